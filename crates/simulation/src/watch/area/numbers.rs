//! What must hold of numbered seats: whoever has a seat has one number, which is nobody else's on those dates and stays;
//! nobody else has any.

use std::collections::{BTreeMap, BTreeSet};

use sammen_domain::{
    OccurrenceId, Registration, RegistrationId, RegistrationState, RowKind, SeatNumbers, WorkRow,
};

use super::AreaWatch;
use crate::Violation;

/// The numbers that are taken on each date.
type Taken = BTreeMap<OccurrenceId, BTreeSet<u32>>;

impl AreaWatch {
    /// Looks at all numbers that households are told.
    pub(super) fn look_at_numbers(&mut self, is_other_life: bool) -> Result<(), Violation> {
        let told = self.told_numbers();
        if is_other_life {
            // They were given when the copy was made.
            self.numbers.clone_from(&told);
        }
        let has_seats = |known: &&Registration| {
            known.state == RegistrationState::Confirmed && dates_of(known).next().is_some()
        };
        let holders: Vec<&Registration> = self.books.values().flatten().filter(has_seats).collect();
        if self.rules.numbered {
            check_holders(&holders, &told)?;
        }
        let taken = taken(&holders, &told)?;
        for holder in &holders {
            self.check_number(holder, &told, &taken)?;
        }
        self.numbers = told;
        Ok(())
    }

    /// A number stays; a new one is the lowest that was free.
    fn check_number(
        &self,
        holder: &Registration,
        told: &SeatNumbers,
        taken: &Taken,
    ) -> Result<(), Violation> {
        let registration = holder.id;
        let Some(number) = told.get(&registration).copied() else { return Ok(()) };
        match self.numbers.get(&registration) {
            Some(before) if *before == number => Ok(()),
            Some(_) => Err(Violation::NumberChanged { registration }),
            None => {
                let is_free = |lower: &u32| {
                    dates_of(holder)
                        .all(|date| !taken.get(&date).is_some_and(|t| t.contains(lower)))
                };
                match (1..number).any(|lower| is_free(&lower)) {
                    true => Err(Violation::NumberNotLowest { registration, number }),
                    false => Ok(()),
                }
            }
        }
    }

    fn told_numbers(&self) -> SeatNumbers {
        let rows = self.rows.iter();
        let numbers = rows.filter(|((_, (kind, _)), _)| *kind == RowKind::SeatNumber as i64);
        let read = numbers.filter_map(|(_, bytes)| match WorkRow::decode(bytes) {
            Ok(WorkRow::SeatNumber(seat)) => Some((seat.registration, seat.number)),
            _ => None,
        });
        read.collect()
    }
}

/// The dates that a household has seats on.
fn dates_of(registration: &Registration) -> impl Iterator<Item = OccurrenceId> {
    let single = registration.series.is_none().then_some(registration.occurrence);
    let series = registration.series.iter().flat_map(|series| series.dates.clone());
    single.into_iter().chain(series)
}

/// Whoever has seats has a number, and nobody else.
fn check_holders(holders: &[&Registration], told: &SeatNumbers) -> Result<(), Violation> {
    let holding: BTreeSet<RegistrationId> = holders.iter().map(|holder| holder.id).collect();
    let numbered: BTreeSet<RegistrationId> = told.keys().copied().collect();
    match holding.symmetric_difference(&numbered).next() {
        Some(registration) => Err(Violation::NumberMissing { registration: *registration }),
        None => Ok(()),
    }
}

/// The numbers that are taken, each once a date.
fn taken(holders: &[&Registration], told: &SeatNumbers) -> Result<Taken, Violation> {
    let mut taken = Taken::new();
    for holder in holders {
        let Some(number) = told.get(&holder.id).copied() else { continue };
        for date in dates_of(holder) {
            if !taken.entry(date).or_default().insert(number) {
                return Err(Violation::NumberTwice { date, number });
            }
        }
    }
    Ok(taken)
}
