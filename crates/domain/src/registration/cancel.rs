//! A household that cannot come after all.

use minicbor::{Decode, Encode};

use super::{Book, Decision, Refusal, RegistrationState, reconsider};
use crate::{
    OccurrenceId, RegistrationId,
    mutant::{Mutant, is_on},
};

/// A household does not come.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct CancelRegistration {
    /// The registration.
    #[n(0)]
    pub registration: RegistrationId,
    /// The date it is for, which names the aggregate to load.
    #[n(1)]
    pub occurrence: OccurrenceId,
}

/// Gives the seats back and shares them among those who wait.
///
/// Cancelling twice is no error: the household does not come either way.
///
/// # Errors
/// [`Refusal::UnknownRegistration`] when it is not there or belongs to another owner;
/// [`Refusal::Past`] when the date is over.
pub fn cancel_registration(
    book: &Book<'_>,
    request: &CancelRegistration,
) -> Result<Decision, Refusal> {
    let registration = book
        .registrations
        .iter()
        .find(|r| r.id == request.registration && r.owner == book.actor)
        .ok_or(Refusal::UnknownRegistration)?;
    if !registration.is_active() {
        return Ok(Decision::default());
    }
    if book.now.is_some_and(|now| now >= book.occurrence.ends_at) {
        return Err(Refusal::Past);
    }
    let mut cancelled = registration.clone();
    cancelled.state = RegistrationState::Cancelled;
    cancelled.names.clear();
    if is_on(Mutant::SeatsNotSharedAgain) {
        return Ok(Decision { registrations: vec![cancelled] });
    }
    Ok(reconsider(book, vec![cancelled]))
}
