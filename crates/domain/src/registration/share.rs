//! The one place where seats are shared.

use super::{Book, Decision, Registration, RegistrationState, book::merged, forget::forget};
use crate::{
    Occurrence, RegistrationId, Terms, UnixSeconds,
    mutant::{Mutant, is_on},
};

const SECONDS_PER_HOUR: i64 = 3_600;

/// Gives free seats to waiting households, in the order they came, whoever fits whole; then numbers those that
/// still wait. Before that, offers that nobody answered in time end; after it, persons are forgotten whose
/// dates are over.
///
/// A household that registers for a series fits when there is room on every date that lies ahead and that it
/// wants. One that has seats gets them on a date that is new too, before others, if it fits there.
///
/// Returns only the registrations that differ from the book's, `changed` among them. A household that
/// has a seat keeps it, even when the capacity was lowered under it.
#[must_use]
pub fn reconsider(book: &Book<'_>, changed: Vec<Registration>) -> Decision {
    share(book, changed, None)
}

/// [`reconsider`], where one household has just said that it comes: it is not asked again.
pub(super) fn share(
    book: &Book<'_>,
    changed: Vec<Registration>,
    arrived: Option<RegistrationId>,
) -> Decision {
    let mut all = merged(book.registrations, &changed);
    all.sort_by_key(|r| r.sequence);
    end_offers(book, &mut all);
    if let Some(terms) = book.activity.terms() {
        let mut seats = Seats::count(book, &all);
        seats.extend_series(&mut all);
        if is_on(Mutant::WaitlistSkipsFirst) {
            all.reverse();
        }
        let others = book.dates.iter().map(|date| date.others_waiting_households);
        let mut position = others.max().unwrap_or(0);
        for registration in all.iter_mut().filter(|r| r.state.waits()) {
            let has_arrived = arrived == Some(registration.id);
            match seats.give(terms, registration, has_arrived) {
                Some(state) => registration.state = state,
                None => {
                    position += 1;
                    registration.state = RegistrationState::Waitlisted { position };
                }
            }
        }
    }
    forget(book, &mut all);
    keep_changed(book, &mut all);
    Decision { registrations: all }
}

/// Leaves those that differ from the book's. A server's book is in the order of arrival, so that each stands where it stood
/// before; others, and those of a phone, are looked for.
fn keep_changed(book: &Book<'_>, all: &mut Vec<Registration>) {
    let mut place = 0;
    all.retain(|after| {
        let before = book.registrations.get(place);
        place += 1;
        before != Some(after) && !book.registrations.contains(after)
    });
}

/// An offer that was not answered in time holds no seats any more.
fn end_offers(book: &Book<'_>, registrations: &mut [Registration]) {
    let Some(now) = book.now.filter(|_| !is_on(Mutant::OfferNeverEnds)) else { return };
    for registration in registrations {
        if let RegistrationState::Offered { until } = registration.state
            && until <= now
        {
            registration.give_seats_back(RegistrationState::Lapsed);
        }
    }
}

/// The seats of a book's dates while they are shared.
pub(super) struct Seats<'a> {
    book: &'a Book<'a>,
    dates: Vec<DateSeats>,
}

/// The seats of one date.
#[derive(Clone, Copy)]
struct DateSeats {
    capacity: u32,
    /// By persons who come, or to whom they are offered.
    taken: u32,
    /// Held for people without phones, and not used.
    held: u32,
}

impl DateSeats {
    fn fits(self, registration: &Registration) -> bool {
        let free = self.capacity.saturating_sub(self.taken);
        let held =
            if registration.on_behalf || is_on(Mutant::HeldSeatsGiven) { 0 } else { self.held };
        u32::from(registration.persons) <= free.saturating_sub(held)
            || (is_on(Mutant::Oversell) && free > 0)
    }

    fn take(&mut self, registration: &Registration) {
        let persons = u32::from(registration.persons);
        self.taken = self.taken.saturating_add(persons);
        if registration.on_behalf {
            self.held = self.held.saturating_sub(persons);
        }
        self.held = self.held.min(self.capacity.saturating_sub(self.taken));
    }
}

