//! Local clocks, and the instants they mean.

use chrono::{DateTime, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, Offset};
use chrono::{Datelike, TimeZone};
use chrono_tz::Tz;

/// The years that are read; others would leave the calendar's range in a conversion.
const YEARS: core::ops::RangeInclusive<i32> = 1900..=2200;

/// A date and a clock in a zone.
///
/// Twice a year a clock is ambiguous. The policy, that of RFC 5545 3.3.5, is the same for every date
/// however it came about:
/// - a clock that does not exist (clocks go forward) is read with the offset before the change, as if
///   nobody had put the clock forward yet: 02:30 is the instant that is shown as 03:30;
/// - a clock that exists twice (clocks go back) is the first of the two, still in summer time.
///
/// ```
/// use chrono::NaiveDate;
/// use sammen_recurrence::Clock;
///
/// let night = NaiveDate::from_ymd_opt(2026, 3, 29).unwrap().and_hms_opt(2, 30, 0).unwrap();
/// let clock = Clock { local: night, zone: chrono_tz::Europe::Copenhagen };
/// assert_eq!(clock.moment().local.to_string(), "2026-03-29 03:30:00");
/// ```
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub struct Clock {
    /// The date and the clock.
    pub local: NaiveDateTime,
    /// Where.
    pub zone: Tz,
}

/// An instant, and what a clock shows then.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Moment {
    /// The date and the clock.
    pub local: NaiveDateTime,
    /// Seconds since 1970-01-01T00:00:00Z.
    pub instant: i64,
}

impl Clock {
    /// Midnight of a date.
    #[must_use]
    pub fn midnight(date: NaiveDate, zone: Tz) -> Self {
        Self { local: date.and_time(NaiveTime::MIN), zone }
    }

    /// What the clock means, in seconds since 1970-01-01T00:00:00Z.
    #[must_use]
    pub fn instant(self) -> i64 {
        match self.zone.from_local_datetime(&self.local) {
            MappedLocalTime::Single(instant) | MappedLocalTime::Ambiguous(instant, _) => {
                instant.timestamp()
            }
            MappedLocalTime::None => self.skipped(),
        }
    }

    /// The instant, and what the clocks of its zone show then: another clock where it does not exist.
    #[must_use]
    pub fn moment(self) -> Moment {
        self.moment_in(self.zone)
    }

    /// The instant, and what the clocks of a zone show then.
    #[must_use]
    pub fn moment_in(self, zone: Tz) -> Moment {
        Moment::at(self.instant(), zone)
    }

    /// The clock a number of days later (earlier when negative).
    #[must_use]
    pub fn plus_days(self, days: i32) -> Self {
        let local = self.local + Duration::days(i64::from(days));
        Self { local, zone: self.zone }
    }

    /// A clock that does not exist, by the offset of the day before.
    fn skipped(self) -> i64 {
        let day_before = self.local - Duration::days(1);
        let before = self.zone.offset_from_utc_datetime(&day_before).fix();
        self.local.and_utc().timestamp() - i64::from(before.local_minus_utc())
    }
}

impl Moment {
    /// What the clocks of a zone show at an instant.
    ///
    /// # Panics
    /// When the instant is hundreds of thousands of years away; no [`Clock`] that was read gives one.
    #[must_use]
    pub fn at(instant: i64, zone: Tz) -> Self {
        let local = DateTime::from_timestamp(instant, 0)
            .expect("clocks are within a few centuries of 1970")
            .with_timezone(&zone)
            .naive_local();
        Self { local, instant }
    }
}

/// A date of the years that are read.
pub(crate) fn in_years(date: NaiveDate) -> Option<NaiveDate> {
    YEARS.contains(&date.year()).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, shown: &str, utc: &str) {
        let local = NaiveDateTime::parse_from_str(written, "%Y-%m-%d %H:%M").unwrap();
        let moment = Clock { local, zone: chrono_tz::Europe::Copenhagen }.moment();
        assert_eq!(moment.local.format("%d %H:%M").to_string(), shown, "{written}");
        let instant = DateTime::from_timestamp(moment.instant, 0).unwrap();
        assert_eq!(instant.format("%d %H:%M").to_string(), utc, "{written}");
    }

    #[test]
    fn ordinary_days_are_an_hour_or_two_ahead() {
        check("2026-01-15 10:00", "15 10:00", "15 09:00");
        check("2026-07-15 10:00", "15 10:00", "15 08:00");
        check("2026-07-15 00:00", "15 00:00", "14 22:00");
    }

    #[test]
    fn an_hour_that_does_not_exist_has_the_offset_before_it() {
        // 2026-03-29: 02:00 becomes 03:00.
        check("2026-03-29 01:59", "29 01:59", "29 00:59");
        check("2026-03-29 02:00", "29 03:00", "29 01:00");
        check("2026-03-29 02:30", "29 03:30", "29 01:30");
        check("2026-03-29 03:00", "29 03:00", "29 01:00");
    }

    #[test]
    fn an_hour_that_exists_twice_is_the_first() {
        // 2026-10-25: 03:00 becomes 02:00.
        check("2026-10-25 01:59", "25 01:59", "24 23:59");
        check("2026-10-25 02:30", "25 02:30", "25 00:30");
        check("2026-10-25 03:00", "25 03:00", "25 02:00");
    }
}
