//! What must hold of the registrations that are decided together: those of one date, or of a series.

use sammen_domain::{
    Activity, Availability, Occurrence, OccurrenceId, OwnerId, Refusal, Registration,
    RegistrationState, Terms, UnixSeconds,
};
use sammen_server::DeviceId;
use sammen_sync::{OpId, Outcome};

use crate::{
    Violation,
    content::is_open,
    ledger::{Deed, Ledger, Operation},
    server::STAFF,
};

const HOUR: i64 = 3_600;

/// Every registration was asked for, and is what was asked for.
pub(super) fn check_effect(
    registration: &Registration,
    ledger: &Ledger,
    owner_of: impl Fn(DeviceId) -> OwnerId,
) -> Result<(), Violation> {
    let id = registration.id;
    if let Some((occurrence, persons)) = ledger.made_by_staff(id) {
        let is_it = registration.owner == STAFF
            && registration.on_behalf
            && registration.occurrence == occurrence
            && registration.persons == persons;
        return if is_it { Ok(()) } else { Err(Violation::EffectDiffers { registration: id }) };
    }
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
    is_series: bool,
    now: UnixSeconds,
) -> Result<(), Violation> {
    match operation.deed {
        Deed::Unheard if outcome != Outcome::Refused(Refusal::NotUnderstood) => {
            Err(Violation::NotRefused { op })
        }
        Deed::Place { date, .. } => {
            let by_time = [Refusal::Closed, Refusal::Past, Refusal::NotOpenYet];
            let is_late = by_time.iter().any(|refusal| outcome == Outcome::Refused(*refusal));
            // A series is open for certain while its first date is, and never after the last one that a case has.
            let (first, last) = if is_series { (0, DATES_MAX - 1) } else { (date, date) };
            let is_wrong = (is_late && is_open(first, now))
                || (outcome == Outcome::Accepted && !is_open(last, now));
            if is_wrong { Err(Violation::WrongClock { op }) } else { Ok(()) }
        }
        _ => Ok(()),
    }
}

/// The most dates that a case has.
const DATES_MAX: u8 = 3;

/// A book, and when it is looked at.
pub(super) struct Look<'a> {
    pub(super) activity: &'a Activity,
    pub(super) terms: &'a Terms,
    pub(super) dates: &'a [Occurrence],
    pub(super) now: UnixSeconds,
}

/// The seats of a date that a book gives.
pub(super) struct Count {
    seats: u32,
    taken: u32,
    /// Of those that are taken, by those whom somebody else registered.
    on_behalf: u32,
    /// Held for them, used or not.
    held: u32,
    waiting: u32,
    waiting_households: u32,
}

impl Count {
    /// What everybody is told of it.
    pub(super) fn told(&self, date: OccurrenceId) -> Availability {
        let free = self.seats.saturating_sub(self.taken);
        let unused = self.held.saturating_sub(self.on_behalf).min(free);
        let (waiting, waiting_households) = (self.waiting, self.waiting_households);
        Availability { occurrence: date, taken: self.taken + unused, waiting, waiting_households }
    }

    /// Seats that a household may have.
    fn free_for(&self, registration: &Registration) -> u32 {
        let free = self.seats.saturating_sub(self.taken);
        let unused = self.held.saturating_sub(self.on_behalf);
        if registration.on_behalf { free } else { free.saturating_sub(unused) }
    }
}

