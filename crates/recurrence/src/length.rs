//! How long a date lasts.

use chrono::{Duration, NaiveTime};
use chrono_tz::Tz;

use crate::{Clock, Moment};

/// How long a date lasts, told apart by what a change of the clocks does to it.
///
/// Something from 23:00 to 05:00 with the change in between lasts, in spring: five hours when its end is a
/// clock, six when its length is exact.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Length {
    /// Seconds that pass: what `DTEND` means, for every date of the series alike (RFC 5545 3.8.5.3).
    Exact {
        /// How many; not negative.
        seconds: i64,
    },
    /// Days by the calendar, then seconds that pass: what `DURATION` means.
    Nominal {
        /// Days; the clock stays the same.
        days: i32,
        /// Seconds on top; not negative.
        seconds: i64,
    },
    /// Until a clock: what a person means who writes "17:30 to 19:00". Where a change of the clocks lets the
    /// start overtake the end, the date keeps the length that was written.
    Clock {
        /// Days after the day of the start.
        days: i32,
        /// The clock on that day.
        time: NaiveTime,
    },
}

impl Length {
    /// The exact length from a start to an end that is not before it; `None` when it is.
    #[must_use]
    pub fn between(start: Clock, end: Clock) -> Option<Self> {
        let written = (end.local - start.local).num_seconds();
        let exact = end.instant() - start.instant();
        // The start may have been put past the end by a clock that does not exist.
        let overtaken = exact <= 0 && start.zone == end.zone && written > 0;
        let seconds = if overtaken { written } else { exact };
        (seconds >= 0).then_some(Self::Exact { seconds })
    }

    /// When a date ends that starts at a clock, with the clock of a zone.
    #[must_use]
    pub fn end(self, start: Clock, zone: Tz) -> Moment {
        let starts_at = start.instant();
        let instant = match self {
            Self::Exact { seconds } => starts_at + seconds,
            Self::Nominal { days, seconds } => start.plus_days(days).instant() + seconds,
            Self::Clock { days, time } => {
                let day = start.local.date() + Duration::days(i64::from(days));
                let end = Clock { local: day.and_time(time), zone: start.zone };
                let ends_at = end.instant();
                if ends_at > starts_at {
                    ends_at
                } else {
                    starts_at + (end.local - start.local).num_seconds().max(0)
                }
            }
        };
        Moment::at(instant, zone)
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDateTime;
    use chrono_tz::Europe::Copenhagen;

    use super::*;

    fn clock(written: &str) -> Clock {
        let local = NaiveDateTime::parse_from_str(written, "%Y-%m-%d %H:%M").unwrap();
        Clock { local, zone: Copenhagen }
    }

    #[track_caller]
    fn check(start: &str, length: Length, ends: &str) {
        let end = length.end(clock(start), Copenhagen).local;
        assert_eq!(end.format("%d %H:%M").to_string(), ends, "{start} {length:?}");
    }

    fn until(hour: u32, minute: u32, days: i32) -> Length {
        Length::Clock { days, time: NaiveTime::from_hms_opt(hour, minute, 0).unwrap() }
    }

    const SIX_HOURS: Length = Length::Exact { seconds: 6 * 3_600 };

    #[test]
    fn a_night_is_longer_or_shorter_by_what_was_written() {
        check("2026-03-21 23:00", SIX_HOURS, "22 05:00");
        check("2026-03-28 23:00", SIX_HOURS, "29 06:00");
        check("2026-10-24 23:00", SIX_HOURS, "25 04:00");
        check("2026-03-28 23:00", until(5, 0, 1), "29 05:00");
        check("2026-10-24 23:00", until(5, 0, 1), "25 05:00");
    }

    #[test]
    fn days_keep_the_clock_and_hours_pass() {
        let day = Length::Nominal { days: 1, seconds: 0 };
        check("2026-03-28 10:00", day, "29 10:00");
        check("2026-10-24 10:00", day, "25 10:00");
        check("2026-03-28 10:00", Length::Nominal { days: 0, seconds: 86_400 }, "29 11:00");
        check("2026-03-28 02:30", day, "29 03:30");
        check("2026-03-28 01:00", Length::Nominal { days: 1, seconds: 7_200 }, "29 04:00");
    }

    #[test]
    fn an_end_overtaken_by_its_start_keeps_the_written_length() {
        check("2026-03-29 02:45", until(3, 10, 0), "29 04:10");
        check("2026-03-29 02:30", until(3, 30, 0), "29 04:30");
        check("2026-03-29 01:00", until(2, 30, 0), "29 03:30");
        check("2026-10-25 01:00", until(2, 30, 0), "25 02:30");
        let length = Length::between(clock("2026-03-29 02:45"), clock("2026-03-29 03:10"));
        assert_eq!(length, Some(Length::Exact { seconds: 25 * 60 }));
    }

    #[test]
    fn an_exact_length_is_that_of_the_first_date() {
        let over_the_change = Length::between(clock("2026-03-29 01:00"), clock("2026-03-29 05:00"));
        assert_eq!(over_the_change, Some(Length::Exact { seconds: 3 * 3_600 }));
        let nothing = Length::between(clock("2026-03-29 05:00"), clock("2026-03-29 05:00"));
        assert_eq!(nothing, Some(Length::Exact { seconds: 0 }));
        assert_eq!(Length::between(clock("2026-03-29 05:00"), clock("2026-03-29 01:00")), None);
    }
}
