//! A series: what is planned, and what became of single dates.

mod expand;
mod occurrence;

use chrono::NaiveDate;

use crate::{Clock, Length, Rule};

pub use expand::{ExpandError, Horizon};
pub use occurrence::Occurrence;

/// When something takes place, once or again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// The first date. With rules, they give it too.
    pub start: Clock,
    /// How long each date lasts.
    pub length: Length,
    /// Whether it says which days and no clocks; `start` is midnight then.
    pub all_day: bool,
    /// What repeats it; more than one is rare and means all dates of all.
    pub rules: Vec<Rule>,
    /// Dates added.
    pub extra: Vec<Extra>,
    /// Dates taken out, as if they had never been planned.
    pub excluded: Vec<When>,
    /// What became of single dates.
    pub overrides: Vec<Override>,
    /// Whether none of it takes place.
    pub cancelled: bool,
}

/// A date added to a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Extra {
    /// When it starts.
    pub start: When,
    /// How long it lasts, where it differs.
    pub length: Option<Length>,
}

/// A date as a calendar names it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum When {
    /// A clock.
    At(Clock),
    /// A whole day, whatever the clock.
    On(NaiveDate),
}

/// What became of one date of a series, or of it and all after it.
#[derive(Clone, Debug, PartialEq)]
pub struct Override {
    /// Which date, as it was first planned.
    pub of: When,
    /// Whether all later dates are moved by as much, too.
    pub and_later: bool,
    /// When it starts now, where that changed.
    pub start: Option<Clock>,
    /// How long it lasts now, where that changed.
    pub length: Option<Length>,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// What its author says of it; may be empty.
    pub note: String,
}

impl Series {
    /// Something that takes place once.
    #[must_use]
    pub fn single(start: Clock, length: Length) -> Self {
        Self {
            start,
            length,
            all_day: false,
            rules: Vec::new(),
            extra: Vec::new(),
            excluded: Vec::new(),
            overrides: Vec::new(),
            cancelled: false,
        }
    }

    /// Whether every rule says when it ends.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.rules.iter().all(Rule::is_ending)
    }
}

impl Override {
    /// A date that does not take place.
    #[must_use]
    pub fn cancelled(of: When) -> Self {
        Self {
            of,
            and_later: false,
            start: None,
            length: None,
            cancelled: true,
            note: String::new(),
        }
    }

    /// A date that starts at another time.
    #[must_use]
    pub fn moved(of: When, start: Clock) -> Self {
        Self { start: Some(start), cancelled: false, ..Self::cancelled(of) }
    }
}
