//! A household that answers an offer of seats.

use minicbor::{Decode, Encode};

use super::{
    Book, Decision, Refusal, RegistrationState, cancel::is_over, reconsider, share::share,
};
use crate::{OccurrenceId, RegistrationId};

/// A household comes, now that there are seats; or it still wants to, after an offer that it missed.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct AcceptOffer {
    /// The registration.
    #[n(0)]
    pub registration: RegistrationId,
    /// The date it is for, which names the aggregate to load; any one of a series.
    #[n(1)]
    pub occurrence: OccurrenceId,
}

/// Gives the offered seats to the household, if it answers in time by the server's clock. A household that
/// answers too late is put back where it stood in the line, and has the seats if they are still free.
///
/// Saying yes to what one has, or waits for anyway, is no error.
///
/// # Errors
/// [`Refusal::UnknownRegistration`] when it is not there or belongs to another owner;
/// [`Refusal::NothingOffered`] when it was cancelled; [`Refusal::ActivityCancelled`] and [`Refusal::Past`]
/// when there is nothing left to come to.
pub fn accept_offer(book: &Book<'_>, request: &AcceptOffer) -> Result<Decision, Refusal> {
    let registration = book
        .registrations
        .iter()
        .find(|r| r.id == request.registration && r.owner == book.actor)
        .ok_or(Refusal::UnknownRegistration)?;
    let is_in_time = |until| book.now.is_none_or(|now| now < until);
    let mut answered = registration.clone();
    match registration.state {
        RegistrationState::Cancelled | RegistrationState::CancelledByStaff => {
            return Err(Refusal::NothingOffered);
        }
        RegistrationState::Confirmed | RegistrationState::Waitlisted { .. } => {
            return Ok(Decision::default());
        }
        RegistrationState::Offered { .. } | RegistrationState::Lapsed => {}
    }
    if is_over(book, registration, None) {
        return Err(Refusal::Past);
    }
    if !book.takes_place(registration) {
        return Err(Refusal::ActivityCancelled);
    }
    if let RegistrationState::Offered { until } = registration.state
        && is_in_time(until)
    {
        answered.state = RegistrationState::Confirmed;
        return Ok(reconsider(book, vec![answered]));
    }
    answered.give_seats_back(RegistrationState::Waitlisted { position: u32::MAX });
    let arrived = Some(answered.id);
    Ok(share(book, vec![answered], arrived))
}
