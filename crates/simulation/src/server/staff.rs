//! What staff decide, as an endpoint would have it done.

use sammen_domain::{
    AreaId, OccurrenceId, OwnerId, PlaceRegistration, RegistrationId, UnixSeconds,
};
use sammen_server::{
    Database, StaffDecision, StaffError, cancel_household, change_seats, register_household,
};

/// Who registers those without phones.
pub(crate) const STAFF: OwnerId = OwnerId([0x5a; 32]);

/// What staff decide about a date.
#[derive(Clone, Debug)]
pub(crate) enum StaffDeed {
    Seats { date: OccurrenceId, seats: u32 },
    Register { date: OccurrenceId, request: PlaceRegistration },
    Cancel { date: OccurrenceId, registration: RegistrationId },
}

pub(super) async fn decide(
    database: &Database,
    area: &AreaId,
    deed: &StaffDeed,
    now: UnixSeconds,
) -> Result<(), StaffError> {
    let mut transaction = database.write().await?;
    let at = |date| StaffDecision { area, date, now };
    match deed {
        StaffDeed::Seats { date, seats } => {
            change_seats(&mut transaction, at(*date), *seats).await?;
        }
        StaffDeed::Register { date, request } => {
            register_household(&mut transaction, at(*date), STAFF, request).await?;
        }
        StaffDeed::Cancel { date, registration } => {
            cancel_household(&mut transaction, at(*date), *registration).await?;
        }
    }
    Ok(transaction.commit().await?)
}
