//! What one household comes to, as a calendar under an address that nobody guesses.
//!
//! The address is of one device and says whose dates they are only through it: it ends when the device is moved from,
//! revoked or taken into another secret's place, and follows the device into another household. The calendar says dates
//! and titles; no name, no age, no answer, and not how many come.

use std::collections::BTreeMap;

use sammen_domain::{AreaId, Occurrence, OccurrenceId, Registration, RegistrationState, Row};

use super::{
    Links, Published,
    calendar::{Attending, Calendar},
};
use crate::{
    database::{Connection, Database, DatabaseError},
    device::{DeviceId, DeviceState},
    identity::{Digest, Token},
    repository::{
        area, calendar_address, device,
        row::{self, Space},
    },
};

/// Why a device has no address.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PersonalError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The device is not its household's any more.
    #[error("make an address: the device has left its household; begin anew on it first")]
    Left(DeviceState),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Makes an address for a device, in the place of the one that it had.
pub(crate) async fn address_for(
    database: &Database,
    area: &AreaId,
    device: DeviceId,
) -> Result<Token, PersonalError> {
    let mut runs = database.runs();
    loop {
        match try_address_for(database, area, device).await {
            Err(PersonalError::Database(error)) if runs.go_on(&error) => {}
            made => return made,
        }
    }
}

async fn try_address_for(
    database: &Database,
    area: &AreaId,
    id: DeviceId,
) -> Result<Token, PersonalError> {
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| PersonalError::UnknownArea(area.clone()))?;
    let held = device::hold(&mut transaction, area, id).await?;
    if held.state != DeviceState::Active {
        return Err(PersonalError::Left(held.state));
    }
    let token = Token::random();
    calendar_address::put(&mut transaction, area, id, token.digest()).await?;
    transaction.commit().await?;
    Ok(token)
}

/// Takes a device's address away, if it has one.
pub(crate) async fn end_address(
    database: &Database,
    area: &AreaId,
    device: DeviceId,
) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    calendar_address::remove(&mut transaction, area, device).await?;
    transaction.commit().await
}

/// What the household comes to whose address it is; `None` where the address is nobody's, or not any more.
pub(crate) async fn dates_of(
    connection: &mut Connection,
    area: &AreaId,
    token: Digest,
) -> Result<Option<Dates>, DatabaseError> {
    let Some(id) = calendar_address::find(connection, area, token).await? else {
        return Ok(None);
    };
    let device = device::find(connection, area, id).await?;
    if device.state != DeviceState::Active {
        return Ok(None);
    }
    let rows = row::all_with_versions(connection, area, Space::Owner(device.owner)).await?;
    let registration = |(_, version, row)| match row {
        Some(Row::Registration(row)) if !row.on_behalf => Some((row, version)),
        _ => None,
    };
    Ok(Some(Dates(rows.into_iter().filter_map(registration).collect())))
}

/// A household's registrations, each with the version under which it last changed.
#[derive(Clone, Debug)]
pub(crate) struct Dates(Vec<(Registration, u64)>);

/// The calendar of a household, in a language as far as it was written in it.
pub(crate) fn calendar_of(
    dates: &Dates,
    published: &Published,
    links: Links<'_>,
    language: &str,
) -> String {
    let attended = dates.attended(published);
    let mut calendar = Calendar::begin(published, links, language);
    calendar.file.text("NAME", published.area.name.get(language));
    calendar.file.text("X-WR-CALNAME", published.area.name.get(language));
    let of = attended.keys().filter_map(|id| published.dates.get(id)).map(|date| &date.row);
    calendar.zone(of);
    for (id, (attending, changed)) in attended {
        let Some(date) = published.dates.get(&id) else { continue };
        let Some(activity) = published.activity_of(date) else { continue };
        calendar.date(date, activity, attending, changed);
    }
    calendar.file.finish()
}

impl Dates {
    /// Every date once: where there are several registrations for it, what the best of them says.
    fn attended(&self, published: &Published) -> BTreeMap<OccurrenceId, (Attending, u64)> {
        let mut attended: BTreeMap<OccurrenceId, (Attending, u64)> = BTreeMap::new();
        for (registration, version) in &self.0 {
            for date in published.dates.values() {
                let Some(attending) = attending(registration, &date.row) else { continue };
                let known = attended.entry(date.row.id).or_insert((attending, *version));
                *known = (known.0.min(attending), known.1.max(*version));
            }
        }
        attended
    }
}

fn attending(registration: &Registration, date: &Occurrence) -> Option<Attending> {
    if !registration.is_for(date) {
        return None;
    }
    match registration.state {
        RegistrationState::Confirmed => registration.holds(date.id).then_some(Attending::Comes),
        RegistrationState::Waitlisted { .. } | RegistrationState::Offered { .. } => {
            Some(Attending::Hopes)
        }
        RegistrationState::CancelledByStaff => Some(Attending::Cancelled),
        RegistrationState::Cancelled | RegistrationState::Lapsed => None,
    }
}
