//! What staff decide about a date and its registrations.

use super::{
    Book, Decision, Refusal, RegistrationState,
    cancel::{cancelled, is_over},
    reconsider,
};
use crate::{Occurrence, OccurrenceState, RegistrationId, Text};

/// A date with another number of seats. Whoever has a seat keeps it; the book is reconsidered after it.
#[must_use]
pub fn change_capacity(occurrence: &Occurrence, seats: u32) -> Occurrence {
    Occurrence { capacity: Some(seats), ..occurrence.clone() }
}

/// A date that does not take place. Its registrations stay, so that everybody who registered is told why; no
/// seats are given any more.
#[must_use]
pub fn call_off(occurrence: &Occurrence, reason: Text) -> Occurrence {
    Occurrence { state: OccurrenceState::Cancelled { reason }, ..occurrence.clone() }
}

/// Cancels a household's registration, whoever made it, and shares its seats.
///
/// # Errors
/// [`Refusal::UnknownRegistration`] when it is not there; [`Refusal::Past`] when the date is over.
pub fn cancel_by_staff(book: &Book<'_>, registration: RegistrationId) -> Result<Decision, Refusal> {
    let known = book.registrations.iter().find(|known| known.id == registration);
    let known = known.ok_or(Refusal::UnknownRegistration)?;
    if !known.is_active() {
        return Ok(Decision::default());
    }
    if is_over(book, known, None) {
        return Err(Refusal::Past);
    }
    Ok(reconsider(book, vec![cancelled(known, RegistrationState::CancelledByStaff)]))
}