impl Look<'_> {
    /// Counts a date's seats.
    pub(super) fn count(&self, date: &Occurrence, book: &[Registration]) -> Count {
        let is_of_series = self.terms.series().is_none_or(|dates| dates.contains(&date.id));
        let held = self.terms.held.filter(|held| {
            is_of_series
                && date.is_scheduled()
                && self.now < date.starts_at - i64::from(held.released_hours_before) * HOUR
        });
        let mut count = Count {
            seats: date.capacity.expect("every date here says its seats"),
            taken: 0,
            on_behalf: 0,
            held: held.map_or(0, |held| held.seats),
            waiting: 0,
            waiting_households: 0,
        };
        for registration in book {
            let persons = u32::from(registration.persons);
            if registration.holds(date.id) {
                count.taken += persons;
                count.on_behalf += if registration.on_behalf { persons } else { 0 };
            }
            let waits = matches!(registration.state, RegistrationState::Waitlisted { .. });
            if waits && is_of_series && registration.wants(date.id) {
                count.waiting += persons;
                count.waiting_households += 1;
            }
        }
        count
    }

    /// Seats were shared as they must be between two states of a book.
    pub(super) fn check_sharing(
        &self,
        before: &[Registration],
        after: &[Registration],
    ) -> Result<(), Violation> {
        let waiting = check_line(after).ok_or_else(|| {
            let date = self.dates.first().map_or(OccurrenceId(uuid::Uuid::nil()), |date| date.id);
            Violation::WaitlistNumbers { date }
        })?;
        for registration in after {
            self.check_time(registration)?;
        }
        for registration in before {
            let now = after.iter().find(|now| now.id == registration.id);
            check_kept(registration, now)?;
        }
        for given in after {
            let had = before.iter().find(|had| had.id == given.id);
            self.check_given(given, had, after, &waiting)?;
        }
        for waits in waiting {
            let needed = self.needs(waits);
            let fits = |date: &&Occurrence| {
                u32::from(waits.persons) <= self.count(date, after).free_for(waits)
            };
            if self.may_be_given(&needed) && needed.iter().all(fits) {
                return Err(Violation::FreeSeatBesideWaiting { registration: waits.id });
            }
        }
        Ok(())
    }

    /// No offer outlives its time, and nobody is known a day after it is over.
    fn check_time(&self, registration: &Registration) -> Result<(), Violation> {
        let id = registration.id;
        if let RegistrationState::Offered { until } = registration.state
            && until <= self.now
        {
            return Err(Violation::OfferNotEnded { registration: id });
        }
        let ends = self.dates.iter().filter(|date| registration.wants(date.id));
        let is_over =
            ends.map(|date| date.ends_at).max().is_some_and(|end| end + 24 * HOUR <= self.now);
        if is_over && registration.is_personal() {
            return Err(Violation::PersonsKept { registration: id });
        }
        Ok(())
    }

    /// What a household was given, it may have: seats that there are, that are not held, whole, and in turn.
    fn check_given(
        &self,
        given: &Registration,
        had: Option<&Registration>,
        after: &[Registration],
        waiting: &[&Registration],
    ) -> Result<(), Violation> {
        let is_new =
            |date: &&Occurrence| given.holds(date.id) && had.is_none_or(|had| !had.holds(date.id));
        let new: Vec<&Occurrence> = self.dates.iter().filter(is_new).collect();
        for date in &new {
            let count = self.count(date, after);
            if count.taken > count.seats {
                let (confirmed, seats) = (count.taken, count.seats);
                return Err(Violation::Oversold { date: date.id, confirmed, seats });
            }
            let by_others = count.taken - count.on_behalf;
            if !given.on_behalf && by_others + count.held > count.seats {
                return Err(Violation::HeldSeatsGiven { date: date.id, registration: given.id });
            }
        }
        // Who has seats gets those of a new date before all others.
        if new.is_empty() || had.is_some_and(|had| had.state.holds_seats()) {
            return Ok(());
        }
        if self.needs(given).iter().any(|date| !given.holds(date.id)) {
            return Err(Violation::SeriesSplit { registration: given.id });
        }
        let is_passed_over = |waits: &&&Registration| {
            let needed = self.needs(waits);
            waits.sequence < given.sequence
                && waits.persons <= given.persons
                && (waits.on_behalf || !given.on_behalf)
                && self.may_be_given(&needed)
                && needed.iter().all(|date| new.iter().any(|new| new.id == date.id))
        };
        match waiting.iter().find(is_passed_over) {
            Some(_) => Err(Violation::Unfair { registration: given.id }),
            None => Ok(()),
        }
    }

    /// The dates that a household needs seats on: those of a series until they close, a single one until it ends.
    fn needs(&self, registration: &Registration) -> Vec<&Occurrence> {
        let is_there = |date: &&Occurrence| {
            self.activity.is_running() && date.is_scheduled() && registration.wants(date.id)
        };
        let series = self.terms.series();
        let is_ahead = |date: &&Occurrence| match series {
            Some(dates) => {
                let closes_at = date.starts_at - i64::from(self.terms.closes_hours_before) * HOUR;
                dates.contains(&date.id) && self.now < closes_at
            }
            None => self.now < date.ends_at,
        };
        self.dates.iter().filter(is_there).filter(is_ahead).collect()
    }

    /// Whether there is anything to give; where households are asked, nobody is when it has begun.
    fn may_be_given(&self, needed: &[&Occurrence]) -> bool {
        let asks = self.terms.offer_hours.is_some();
        let has_begun = needed.iter().any(|date| date.starts_at <= self.now);
        !needed.is_empty() && (!asks || !has_begun)
    }
}

/// Those who wait, in the order they came, if they are numbered so.
fn check_line(book: &[Registration]) -> Option<Vec<&Registration>> {
    let position = |registration: &Registration| match registration.state {
        RegistrationState::Waitlisted { position } => Some(position),
        _ => None,
    };
    let mut waiting: Vec<&Registration> =
        book.iter().filter(|registration| position(registration).is_some()).collect();
    waiting.sort_by_key(|registration| registration.sequence);
    let is_so = waiting.iter().filter_map(|waits| position(waits)).eq((1..).take(waiting.len()));
    is_so.then_some(waiting)
}

/// Nobody loses a seat they said yes to, unless the registration is cancelled or the date declined.
fn check_kept(before: &Registration, now: Option<&Registration>) -> Result<(), Violation> {
    let lost = Err(Violation::SeatsTaken { registration: before.id });
    let Some(now) = now else { return lost };
    if before.state != RegistrationState::Confirmed || !now.is_active() {
        return Ok(());
    }
    let dates = before.series.iter().flat_map(|series| &series.dates);
    let keeps_dates = dates.into_iter().all(|date| now.holds(*date) || !now.wants(*date));
    if now.state == RegistrationState::Confirmed && keeps_dates { Ok(()) } else { lost }
}
