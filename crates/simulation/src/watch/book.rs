//! What must hold of one date's registrations.

use sammen_domain::{
    Availability, Occurrence, OccurrenceId, OwnerId, Refusal, Registration, RegistrationState,
    UnixSeconds,
};
use sammen_server::DeviceId;
use sammen_sync::{OpId, Outcome};

use crate::{
    Violation,
    content::is_open,
    ledger::{Deed, Ledger, Operation},
};

/// Every registration was asked for, and is what was asked for.
pub(super) fn check_effect(
    registration: &Registration,
    ledger: &Ledger,
    owner_of: impl Fn(DeviceId) -> OwnerId,
) -> Result<(), Violation> {
    let id = registration.id;
    let made = ledger.placing(id);
    let Some((_, operation)) =
        made.filter(|(_, made)| made.outcomes.contains(|outcome| outcome == Outcome::Accepted))
    else {
        return Err(Violation::EffectWithoutOperation { registration: id });
    };
    let Deed::Place { occurrence, persons, .. } = operation.deed else {
        unreachable!("what placed a registration is a placing");
    };
    let is_it = operation.keys.iter().any(|key| owner_of(*key) == registration.owner)
        && registration.occurrence == occurrence
        && registration.persons == persons;
    if is_it { Ok(()) } else { Err(Violation::EffectDiffers { registration: id }) }
}

/// An outcome is by the server's clock, and what nobody understands is refused in words.
pub(super) fn check_outcome(
    op: OpId,
    operation: &Operation,
    outcome: Outcome,
    now: UnixSeconds,
) -> Result<(), Violation> {
    match operation.deed {
        Deed::Unheard if outcome != Outcome::Refused(Refusal::NotUnderstood) => {
            Err(Violation::NotRefused { op })
        }
        Deed::Place { date, .. } => {
            let by_time = [Refusal::Closed, Refusal::Past, Refusal::NotOpenYet];
            let is_late = by_time.iter().any(|refusal| outcome == Outcome::Refused(*refusal));
            let is_wrong = if is_open(date, now) { is_late } else { outcome == Outcome::Accepted };
            if is_wrong { Err(Violation::WrongClock { op }) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// The seats that a book gives.
pub(super) fn count(date: OccurrenceId, book: &[Registration]) -> Availability {
    let mut counts = Availability::none(date);
    for registration in book {
        let persons = u32::from(registration.persons);
        match registration.state {
            RegistrationState::Confirmed => counts.confirmed += persons,
            RegistrationState::Waitlisted { .. } => {
                counts.waiting += persons;
                counts.waiting_households += 1;
            }
            RegistrationState::Cancelled => {}
        }
    }
    counts
}

/// Seats were shared as they must be between two states of a book; without the first, only what a single
/// state shows is checked.
pub(super) fn check_sharing(
    occurrence: &Occurrence,
    before: Option<&[Registration]>,
    after: &[Registration],
    now: UnixSeconds,
) -> Result<(), Violation> {
    let date = occurrence.id;
    let seats = occurrence.capacity.expect("every date here says its seats");
    let confirmed = count(date, after).confirmed;
    let was = |registration: &Registration| {
        before?.iter().find(|known| known.id == registration.id).map(|known| known.state)
    };
    for registration in after {
        let lost = was(registration) == Some(RegistrationState::Confirmed)
            && matches!(registration.state, RegistrationState::Waitlisted { .. });
        if lost {
            return Err(Violation::SeatsTaken { registration: registration.id });
        }
    }
    let mut waiting: Vec<(u64, u32, &Registration)> = Vec::new();
    for registration in after {
        if let RegistrationState::Waitlisted { position } = registration.state {
            waiting.push((registration.sequence, position, registration));
        }
    }
    waiting.sort_by_key(|(sequence, ..)| *sequence);
    if !waiting.iter().map(|(_, position, _)| *position).eq((1..).take(waiting.len())) {
        return Err(Violation::WaitlistNumbers { date });
    }
    let new = |registration: &&Registration| {
        before.is_some()
            && registration.state == RegistrationState::Confirmed
            && was(registration) != Some(RegistrationState::Confirmed)
    };
    for given in after.iter().filter(new) {
        if confirmed > seats {
            return Err(Violation::Oversold { date, confirmed, seats });
        }
        let passed_over = waiting.iter().any(|(sequence, _, waits)| {
            *sequence < given.sequence && waits.persons <= given.persons
        });
        if passed_over {
            return Err(Violation::Unfair { registration: given.id });
        }
    }
    // After its end, and while it is cancelled, a date gives no seats any more.
    if occurrence.is_scheduled() && now < occurrence.ends_at {
        let free = seats.saturating_sub(confirmed);
        for (.., waits) in waiting {
            if u32::from(waits.persons) <= free {
                return Err(Violation::FreeSeatBesideWaiting { registration: waits.id });
            }
        }
    }
    Ok(())
}
