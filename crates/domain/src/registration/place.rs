//! Registering a household.

use minicbor::{Decode, Encode};

use super::{Book, Decision, Refusal, Registration, RegistrationState, reconsider};
use crate::{ActivityState, OccurrenceId, RegistrationId, SignUp};

const NAME_CHARS_MAX: u16 = 100;
const SECONDS_PER_HOUR: i64 = 3_600;

/// A household wants to come.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct PlaceRegistration {
    /// The id the registration gets.
    #[n(0)]
    pub registration: RegistrationId,
    /// The date.
    #[n(1)]
    pub occurrence: OccurrenceId,
    /// How many persons.
    #[n(2)]
    pub persons: u16,
    /// Their names, where given.
    #[n(3)]
    pub names: Vec<String>,
}

/// Decides what a household gets: seats for all of it, or a place on the waitlist for all of it.
///
/// # Errors
/// A [`Refusal`] when the rules say no; nothing changes then.
pub fn place_registration(
    book: &Book<'_>,
    request: &PlaceRegistration,
) -> Result<Decision, Refusal> {
    check_open(book)?;
    check_household(book, request)?;
    if book.registrations.iter().any(|r| r.id == request.registration) {
        return Err(Refusal::DuplicateRegistration);
    }
    if book.registrations.iter().any(|r| r.owner == book.actor && r.is_active()) {
        return Err(Refusal::AlreadyRegistered);
    }
    let placed = Registration {
        id: request.registration,
        occurrence: book.occurrence.id,
        owner: book.actor,
        persons: request.persons,
        names: request.names.iter().map(|n| n.trim().to_owned()).collect(),
        sequence: book.next_sequence(),
        // Last in the line; whoever fits, this household among them, is then given seats.
        state: RegistrationState::Waitlisted { position: u32::MAX },
    };
    Ok(reconsider(book, vec![placed]))
}

fn check_open(book: &Book<'_>) -> Result<(), Refusal> {
    if book.activity.state == ActivityState::Cancelled || !book.occurrence.is_scheduled() {
        return Err(Refusal::ActivityCancelled);
    }
    let SignUp::Registration { opens_hours_before, closes_hours_before, .. } =
        book.activity.sign_up
    else {
        return Err(Refusal::NoRegistrationNeeded);
    };
    let Some(now) = book.now else { return Ok(()) };
    let starts_at = book.occurrence.starts_at;
    if now >= book.occurrence.ends_at {
        return Err(Refusal::Past);
    }
    if opens_hours_before.is_some_and(|h| now < starts_at - i64::from(h) * SECONDS_PER_HOUR) {
        return Err(Refusal::NotOpenYet);
    }
    if now >= starts_at - i64::from(closes_hours_before) * SECONDS_PER_HOUR {
        return Err(Refusal::Closed);
    }
    Ok(())
}

fn check_household(book: &Book<'_>, request: &PlaceRegistration) -> Result<(), Refusal> {
    let SignUp::Registration { household_max, names_required, .. } = book.activity.sign_up else {
        return Err(Refusal::NoRegistrationNeeded);
    };
    if request.persons == 0
        || request.persons > household_max
        || request.names.len() > usize::from(request.persons)
    {
        return Err(Refusal::HouseholdSize { max: household_max });
    }
    if request.names.iter().any(|n| n.trim().chars().count() > usize::from(NAME_CHARS_MAX)) {
        return Err(Refusal::NameTooLong { max: NAME_CHARS_MAX });
    }
    let named = request.names.iter().filter(|n| !n.trim().is_empty()).count();
    if names_required && named < usize::from(request.persons) {
        return Err(Refusal::NameMissing);
    }
    Ok(())
}
