//! The aggregate that every registration rule reads, and the fair sharing of its seats.

use crate::{
    Activity, ActivityState, Availability, Occurrence, OwnerId, Registration, RegistrationState,
    UnixSeconds,
    mutant::{Mutant, is_on},
};

/// All that is registered for one date, as far as the reader knows.
///
/// The server knows every registration and leaves the `others_*` counts at zero. A phone knows its own
/// registrations and counts the rest from the last [`Availability`] it saw.
#[derive(Clone, Copy, Debug)]
pub struct Book<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// The date.
    pub occurrence: &'a Occurrence,
    /// The known registrations for the date, in any order.
    pub registrations: &'a [Registration],
    /// Persons with a seat beyond `registrations`.
    pub others_confirmed: u32,
    /// Households waiting beyond `registrations`.
    pub others_waiting_households: u32,
    /// Who acts.
    pub actor: OwnerId,
    /// The server's clock. `None` on a phone, whose clock may be years wrong: then no rule about time
    /// is decided there.
    pub now: Option<UnixSeconds>,
}

/// What a rule changes: rows to store, in one transaction.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Decision {
    /// Registrations to insert or replace.
    pub registrations: Vec<Registration>,
}

impl Book<'_> {
    /// Seats on the date; none where nobody registers.
    #[must_use]
    pub fn capacity(&self) -> u32 {
        self.occurrence.capacity(self.activity).unwrap_or(0)
    }

    /// The order in which a registration that arrives now stands.
    #[must_use]
    pub fn next_sequence(&self) -> u64 {
        self.registrations.iter().map(|r| r.sequence).max().map_or(1, |last| last + 1)
    }

    /// How many seats are taken once a decision is stored.
    #[must_use]
    pub fn availability_after(&self, decision: &Decision) -> Availability {
        let mut availability = Availability::none(self.occurrence.id);
        availability.confirmed = self.others_confirmed;
        availability.waiting_households = self.others_waiting_households;
        for registration in merged(self.registrations, &decision.registrations) {
            match registration.state {
                RegistrationState::Confirmed => {
                    availability.confirmed += u32::from(registration.persons);
                }
                RegistrationState::Waitlisted { .. } => {
                    availability.waiting += u32::from(registration.persons);
                    availability.waiting_households += 1;
                }
                RegistrationState::Cancelled => {}
            }
        }
        availability
    }
}

/// Gives free seats to waiting households, in the order they came, whoever fits whole; then numbers
/// those that still wait.
///
/// Returns only the registrations that differ from the book's, `changed` among them. A household that
/// has a seat keeps it, even when the capacity was lowered under it.
#[must_use]
pub fn reconsider(book: &Book<'_>, changed: Vec<Registration>) -> Decision {
    let mut all = merged(book.registrations, &changed);
    all.sort_by_key(|r| r.sequence);
    if is_on(Mutant::WaitlistSkipsFirst) {
        all.reverse();
    }
    let taken: u32 = book.others_confirmed
        + all
            .iter()
            .filter(|r| r.state == RegistrationState::Confirmed)
            .map(|r| u32::from(r.persons))
            .sum::<u32>();
    let mut free = book.capacity().saturating_sub(taken);
    let takes_place =
        book.occurrence.is_scheduled() && book.activity.state == ActivityState::Running;
    let mut position = book.others_waiting_households;
    for registration in &mut all {
        if !matches!(registration.state, RegistrationState::Waitlisted { .. }) {
            continue;
        }
        let persons = u32::from(registration.persons);
        if is_on(Mutant::HouseholdSplit) && 0 < free && free < persons {
            registration.persons = u16::try_from(free).unwrap_or(u16::MAX);
        }
        let persons = persons.min(registration.persons.into());
        let fits = persons <= free || (is_on(Mutant::Oversell) && free > 0);
        if fits && takes_place {
            free = free.saturating_sub(persons);
            registration.state = RegistrationState::Confirmed;
        } else {
            position += 1;
            registration.state = RegistrationState::Waitlisted { position };
        }
    }
    all.retain(|r| !book.registrations.contains(r));
    Decision { registrations: all }
}

/// The book's registrations with the changed ones in place of their older selves.
fn merged(known: &[Registration], changed: &[Registration]) -> Vec<Registration> {
    let mut all: Vec<Registration> =
        known.iter().filter(|k| changed.iter().all(|c| c.id != k.id)).cloned().collect();
    all.extend_from_slice(changed);
    all
}
