//! How one joins an activity.

use serde::{Deserialize, Serialize};

use super::Question;
use crate::{OccurrenceId, UnixSeconds};

/// How one joins.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum SignUp {
    /// Come by; nobody registers.
    DropIn,
    /// A household registers.
    Registration(Terms),
}

/// What registering asks for and gives.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Terms {
    /// Seats on each date unless the date says otherwise.
    pub capacity: u32,
    /// The most that one household may bring.
    pub household_max: u16,
    /// Whether every participant must be named.
    pub names_required: bool,
    /// Registration opens this long before the date, or the first date of a series; `None`: at once.
    pub opens_hours_before: Option<u32>,
    /// Registration does not open before this instant, the same for every date, so that nobody is ahead.
    pub opens_at: Option<UnixSeconds>,
    /// Registration closes this long before the date.
    pub closes_hours_before: u32,
    /// What one registration is for.
    pub covers: Covers,
    /// Whether adults may come along with those whom the age limits are for.
    pub guardians: bool,
    /// What a household is asked; the answers are kept only until it is over.
    pub questions: Vec<Question>,
    /// A household that gets seats from the waitlist has this long to answer; `None`: it has them at once.
    pub offer_hours: Option<u32>,
    /// Seats held for people without phones.
    pub held: Option<Held>,
}

/// What one registration is for.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Covers {
    /// One date.
    Date,
    /// Every date of a series that lies ahead: these, in the order they start.
    Series(Vec<OccurrenceId>),
}

/// Seats of each date that only those get who are registered by somebody else.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// How many.
    pub seats: u32,
    /// This long before the date they become seats like the others.
    pub released_hours_before: u32,
}

impl Terms {
    const HOUSEHOLD_MAX: u16 = 10;
    /// From this age on somebody may come along with those whom an activity is for.
    const GUARDIAN_AGE_MIN: u8 = 18;

    /// Seats on each date, and nothing out of the ordinary.
    ///
    /// ```
    /// use sammen_domain::{Covers, Terms};
    /// let terms = Terms { names_required: true, ..Terms::new(12) };
    /// assert_eq!((terms.capacity, terms.covers), (12, Covers::Date));
    /// ```
    #[must_use]
    pub fn new(capacity: u32) -> Self {
        Self {
            capacity,
            household_max: Self::HOUSEHOLD_MAX,
            names_required: false,
            opens_hours_before: None,
            opens_at: None,
            closes_hours_before: 0,
            covers: Covers::Date,
            guardians: false,
            questions: Vec::new(),
            offer_hours: None,
            held: None,
        }
    }

    /// Whether somebody of an age may come where the youngest and oldest are limited.
    #[must_use]
    pub fn admits(&self, limits: (u8, u8), age: u8) -> bool {
        (limits.0..=limits.1).contains(&age) || (self.guardians && age >= Self::GUARDIAN_AGE_MIN)
    }

    /// The dates that one registration is for; `None` where it is for one.
    #[must_use]
    pub fn series(&self) -> Option<&[OccurrenceId]> {
        match &self.covers {
            Covers::Date => None,
            Covers::Series(dates) => Some(dates),
        }
    }
}
