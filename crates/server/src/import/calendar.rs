//! Local dates and clocks of the domain, and those of the calendar.
//!
//! What a clock means as an instant, also where clocks change, is said in one place: `sammen_recurrence`.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, NaiveTime, Timelike};
use chrono_tz::Tz;
use sammen_domain::{LocalDate, LocalDateTime, MinuteOfDay, UnixSeconds};

const YEARS: core::ops::RangeInclusive<i32> = 2000..=2100;

/// The date and the minute of a clock.
pub(super) fn local(clock: NaiveDateTime) -> LocalDateTime {
    LocalDateTime { date: local_date(clock.date()), minute: minute(clock.time()) }
}

/// The minute of a clock.
pub(super) fn minute(clock: NaiveTime) -> MinuteOfDay {
    MinuteOfDay::try_from(clock.hour() * 60 + clock.minute())
        .expect("a day has fewer than 65536 minutes")
}

/// The clock of a minute; past midnight it begins anew.
pub(super) fn time(minute: MinuteOfDay) -> NaiveTime {
    NaiveTime::MIN + Duration::minutes(i64::from(minute))
}

/// The clock of a date and a minute.
pub(super) fn naive_clock(date: LocalDate, minute: MinuteOfDay) -> NaiveDateTime {
    naive(date).and_time(time(minute))
}

/// A date of the years that an import takes.
pub(super) fn date(year: i32, month: u32, day: u32) -> Option<LocalDate> {
    let date = NaiveDate::from_ymd_opt(year, month, day)?;
    YEARS.contains(&date.year()).then(|| local_date(date))
}

/// The first and the last date of the years that an import takes.
pub(super) fn all_years() -> (NaiveDate, NaiveDate) {
    let day = |year, month, day| {
        NaiveDate::from_ymd_opt(year, month, day).expect("the day is in the calendar")
    };
    (day(*YEARS.start(), 1, 1), day(*YEARS.end(), 12, 31))
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

/// What a clock of a date means in a zone.
pub(crate) fn instant(date: LocalDate, minute: MinuteOfDay, zone: Tz) -> UnixSeconds {
    sammen_recurrence::Clock { local: naive_clock(date, minute), zone }.instant()
}

/// `2026-09-03`.
pub(super) fn show_date(date: LocalDate) -> String {
    naive(date).to_string()
}

/// `18:30`.
pub(super) fn show_time(minute: MinuteOfDay) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}
