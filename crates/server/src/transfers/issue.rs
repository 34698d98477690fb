//! Making a code.

use sammen_domain::{AreaId, OwnerId, UnixSeconds};

use super::{CODE_SECONDS, Code, Purpose, attempts::Tries};
use crate::{
    database::{Connection, Database, DatabaseError},
    day_secret::DaySecret,
    device::{DeviceId, DeviceState},
    repository::{
        area, device,
        transfer::{self, Transfer},
    },
};

/// Why there is no code.
#[derive(Debug, thiserror::Error)]
pub enum IssueError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The device is not its household's any more.
    #[error("make a code: the device has left its household")]
    Left(DeviceState),
    /// The device asks for too many.
    #[error("make a code: the device has asked for many; wait {retry_after_seconds} seconds")]
    TooMany {
        /// When there may be another.
        retry_after_seconds: u64,
    },
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Makes a code by which another device comes into a device's household, good once and for [`CODE_SECONDS`].
///
/// # Errors
/// [`IssueError`].
pub async fn issue(
    database: &Database,
    secret: &DaySecret,
    area: &AreaId,
    device: DeviceId,
    purpose: Purpose,
    mut entropy: impl FnMut() -> u64,
    now: UnixSeconds,
) -> Result<Code, IssueError> {
    let mut runs = database.runs();
    loop {
        match try_issue(database, secret, area, device, purpose, &mut entropy, now).await {
            Err(IssueError::Database(error)) if runs.go_on(&error) => {}
            issued => return issued,
        }
    }
}

async fn try_issue(
    database: &Database,
    secret: &DaySecret,
    area: &AreaId,
    device: DeviceId,
    purpose: Purpose,
    entropy: impl FnMut() -> u64,
    now: UnixSeconds,
) -> Result<Code, IssueError> {
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| IssueError::UnknownArea(area.clone()))?;
    let state = device::hold(&mut transaction, area, device).await?.state;
    if state != DeviceState::Active {
        return Err(IssueError::Left(state));
    }
    let tries = Tries { secret, area, device, now };
    if let Some(too_many) = tries.count_issuing(&mut transaction).await? {
        let retry_after_seconds = too_many.retry_after_seconds;
        return Err(IssueError::TooMany { retry_after_seconds });
    }
    let code = store(&mut transaction, secret, area, device, purpose, entropy, now).await?;
    transaction.commit().await?;
    Ok(code)
}

/// Makes a code for the household that an owner is of, on behalf of somebody who may: by
/// [`Purpose::Replace`] a resident whose phone is lost comes back to what is theirs. Part of the caller's
/// transaction, so that it can be noted beside it who made it.
///
/// # Errors
/// When the database fails.
pub async fn issue_for(
    connection: &mut Connection,
    secret: &DaySecret,
    area: &AreaId,
    owner: OwnerId,
    purpose: Purpose,
    entropy: impl FnMut() -> u64,
    now: UnixSeconds,
) -> Result<Code, DatabaseError> {
    // A household is named after its first device, whatever became of that one.
    let first = DeviceId(owner.0);
    device::hold(connection, area, first).await?;
    store(connection, secret, area, first, purpose, entropy, now).await
}

async fn store(
    connection: &mut Connection,
    secret: &DaySecret,
    area: &AreaId,
    issuer: DeviceId,
    purpose: Purpose,
    mut entropy: impl FnMut() -> u64,
    now: UnixSeconds,
) -> Result<Code, DatabaseError> {
    // The phone that lost the reply to a redeemed code asks again soon.
    transfer::forget(connection, area, now - CODE_SECONDS).await?;
    loop {
        let code = Code::from_entropy(entropy());
        let digest = digest(secret, area, &code);
        if transfer::lock(connection, area, &digest).await?.is_none() {
            let expires_at = now + CODE_SECONDS;
            let transfer = Transfer { issuer, purpose, expires_at, redeemed_by: None };
            transfer::put(connection, area, &digest, transfer).await?;
            return Ok(code);
        }
    }
}

/// What is stored of a code.
pub(super) fn digest(secret: &DaySecret, area: &AreaId, code: &Code) -> [u8; 32] {
    secret.digest("transfer", &[area.as_str().as_bytes(), code.as_bytes()])
}
