//! The aggregate that every registration rule reads.

use super::{Registration, forget::forget_at, share::Seats};
use crate::{
    Activity, Availability, Occurrence, OccurrenceId, OwnerId, RegistrationState, UnixSeconds,
};

/// All that is registered for one date, or for all dates of a series that are registered for together, as far
/// as the reader knows.
///
/// The server knows every registration and leaves the `others_*` counts at zero. A phone knows its own
/// registrations and counts the rest from the last [`Availability`] it saw.
#[derive(Clone, Debug)]
pub struct Book<'a> {
    /// The activity.
    pub activity: &'a Activity,
    /// The dates that are decided together: one, unless households register for the series.
    pub dates: Vec<BookDate<'a>>,
    /// The known registrations for the dates, in any order.
    pub registrations: &'a [Registration],
    /// Who acts.
    pub actor: OwnerId,
    /// Whether the actor may register somebody else.
    pub may_act_on_behalf: bool,
    /// The server's clock. `None` on a phone, whose clock may be years wrong: then no rule about time
    /// is decided there.
    pub now: Option<UnixSeconds>,
}

/// A date of a book.
#[derive(Clone, Copy, Debug)]
pub struct BookDate<'a> {
    /// The date.
    pub occurrence: &'a Occurrence,
    /// Seats that cannot be had beyond those of the book's registrations; on a phone, those held for people
    /// without phones too.
    pub others_taken: u32,
    /// Households waiting beyond the book's registrations.
    pub others_waiting_households: u32,
}

impl<'a> BookDate<'a> {
    /// A date all of whose registrations are known.
    #[must_use]
    pub fn new(occurrence: &'a Occurrence) -> Self {
        Self { occurrence, others_taken: 0, others_waiting_households: 0 }
    }
}

/// What a rule changes: rows to store, in one transaction.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Decision {
    /// Registrations to insert or replace.
    pub registrations: Vec<Registration>,
}

impl<'a> Book<'a> {
    /// One of the book's dates.
    #[must_use]
    pub fn date(&self, id: OccurrenceId) -> Option<&'a Occurrence> {
        self.dates.iter().map(|date| date.occurrence).find(|occurrence| occurrence.id == id)
    }

    /// The dates that a whole-series registration is for.
    pub(super) fn series_dates(&self) -> impl Iterator<Item = &'a Occurrence> {
        let dates = self.activity.terms().and_then(|terms| terms.series()).unwrap_or_default();
        let all = self.dates.iter().map(|date| date.occurrence);
        all.filter(move |occurrence| dates.contains(&occurrence.id))
    }

    /// Whether a date is one that a registration like this can still get seats on.
    fn is_given(&self, registration: &Registration, date: OccurrenceId) -> bool {
        registration.series.is_none() || self.series_dates().any(|known| known.id == date)
    }

    /// Whether any date that a registration is for takes place.
    pub(super) fn takes_place(&self, registration: &Registration) -> bool {
        let mut dates = self.dates.iter().map(|date| date.occurrence);
        self.activity.is_running()
            && dates.any(|date| date.is_scheduled() && registration.wants(date.id))
    }

    /// The order in which a registration that arrives now stands.
    #[must_use]
    pub fn next_sequence(&self) -> u64 {
        self.registrations.iter().map(|r| r.sequence).max().map_or(1, |last| last + 1)
    }

    /// How many seats of each date are taken once a decision is stored, in the order of `dates`.
    #[must_use]
    pub fn availability_after(&self, decision: &Decision) -> Vec<Availability> {
        let all = merged(self.registrations, &decision.registrations);
        let seats = Seats::count(self, &all);
        let of = |(index, date): (usize, &BookDate<'_>)| {
            let id = date.occurrence.id;
            let waits = |r: &&Registration| r.state.waits() && r.wants(id) && self.is_given(r, id);
            let waiting = || all.iter().filter(waits);
            Availability {
                occurrence: id,
                taken: seats.taken(index),
                waiting: waiting().map(|r| u32::from(r.persons)).sum(),
                waiting_households: date.others_waiting_households
                    + u32::try_from(waiting().count()).unwrap_or(u32::MAX),
            }
        };
        self.dates.iter().enumerate().map(of).collect()
    }

    /// When the clock alone next changes something, once a decision is stored: an offer ends, held seats are
    /// released, a date of a series that somebody waits for closes, or persons are to be forgotten. The book
    /// is reconsidered then. `None`: never, or there is no clock.
    #[must_use]
    pub fn due_after(&self, decision: &Decision) -> Option<UnixSeconds> {
        let now = self.now?;
        let all = merged(self.registrations, &decision.registrations);
        let by_registration = all.iter().flat_map(|registration| {
            let offer = match registration.state {
                RegistrationState::Offered { until } => Some(until),
                _ => None,
            };
            let forgotten = forget_at(self, registration);
            offer.into_iter().chain(forgotten).chain(self.next_closing(registration, now))
        });
        let released = self.dates.iter().filter_map(|date| self.held_until(date.occurrence));
        by_registration.chain(released.filter(|at| *at > now)).min()
    }

    /// When the next date closes that a waiting household wants together with others.
    fn next_closing(&self, registration: &Registration, now: UnixSeconds) -> Option<UnixSeconds> {
        let terms = self.activity.terms()?;
        if registration.series.is_none() || !registration.state.waits() {
            return None;
        }
        let wanted = self.series_dates().filter(|date| registration.wants(date.id));
        wanted.map(|date| date.closes_at(terms)).filter(|at| *at > now).min()
    }

    /// Until when seats of a date are held for people without phones; `None` where none are.
    pub(super) fn held_until(&self, date: &Occurrence) -> Option<UnixSeconds> {
        let terms = self.activity.terms()?;
        let is_offered = terms.series().is_none_or(|dates| dates.contains(&date.id));
        let held = terms.held.filter(|_| is_offered && date.is_scheduled())?;
        Some(date.starts_at - i64::from(held.released_hours_before) * 3_600)
    }
}

/// The book's registrations with the changed ones in place of their older selves.
pub(super) fn merged(known: &[Registration], changed: &[Registration]) -> Vec<Registration> {
    let mut all: Vec<Registration> =
        known.iter().filter(|k| changed.iter().all(|c| c.id != k.id)).cloned().collect();
    all.extend_from_slice(changed);
    all
}
