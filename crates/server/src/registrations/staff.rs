//! What staff decide, within a transaction of theirs. Whether they may is asked before.

use sammen_domain::{
    AreaId, Attendance, Book, Decision, Occurrence, OccurrenceId, OwnerId, PlaceRegistration,
    Refusal, RegistrationId, RegistrationState, Row, Text, UnixSeconds, call_off, cancel_by_staff,
    change_capacity, place_registration, record_attendance,
};
use sha2::{Digest, Sha256};

use super::{LoadedBook, settle_book, store_decision};
use crate::{
    database::{Connection, DatabaseError},
    push::tell_of_change,
    repository::{
        area, registration,
        row::{self, Space},
    },
};

/// Where and when staff decide something.
#[derive(Clone, Copy, Debug)]
pub struct StaffDecision<'a> {
    /// The area.
    pub area: &'a AreaId,
    /// The date, or any one of a series.
    pub date: OccurrenceId,
    /// The server's clock.
    pub now: UnixSeconds,
}

/// Why nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// The rules say no.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Gives a date another number of seats, and the free ones to those who wait. Says how many registrations
/// moved. The next import gives it the seats of the workbook again.
///
/// # Errors
/// [`StaffError`].
pub async fn change_seats(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    seats: u32,
) -> Result<usize, StaffError> {
    change_date(connection, at, |date| change_capacity(date, seats)).await
}

/// Calls a date off. Everybody's registration stays, and says with the date why there is nothing to come to.
///
/// # Errors
/// [`StaffError`].
pub async fn call_off_date(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    reason: Text,
) -> Result<usize, StaffError> {
    change_date(connection, at, |date| call_off(date, reason)).await
}

async fn change_date(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    change: impl FnOnce(&Occurrence) -> Occurrence,
) -> Result<usize, StaffError> {
    let mut loaded = load(connection, at).await?;
    if at.now >= loaded.occurrence().ends_at {
        return Err(Refusal::Past.into());
    }
    let changed = change(loaded.occurrence());
    if changed == *loaded.occurrence() {
        return Ok(0);
    }
    let before = loaded.occurrence().clone();
    loaded.set_occurrence(changed.clone());
    let version = area::next_version(connection, at.area).await?;
    let (was, is) = ((&before, loaded.activity()), (&changed, loaded.activity()));
    tell_of_change(connection, at.area, version, was, is, at.now).await?;
    let row = Row::Occurrence(changed);
    row::put(connection, at.area, Space::Public, version, &row).await?;
    Ok(settle_book(connection, at.area, &mut Some(version), &loaded, at.now).await?)
}

/// Cancels a household's registration, whoever made it.
///
/// # Errors
/// [`StaffError`].
pub async fn cancel_household(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    registration: RegistrationId,
) -> Result<(), StaffError> {
    decide(connection, at, OwnerId::SELF, |book| cancel_by_staff(book, registration)).await?;
    Ok(())
}

/// Notes whether a household came. Nothing is ever decided by it.
///
/// # Errors
/// [`StaffError`].
pub async fn note_attendance(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    registration: RegistrationId,
    attendance: Attendance,
) -> Result<(), StaffError> {
    let note = |book: &Book<'_>| record_attendance(book, registration, at.date, attendance);
    decide(connection, at, OwnerId::SELF, note).await?;
    Ok(())
}

/// The owner of what the staff register for people without phones: one for each area, of which no device can be.
/// So it outlives whoever took the call, all of the staff see it, and no phone shows it or can take it over.
#[must_use]
pub fn partnership(area: &AreaId) -> OwnerId {
    // A device's digest is over a zero byte, which is neither here nor in an area's name.
    OwnerId(Sha256::digest(format!("partnership of {area}")).into())
}

/// Registers somebody who rings or comes by, for the date or, where that is how one registers, for the series. Seats
/// held for people without phones are theirs to use. Says what they got.
///
/// # Errors
/// [`StaffError`].
pub async fn register_household(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    actor: OwnerId,
    request: &PlaceRegistration,
) -> Result<RegistrationState, StaffError> {
    if registration::is_there(connection, at.area, request.registration).await? {
        return Err(Refusal::DuplicateRegistration.into());
    }
    let request = PlaceRegistration { on_behalf: true, occurrence: at.date, ..request.clone() };
    let place = |book: &Book<'_>| {
        let series = book.activity.terms().is_some_and(|terms| terms.series().is_some());
        place_registration(book, &PlaceRegistration { series, ..request.clone() })
    };
    let decision = decide(connection, at, actor, place).await?;
    let placed = decision.registrations.iter().find(|placed| placed.id == request.registration);
    Ok(placed.ok_or(Refusal::UnknownRegistration)?.state)
}

async fn decide(
    connection: &mut Connection,
    at: StaffDecision<'_>,
    actor: OwnerId,
    rule: impl FnOnce(&Book<'_>) -> Result<Decision, Refusal>,
) -> Result<Decision, StaffError> {
    let loaded = load(connection, at).await?;
    let book = Book { may_act_on_behalf: true, ..loaded.for_actor(actor, at.now) };
    let decision = rule(&book)?;
    if !decision.registrations.is_empty() {
        store_decision(connection, at.area, &mut None, &book, &decision).await?;
    }
    Ok(decision)
}

async fn load(
    connection: &mut Connection,
    at: StaffDecision<'_>,
) -> Result<LoadedBook, StaffError> {
    let loaded = LoadedBook::load(connection, at.area, at.date).await?;
    Ok(loaded.ok_or(Refusal::UnknownOccurrence)?)
}
