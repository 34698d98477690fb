//! The dates of an iCalendar recurrence (RFC 5545).
//!
//! The rule is expanded on local dates, in a calendar without offsets; what a local clock means as
//! an instant is decided afterwards and for every date alike (see `calendar`).

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, TimeZone};
use rrule::{RRule, Tz, Unvalidated};
use sammen_domain::LocalDate;

use super::{calendar, problem::ProblemKind};

/// The most dates of one activity.
pub(super) const DATES_MAX: u16 = 400;

/// Parts of a rule that give one date at most a day.
const PARTS: [&str; 10] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYDAY",
    "BYMONTHDAY",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
    "BYWEEKNO",
];

/// Every date of a rule, the first being `start`.
pub(super) fn dates(
    written: &str,
    start: LocalDate,
    zone: chrono_tz::Tz,
) -> Result<Vec<LocalDate>, ProblemKind> {
    let rule = parse_ending(written, zone)?;
    // Noon, so that an UNTIL of the same day does not fall before it.
    let noon = calendar::naive(start).and_time(chrono::NaiveTime::MIN) + Duration::hours(12);
    let set = rule.build(floating(noon)).map_err(|error| not_a_rule(written, error))?;
    let found = set.all(DATES_MAX + 1).dates;
    if found.len() > usize::from(DATES_MAX) {
        return Err(too_many(written));
    }
    let mut dates: Vec<_> =
        found.iter().map(|date| calendar::local_date(date.date_naive())).collect();
    dates.dedup();
    match dates.first() {
        None => Err(ProblemKind::RuleWithoutDates { given: written.into() }),
        Some(first) if *first != start => Err(ProblemKind::StartNotInRule {
            start: calendar::show_date(start),
            first: calendar::show_date(*first),
        }),
        Some(_) => Ok(dates),
    }
}

/// Whether a rule can be read, where its first date is not known.
pub(super) fn check(written: &str, zone: chrono_tz::Tz) -> Result<(), ProblemKind> {
    parse_ending(written, zone).map(|_| ())
}

/// Reads a rule that says when it ends.
fn parse_ending(written: &str, zone: chrono_tz::Tz) -> Result<RRule<Unvalidated>, ProblemKind> {
    let rule = parse(written, zone)?;
    match (rule.get_count(), rule.get_until()) {
        (None, None) => Err(ProblemKind::EndlessRule { given: written.into() }),
        (Some(count), _) if count > u32::from(DATES_MAX) => Err(too_many(written)),
        _ => Ok(rule),
    }
}

/// Reads the parts, taking UNTIL itself: as a whole local day, or an instant in UTC.
fn parse(written: &str, zone: chrono_tz::Tz) -> Result<RRule<Unvalidated>, ProblemKind> {
    let upper = written.trim().to_ascii_uppercase();
    let mut parts = Vec::new();
    let mut until = None;
    for part in upper.strip_prefix("RRULE:").unwrap_or(&upper).split(';').map(str::trim) {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| not_a_rule(written, format!("{part:?} has no =")))?;
        match name {
            "UNTIL" => {
                let end = read_until(value, zone);
                until = Some(end.ok_or_else(|| not_a_rule(written, "UNTIL is like 20261218"))?);
            }
            "FREQ" if !matches!(value, "DAILY" | "WEEKLY" | "MONTHLY" | "YEARLY") => {
                return Err(not_a_rule(written, "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY"));
            }
            "INTERVAL" | "COUNT" if value.parse::<u16>().is_ok_and(|number| number == 0) => {
                return Err(not_a_rule(written, format!("{name} is at least 1")));
            }
            _ if !PARTS.contains(&name) => {
                return Err(not_a_rule(written, format!("{name} is not used here")));
            }
            _ => parts.push(part),
        }
    }
    let rule: RRule<Unvalidated> =
        parts.join(";").parse().map_err(|error| not_a_rule(written, error))?;
    match until {
        Some(_) if rule.get_count().is_some() => {
            Err(not_a_rule(written, "COUNT and UNTIL exclude each other"))
        }
        Some(end) => Ok(rule.until(floating(end))),
        None => Ok(rule),
    }
}

/// `20261218`: to the end of that day. `20261218T170000Z`: an instant, here as the zone's clock.
fn read_until(value: &str, zone: chrono_tz::Tz) -> Option<NaiveDateTime> {
    if let Some(utc) = value.strip_suffix('Z') {
        let instant = NaiveDateTime::parse_from_str(utc, "%Y%m%dT%H%M%S").ok()?;
        in_years(instant.date())?;
        let local = zone.from_utc_datetime(&instant).naive_local();
        return Some(end_of_day(local.date()));
    }
    match NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S") {
        Ok(local) => in_years(local.date()).map(end_of_day),
        Err(_) => in_years(NaiveDate::parse_from_str(value, "%Y%m%d").ok()?).map(end_of_day),
    }
}

