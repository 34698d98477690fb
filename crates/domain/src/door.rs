//! Who came in at the door of a date, noted by any number of phones in any order.

mod check_in;
mod count;
mod tally;
mod ticket;
mod verdict;

use serde::{Deserialize, Serialize};

pub use check_in::{CheckIn, PERSONS_MAX, check_in};
pub use count::{CountHeads, HeadCount, HeadCountChange, count_heads};
pub use tally::{Entry, Tally};
pub use ticket::{Ticket, TicketKey};
pub use verdict::{Claim, Verdict, judge};

use crate::{Occurrence, OccurrenceId, Refusal, RegistrationId, ScanId, UnixSeconds};

/// Doors open this long before a date begins, at most. Nothing is noted before.
const OPENS_BEFORE_SECONDS: i64 = 12 * 3_600;
/// A clock that says a time later than this after the end of a date is not believed.
const BELIEVED_AFTER_SECONDS: i64 = 12 * 3_600;

/// One time that a phone let somebody in. It is kept for ever as it was, however many there are of a household.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Scan {
    /// Its id, made on the phone.
    pub id: ScanId,
    /// The date.
    pub occurrence: OccurrenceId,
    /// The household; `None`: somebody who had not registered.
    pub registration: Option<RegistrationId>,
    /// How many came in.
    pub persons: u16,
    /// When, as far as the phone's clock can be believed. `None`: it cannot.
    pub moment: Option<UnixSeconds>,
}

impl Scan {
    /// The earliest is first: by their moments, those without one last, and by their ids where nothing else tells
    /// them apart. So every phone and the server put the same scans in the same order, whenever each arrived.
    fn order(&self) -> (bool, Option<UnixSeconds>, ScanId) {
        (self.moment.is_none(), self.moment, self.id)
    }
}

/// What the rules at the door read.
#[derive(Clone, Copy, Debug)]
pub struct Door<'a> {
    /// The date.
    pub occurrence: &'a Occurrence,
    /// Whether the actor was there to receive people. A phone may come to send what it noted long after the role
    /// of its person has ended.
    pub may_check_in: bool,
    /// The server's clock; `None` on a phone.
    pub now: Option<UnixSeconds>,
}

impl Door<'_> {
    /// Whether anything may be noted here.
    fn check(&self, date: OccurrenceId) -> Result<(), Refusal> {
        if self.occurrence.id != date {
            return Err(Refusal::UnknownOccurrence);
        }
        if !self.may_check_in {
            return Err(Refusal::NotAllowed);
        }
        if self.now.is_some_and(|now| now < door_opens_at(self.occurrence)) {
            return Err(Refusal::NotBegun);
        }
        Ok(())
    }
}

/// From when on a role must have held for a phone's notes to count.
#[must_use]
pub fn door_opens_at(date: &Occurrence) -> UnixSeconds {
    date.starts_at - OPENS_BEFORE_SECONDS
}

/// A moment that a phone told, if it can be one at this date.
fn believed(date: &Occurrence, told: UnixSeconds) -> Option<UnixSeconds> {
    let possible = door_opens_at(date)..=date.ends_at + BELIEVED_AFTER_SECONDS;
    possible.contains(&told).then_some(told)
}
