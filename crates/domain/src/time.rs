//! Times as the neighbourhood speaks of them: a local date, a local clock.
//!
//! The server expands calendars and zones; a phone only compares and groups these, and lets the
//! browser write them out. So no calendar code is needed here.

use serde::{Deserialize, Serialize};

/// Seconds since 1970-01-01T00:00:00Z.
pub type UnixSeconds = i64;

/// Minutes since local midnight.
pub type MinuteOfDay = u16;

/// A local date, as days since 1970-01-01.
#[derive(
    Clone, Copy, Debug, Default, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct LocalDate(pub i32);

/// A day of the week; Monday comes first, as in Denmark.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names of the days say it")]
pub enum Weekday {
    Monday,
    Tuesday,
    Wednesday,
    Thursday,
    Friday,
    Saturday,
    Sunday,
}

impl Weekday {
    /// Monday to Sunday.
    pub const ALL: [Self; 7] = [
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
    ];
}

impl LocalDate {
    /// The day of the week.
    ///
    /// ```
    /// use sammen_domain::{LocalDate, Weekday};
    /// assert_eq!(LocalDate(0).weekday(), Weekday::Thursday);
    /// ```
    #[must_use]
    pub fn weekday(self) -> Weekday {
        // 1970-01-01 was a Thursday.
        let index = (i64::from(self.0) + 3).rem_euclid(7);
        Weekday::ALL[usize::try_from(index).expect("a remainder of 7 is within 0..7")]
    }

    /// The date a number of days later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// The Monday of this date's week.
    #[must_use]
    pub fn monday(self) -> Self {
        self.plus_days(-(self.weekday() as i32))
    }

    /// Days from `earlier` to this date.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }
}

/// A local date and clock, in the area's zone.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct LocalDateTime {
    /// The date.
    pub date: LocalDate,
    /// The clock.
    pub minute: MinuteOfDay,
}
