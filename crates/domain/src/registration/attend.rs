//! Who came, noted gently: for those who plan, never against a household.

use serde::{Deserialize, Serialize};

use super::{Book, Decision, Refusal};
use crate::{OccurrenceId, RegistrationId};

/// Whether a household came to a date.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Attendance {
    /// Nobody took note.
    Unknown,
    /// It came.
    Attended,
    /// It did not.
    DidNotCome,
}

/// Notes whether a household came. No rule ever reads it.
///
/// # Errors
/// [`Refusal::UnknownRegistration`] when it has no seats on the date; [`Refusal::UnknownOccurrence`] when the
/// date is not the book's; [`Refusal::NotBegun`] before the date has begun.
pub fn record_attendance(
    book: &Book<'_>,
    registration: RegistrationId,
    date: OccurrenceId,
    attendance: Attendance,
) -> Result<Decision, Refusal> {
    let occurrence = book.date(date).ok_or(Refusal::UnknownOccurrence)?;
    let known = book
        .registrations
        .iter()
        .find(|known| known.id == registration && known.holds(date))
        .ok_or(Refusal::UnknownRegistration)?;
    if book.now.is_none_or(|now| now < occurrence.starts_at) {
        return Err(Refusal::NotBegun);
    }
    if known.attendance(date) == attendance {
        return Ok(Decision::default());
    }
    let mut noted = known.clone();
    noted.attendance.retain(|(other, _)| *other != date);
    if attendance != Attendance::Unknown {
        noted.attendance.push((date, attendance));
    }
    Ok(Decision { registrations: vec![noted] })
}
