//! Local dates and clocks, and the instants they mean in the area's zone.
//!
//! Twice a year a clock is ambiguous. The policy, the same for every date however it came about:
//! - an hour that does not exist (clocks go forward) means the instant one hour later by that day's
//!   clock, as if nobody had put the clock forward yet: 02:30 becomes 03:30;
//! - an hour that exists twice (clocks go back) means the first of the two, still in summer time;
//! - an end that would then not be after its start keeps the length that was written.

use chrono::{DateTime, Datelike, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, Offset};
use chrono::{TimeZone, Timelike};
use chrono_tz::Tz;
use sammen_domain::{LocalDate, LocalDateTime, MinuteOfDay, UnixSeconds};

const YEARS: core::ops::RangeInclusive<i32> = 2000..=2100;

/// A local date and clock, and the instant it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Moment {
    pub(super) local: LocalDateTime,
    pub(super) instant: UnixSeconds,
}

/// Start and end of one date in a zone, by the policy above.
pub(super) fn span(
    zone: Tz,
    date: LocalDate,
    starts: MinuteOfDay,
    ends: MinuteOfDay,
) -> (Moment, Moment) {
    let start = moment(zone, LocalDateTime { date, minute: starts });
    let end = moment(zone, LocalDateTime { date, minute: ends });
    if end.instant > start.instant {
        return (start, end);
    }
    let length_s = i64::from(ends.saturating_sub(starts)) * 60;
    (start, at(zone, start.instant + length_s))
}

/// The instant that a local clock means, and the clock that shows it.
fn moment(zone: Tz, local: LocalDateTime) -> Moment {
    let clock = naive(local.date).and_time(chrono::NaiveTime::MIN)
        + Duration::minutes(i64::from(local.minute));
    let instant = match zone.from_local_datetime(&clock) {
        MappedLocalTime::Single(instant) | MappedLocalTime::Ambiguous(instant, _) => {
            instant.timestamp()
        }
        MappedLocalTime::None => skipped(zone, clock),
    };
    at(zone, instant)
}

/// An hour that does not exist, by the offset of the day before.
fn skipped(zone: Tz, clock: NaiveDateTime) -> UnixSeconds {
    let before = zone.offset_from_utc_datetime(&(clock - Duration::days(1))).fix();
    clock.and_utc().timestamp() - i64::from(before.local_minus_utc())
}

fn at(zone: Tz, instant: UnixSeconds) -> Moment {
    let clock = DateTime::from_timestamp(instant, 0)
        .expect("dates are within two centuries of 2000")
        .with_timezone(&zone)
        .naive_local();
    Moment { local: local(clock), instant }
}

/// The date and the minute of a clock.
pub(super) fn local(clock: NaiveDateTime) -> LocalDateTime {
    let minute = MinuteOfDay::try_from(clock.hour() * 60 + clock.minute())
        .expect("a day has fewer than 65536 minutes");
    LocalDateTime { date: local_date(clock.date()), minute }
}

/// A date of the years that an import takes.
pub(super) fn date(year: i32, month: u32, day: u32) -> Option<LocalDate> {
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    YEARS.contains(&date.year()).then(|| local_date(date))
}

pub(super) fn local_date(date: NaiveDate) -> LocalDate {
    let days = date.signed_duration_since(NaiveDate::default()).num_days();
    LocalDate(i32::try_from(days).expect("chrono's years fit 32 bits of days"))
}

pub(super) fn naive(date: LocalDate) -> NaiveDate {
    NaiveDate::default()
        .checked_add_signed(Duration::days(i64::from(date.0)))
        .expect("dates are within two centuries of 2000")
}

/// `2026-09-03`.
pub(super) fn show_date(date: LocalDate) -> String {
    naive(date).to_string()
}

/// `18:30`.
pub(super) fn show_time(minute: MinuteOfDay) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(ymd: (i32, u32, u32), written: (u16, u16), shown: [&str; 2], utc: [&str; 2]) {
        let date = date(ymd.0, ymd.1, ymd.2).unwrap();
        let (start, end) = span(chrono_tz::Europe::Copenhagen, date, written.0, written.1);
        assert_eq!([start, end].map(|m| show_time(m.local.minute)), shown, "{ymd:?} {written:?}");
        let clock = |m: Moment| {
            DateTime::from_timestamp(m.instant, 0).unwrap().format("%d %H:%M").to_string()
        };
        assert_eq!([start, end].map(clock), utc, "{ymd:?} {written:?}");
    }

    #[test]
    fn ordinary_days_are_an_hour_or_two_ahead() {
        check((2026, 1, 15), (600, 720), ["10:00", "12:00"], ["15 09:00", "15 11:00"]);
        check((2026, 7, 15), (600, 720), ["10:00", "12:00"], ["15 08:00", "15 10:00"]);
        check((2026, 7, 15), (0, 60), ["00:00", "01:00"], ["14 22:00", "14 23:00"]);
    }

    #[test]
    fn an_hour_that_does_not_exist_is_one_hour_later() {
        // 2026-03-29: 02:00 becomes 03:00.
        check((2026, 3, 29), (119, 200), ["01:59", "03:20"], ["29 00:59", "29 01:20"]);
        check((2026, 3, 29), (120, 240), ["03:00", "04:00"], ["29 01:00", "29 02:00"]);
        check((2026, 3, 29), (150, 240), ["03:30", "04:00"], ["29 01:30", "29 02:00"]);
        check((2026, 3, 29), (60, 150), ["01:00", "03:30"], ["29 00:00", "29 01:30"]);
    }

    #[test]
    fn an_end_overtaken_by_its_start_keeps_the_written_length() {
        check((2026, 3, 29), (165, 190), ["03:45", "04:10"], ["29 01:45", "29 02:10"]);
        check((2026, 3, 29), (150, 210), ["03:30", "04:30"], ["29 01:30", "29 02:30"]);
    }

    #[test]
    fn an_hour_that_exists_twice_is_the_first() {
        // 2026-10-25: 03:00 becomes 02:00.
        check((2026, 10, 25), (150, 240), ["02:30", "04:00"], ["25 00:30", "25 03:00"]);
        check((2026, 10, 25), (60, 150), ["01:00", "02:30"], ["24 23:00", "25 00:30"]);
        check((2026, 10, 25), (180, 240), ["03:00", "04:00"], ["25 02:00", "25 03:00"]);
    }
}