impl<'a> Seats<'a> {
    /// Counts what is taken and held.
    pub(super) fn count(book: &'a Book<'a>, registrations: &[Registration]) -> Self {
        let of = |date: &super::BookDate<'_>| {
            let holders = || {
                registrations.iter().filter(|r| {
                    r.holds(date.occurrence.id)
                        && !(is_on(Mutant::OffersNotCounted)
                            && r.state != RegistrationState::Confirmed)
                })
            };
            let persons = |r: &Registration| u32::from(r.persons);
            let capacity = date.occurrence.capacity(book.activity).unwrap_or(0);
            let taken = date.others_taken + holders().map(persons).sum::<u32>();
            let used = holders().filter(|r| r.on_behalf).map(persons).sum::<u32>();
            let held = book.held_now(date.occurrence).saturating_sub(used);
            DateSeats { capacity, taken, held: held.min(capacity.saturating_sub(taken)) }
        };
        Self { book, dates: book.dates.iter().map(of).collect() }
    }

    /// The seats of a date that cannot be had.
    pub(super) fn taken(&self, index: usize) -> u32 {
        self.dates[index].taken + self.dates[index].held
    }

    /// Gives those who have seats in a series the seats on dates that are new.
    fn extend_series(&mut self, registrations: &mut [Registration]) {
        for registration in registrations.iter_mut().filter(|r| r.state.holds_seats()) {
            for (index, date) in self.ahead() {
                let lacks = registration.wants(date.id) && !registration.holds(date.id);
                let fits = lacks && self.dates[index].fits(registration);
                if let Some(series) = registration.series.as_mut().filter(|_| fits) {
                    series.dates.push(date.id);
                    self.dates[index].take(registration);
                }
            }
        }
    }

    /// Gives a waiting household seats on all it wants, if it fits; how it then stands.
    fn give(
        &mut self,
        terms: &Terms,
        registration: &mut Registration,
        has_arrived: bool,
    ) -> Option<RegistrationState> {
        let wanted = self.wanted(registration);
        let first = wanted.iter().map(|(_, date)| date.starts_at).min()?;
        let state = match terms.offer_hours {
            Some(hours) if !has_arrived => self.offer(hours, first)?,
            _ => RegistrationState::Confirmed,
        };
        let mut fits =
            wanted.iter().filter(|(index, _)| self.dates[*index].fits(registration)).count();
        if is_on(Mutant::HouseholdSplit) && fits == 0 {
            fits = self.split(registration, &wanted);
        }
        if fits < wanted.len() && !(is_on(Mutant::SeriesSplit) && fits > 0) {
            return None;
        }
        for (index, _) in &wanted {
            self.dates[*index].take(registration);
        }
        if let Some(series) = &mut registration.series {
            series.dates = wanted.iter().map(|(_, date)| date.id).collect();
        }
        Some(state)
    }

    /// An offer made now; none once the first date has begun, or where there is no clock.
    fn offer(&self, hours: u32, starts_at: UnixSeconds) -> Option<RegistrationState> {
        let now = self.book.now?;
        let until = (now + i64::from(hours) * SECONDS_PER_HOUR).min(starts_at);
        (now < until).then_some(RegistrationState::Offered { until })
    }

    /// The dates that a waiting household needs seats on.
    fn wanted(&self, registration: &Registration) -> Vec<(usize, &'a Occurrence)> {
        if registration.series.is_some() {
            return self.ahead().into_iter().filter(|(_, d)| registration.wants(d.id)).collect();
        }
        let dates = self.book.dates.iter().map(|date| date.occurrence).enumerate();
        let takes_place = |date: &Occurrence| {
            self.book.activity.is_running()
                && date.is_scheduled()
                && self.book.now.is_none_or(|now| now < date.ends_at)
        };
        dates.filter(|(_, d)| registration.wants(d.id) && takes_place(d)).collect()
    }

    /// The dates of the series that have not closed.
    fn ahead(&self) -> Vec<(usize, &'a Occurrence)> {
        let Some(terms) = self.book.activity.terms().filter(|_| self.book.activity.is_running())
        else {
            return Vec::new();
        };
        let series = terms.series().unwrap_or_default();
        let is_ahead = |date: &Occurrence| {
            series.contains(&date.id)
                && date.is_scheduled()
                && self.book.now.is_none_or(|now| now < date.closes_at(terms))
        };
        let dates = self.book.dates.iter().map(|date| date.occurrence).enumerate();
        dates.filter(|(_, date)| is_ahead(date)).collect()
    }

    /// What [`Mutant::HouseholdSplit`] does: as many of a household as there is room for.
    fn split(&self, registration: &mut Registration, wanted: &[(usize, &Occurrence)]) -> usize {
        let free = |date: &DateSeats| date.capacity.saturating_sub(date.taken);
        let Some(free) = wanted.first().map(|(index, _)| free(&self.dates[*index])) else {
            return 0;
        };
        if free > 0 {
            registration.persons =
                registration.persons.min(u16::try_from(free).unwrap_or(u16::MAX));
        }
        wanted.iter().filter(|(index, _)| self.dates[*index].fits(registration)).count()
    }
}

impl Book<'_> {
    /// Seats of a date held now, used or not. A phone is told of them with those that are taken.
    fn held_now(&self, date: &Occurrence) -> u32 {
        let (Some(now), Some(until)) = (self.now, self.held_until(date)) else { return 0 };
        let held = self.activity.terms().and_then(|terms| terms.held);
        held.filter(|_| now < until).map_or(0, |held| held.seats)
    }
}