/// A date that the import's calendar takes; others would leave chrono's range in a conversion.
fn in_years(date: NaiveDate) -> Option<NaiveDate> {
    use chrono::Datelike;
    calendar::date(date.year(), date.month(), date.day()).map(|_| date)
}

fn end_of_day(date: NaiveDate) -> NaiveDateTime {
    date.and_time(chrono::NaiveTime::MIN) + Duration::days(1) - Duration::seconds(1)
}

/// A local clock in a calendar without offsets; UTC is only its carrier.
fn floating(clock: NaiveDateTime) -> DateTime<Tz> {
    Tz::UTC.from_utc_datetime(&clock)
}

fn not_a_rule(written: &str, reason: impl ToString) -> ProblemKind {
    ProblemKind::NotARule { given: written.into(), reason: reason.to_string() }
}

fn too_many(written: &str) -> ProblemKind {
    ProblemKind::TooManyDates { given: written.into(), max: DATES_MAX }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(rule: &str, start: (i32, u32, u32)) -> Result<Vec<String>, ProblemKind> {
        let start = calendar::date(start.0, start.1, start.2).unwrap();
        let dates = dates(rule, start, chrono_tz::Europe::Copenhagen)?;
        Ok(dates.into_iter().map(calendar::show_date).collect())
    }

    #[track_caller]
    fn check(rule: &str, start: (i32, u32, u32), expect: &[&str]) {
        assert_eq!(expand(rule, start).unwrap(), expect, "{rule}");
    }

    #[test]
    fn expands_rules_that_end() {
        let monday = (2026, 9, 7);
        check("FREQ=WEEKLY;COUNT=3", monday, &["2026-09-07", "2026-09-14", "2026-09-21"]);
        check("freq=weekly; interval=2; count=2", monday, &["2026-09-07", "2026-09-21"]);
        check("RRULE:FREQ=DAILY;COUNT=2", monday, &["2026-09-07", "2026-09-08"]);
        let tuesdays_too = ["2026-09-07", "2026-09-08", "2026-09-14"];
        check("FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3", monday, &tuesdays_too);
        check("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", monday, &["2026-09-07", "2026-10-05"]);
        check("FREQ=DAILY;COUNT=1", monday, &["2026-09-07"]);
    }

    #[test]
    fn the_last_day_counts_however_until_is_written() {
        let two = ["2026-10-18", "2026-10-25"];
        for until in ["20261025", "20261031", "20261025T100000", "20261025T230000Z"] {
            check(&format!("FREQ=WEEKLY;UNTIL={until}"), (2026, 10, 18), &two);
        }
        // In Copenhagen this is the day after.
        check("FREQ=DAILY;UNTIL=20260714T223000Z", (2026, 7, 14), &["2026-07-14", "2026-07-15"]);
    }

    #[test]
    fn refuses_what_does_not_end_or_does_not_start() {
        let kind = |rule: &str| expand(rule, (2026, 9, 7)).unwrap_err();
        assert!(matches!(kind("FREQ=WEEKLY"), ProblemKind::EndlessRule { .. }));
        assert!(matches!(kind("FREQ=DAILY;COUNT=401"), ProblemKind::TooManyDates { .. }));
        assert!(matches!(kind("FREQ=DAILY;UNTIL=20291231"), ProblemKind::TooManyDates { .. }));
        assert!(matches!(kind("FREQ=WEEKLY;BYDAY=WE;COUNT=2"), ProblemKind::StartNotInRule { .. }));
        assert!(matches!(
            kind("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2"),
            ProblemKind::RuleWithoutDates { .. }
        ));
        for rule in [
            "every Monday",
            "",
            "FREQ=HOURLY;COUNT=3",
            "FREQ=DAILY;BYHOUR=9,10;COUNT=3",
            "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
            "FREQ=WEEKLY;COUNT=0",
            "FREQ=WEEKLY;COUNT=3;UNTIL=20261218",
            "FREQ=WEEKLY;UNTIL=18-12-2026",
            "FREQ=WEEKLY;BYDAY=XX;COUNT=3",
            "FREQ=WEEKLY;UNTIL=20200101",
        ] {
            assert!(matches!(kind(rule), ProblemKind::NotARule { .. }), "{rule}: {:?}", kind(rule));
        }
    }

    #[test]
    fn exactly_the_most_dates_are_fine() {
        assert_eq!(expand("FREQ=DAILY;COUNT=400", (2026, 9, 7)).unwrap().len(), 400);
    }
}
