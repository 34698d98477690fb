//! One date of a series.

use chrono::{Duration, NaiveDateTime};
use chrono_tz::Tz;

use crate::{Clock, Length, Moment};

/// One date of a series, as planned and as it is now.
#[derive(Clone, Debug, PartialEq)]
pub struct Occurrence {
    /// What names it for ever, wherever it is moved: the clock in the series' zone for which it was first
    /// planned.
    pub recurrence_id: NaiveDateTime,
    /// When it starts.
    pub start: Clock,
    /// How long it lasts.
    pub length: Length,
    /// When it was first planned to start.
    pub planned_start: Clock,
    /// How long it was first planned to last.
    pub planned_length: Length,
    /// Whether it does not take place.
    pub cancelled: bool,
    /// What the author says of its change; may be empty.
    pub note: String,
}

impl Occurrence {
    /// When it starts, by the clocks of a zone.
    #[must_use]
    pub fn starts(&self, zone: Tz) -> Moment {
        self.start.moment_in(zone)
    }

    /// When it ends, by the clocks of a zone.
    #[must_use]
    pub fn ends(&self, zone: Tz) -> Moment {
        self.length.end(self.start, zone)
    }

    /// When it was first planned to start and to end, by the clocks of a zone.
    #[must_use]
    pub fn planned(&self, zone: Tz) -> (Moment, Moment) {
        (self.planned_start.moment_in(zone), self.planned_length.end(self.planned_start, zone))
    }

    /// The date a number of days later (earlier when negative), its plan too.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self {
            recurrence_id: self.recurrence_id + Duration::days(i64::from(days)),
            start: self.start.plus_days(days),
            planned_start: self.planned_start.plus_days(days),
            ..self
        }
    }
}
