//! How often a code may be tried.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError},
    day_secret::DaySecret,
    device::DeviceId,
    repository::attempt,
};

const QUARTER_SECONDS: UnixSeconds = 15 * 60;

/// Tries of one device in a quarter of an hour.
const DEVICE_MAX: u64 = 5;
/// Tries from one address. A household, a library or a whole block may have one address.
const ADDRESS_MAX: u64 = 30;
/// Tries in one area: with as many, for a year, nobody guesses one of ten codes with a chance of one to a hundred
/// thousand.
const AREA_MAX: u64 = 1_000;
/// Codes that one device may ask for.
const ISSUED_MAX: u64 = 10;

/// Who tries.
pub(super) struct Tries<'a> {
    pub(super) secret: &'a DaySecret,
    pub(super) area: &'a AreaId,
    pub(super) device: DeviceId,
    pub(super) now: UnixSeconds,
}

/// Too many; after so many seconds there may be another.
pub(super) struct TooMany {
    pub(super) retry_after_seconds: u64,
}

impl Tries<'_> {
    /// Counts a try to redeem a code, before anything is told of it.
    pub(super) async fn count_redeeming(
        &self,
        connection: &mut Connection,
        address: &str,
    ) -> Result<Option<TooMany>, DatabaseError> {
        let digest = |kind, who| self.secret.digest(kind, &[who]);
        self.count(
            connection,
            &[
                (digest("attempt-area", b""), AREA_MAX),
                (digest("attempt-address", address.as_bytes()), ADDRESS_MAX),
                (digest("attempt-device", &self.device.0), DEVICE_MAX),
            ],
        )
        .await
    }

    /// Counts a code that is asked for.
    pub(super) async fn count_issuing(
        &self,
        connection: &mut Connection,
    ) -> Result<Option<TooMany>, DatabaseError> {
        let subject = self.secret.digest("issue-device", &[&self.device.0]);
        self.count(connection, &[(subject, ISSUED_MAX)]).await
    }

    /// Always in the same order, so that no two transactions wait for each other.
    async fn count(
        &self,
        connection: &mut Connection,
        subjects: &[([u8; 32], u64)],
    ) -> Result<Option<TooMany>, DatabaseError> {
        let quarter = self.now.div_euclid(QUARTER_SECONDS);
        attempt::forget(connection, self.area, quarter - 1).await?;
        let mut is_too_many = false;
        for (subject, max) in subjects {
            is_too_many |= attempt::count(connection, self.area, subject, quarter).await? > *max;
        }
        let left = QUARTER_SECONDS - self.now.rem_euclid(QUARTER_SECONDS);
        Ok(is_too_many.then(|| TooMany { retry_after_seconds: left.unsigned_abs() }))
    }
}
