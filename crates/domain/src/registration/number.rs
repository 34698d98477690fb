//! Numbered seats, such as a market's stalls or allotments: which one is whose.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::{Book, Decision, Registration, RegistrationState, book::merged};
use crate::{
    OccurrenceId, RegistrationId, Text,
    mutant::{Mutant, is_on},
};

/// The seat of a household, where an activity's seats are numbered.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct SeatNumber {
    /// Whose it is.
    pub registration: RegistrationId,
    /// Which one; the first is 1.
    pub number: u32,
    /// What such a seat is called: a stall.
    pub called: Text,
}

/// The number of each household that has one.
pub type SeatNumbers = BTreeMap<RegistrationId, u32>;

/// Says which number each household of a book has once a decision is stored.
///
/// Whoever has a number keeps it as long as the registration is confirmed; others get the lowest that is free, in the
/// order they came. Of a series a household has one number, which nobody else has on a date that it comes to. Where
/// single dates were made a series, two may have had one number: then it is kept by who came first.
#[must_use]
pub fn number_seats(book: &Book<'_>, decision: &Decision, given: &SeatNumbers) -> SeatNumbers {
    let mut all = merged(book.registrations, &decision.registrations);
    all.sort_by_key(|known| (!given.contains_key(&known.id), known.sequence));
    let mut taken = Taken::default();
    let mut numbers = SeatNumbers::new();
    for registration in all {
        let dates = dates_held(book, &registration);
        if dates.is_empty() {
            continue;
        }
        let had = given.get(&registration.id).copied();
        let kept = had.filter(|had| !is_on(Mutant::SeatsRenumbered) && taken.is_free(*had, &dates));
        let number = kept.unwrap_or_else(|| taken.lowest_free(&dates));
        taken.take(number, &dates);
        numbers.insert(registration.id, number);
    }
    numbers
}

/// The dates on which a household has a seat for certain: an offer is not one yet.
fn dates_held(book: &Book<'_>, registration: &Registration) -> Vec<OccurrenceId> {
    if registration.state != RegistrationState::Confirmed {
        return Vec::new();
    }
    let dates = book.dates.iter().map(|date| date.occurrence.id);
    dates.filter(|date| registration.holds(*date)).collect()
}

/// The numbers that are taken on each date.
#[derive(Default)]
struct Taken(BTreeMap<OccurrenceId, BTreeSet<u32>>);

impl Taken {
    fn is_free(&self, number: u32, dates: &[OccurrenceId]) -> bool {
        dates.iter().all(|date| self.0.get(date).is_none_or(|taken| !taken.contains(&number)))
    }

    fn lowest_free(&self, dates: &[OccurrenceId]) -> u32 {
        let free = (1..u32::MAX).find(|number| self.is_free(*number, dates));
        free.expect("there are fewer households than numbers")
    }

    fn take(&mut self, number: u32, dates: &[OccurrenceId]) {
        for date in dates {
            self.0.entry(*date).or_default().insert(number);
        }
    }
}
