//! A household that cannot come after all.

use minicbor::{Decode, Encode};

use super::{Book, Decision, Refusal, Registration, RegistrationState, reconsider};
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
    /// The date it is for, which names the aggregate to load; any one of a series.
    #[n(1)]
    pub occurrence: OccurrenceId,
    /// The only date of a series that it does not come to; `None`: it does not come at all.
    #[n(2)]
    pub only: Option<OccurrenceId>,
}

impl CancelRegistration {
    /// A household that does not come at all.
    #[must_use]
    pub fn new(registration: RegistrationId, occurrence: OccurrenceId) -> Self {
        Self { registration, occurrence, only: None }
    }
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
    let only = request.only.filter(|_| registration.series.is_some());
    if is_over(book, registration, only) {
        return Err(Refusal::Past);
    }
    let changed = match only {
        Some(date) if !registration.wants(date) => return Ok(Decision::default()),
        Some(date) => without(book, registration, date),
        None => cancelled(registration, RegistrationState::Cancelled),
    };
    if is_on(Mutant::SeatsNotSharedAgain) {
        return Ok(Decision { registrations: vec![changed] });
    }
    Ok(reconsider(book, vec![changed]))
}

/// A registration that is no more; nothing of the persons stays.
pub(super) fn cancelled(registration: &Registration, state: RegistrationState) -> Registration {
    let mut cancelled = registration.clone();
    cancelled.give_seats_back(state);
    cancelled.forget_persons();
    cancelled
}

/// Whether the date, or all that the registration is for, lies behind.
pub(super) fn is_over(
    book: &Book<'_>,
    registration: &Registration,
    only: Option<OccurrenceId>,
) -> bool {
    let Some(now) = book.now else { return false };
    let mut dates = book.dates.iter().map(|date| date.occurrence).filter(|date| match only {
        Some(only) => date.id == only,
        None => registration.wants(date.id),
    });
    dates.all(|date| now >= date.ends_at)
}

/// The registration without one date. A household that comes to none has cancelled, and so has one that gives up the last
/// date that it has seats on: nobody stays confirmed, or with an offer, for nothing.
fn without(book: &Book<'_>, registration: &Registration, date: OccurrenceId) -> Registration {
    let mut changed = registration.clone();
    if let Some(series) = &mut changed.series {
        series.dates.retain(|held| *held != date);
        series.declined.push(date);
    }
    let has_seats = changed.state.holds_seats();
    let comes = book.dates.iter().map(|date| date.occurrence).any(|ahead| {
        let lies_ahead = book.now.is_none_or(|now| now < ahead.ends_at);
        let is_its = if has_seats { changed.holds(ahead.id) } else { changed.wants(ahead.id) };
        lies_ahead && ahead.is_scheduled() && is_its
    });
    if comes { changed } else { cancelled(&changed, RegistrationState::Cancelled) }
}
