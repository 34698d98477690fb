//! From what is written of a series, in a workbook or a calendar file, to its dates.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use chrono_tz::Tz;
use sammen_domain::LocalDate;
use sammen_recurrence::{ExpandError, Horizon, Occurrence, Rule, RuleError, Series};

use super::{calendar, problem::ProblemKind};

/// The most dates of one activity.
pub(super) const DATES_MAX: u16 = 400;

/// Parts of a rule that say what a workbook says in columns of its own.
const PARTS_OF_CLOCKS: [&str; 3] = ["BYHOUR", "BYMINUTE", "BYSECOND"];

/// The days that an import asks a series for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Days {
    pub(super) from: NaiveDate,
    pub(super) through: NaiveDate,
    /// Whether a series may go on after them.
    pub(super) endless: bool,
}

impl Days {
    /// All days: only what ends fits.
    pub(super) fn all() -> Self {
        let (from, through) = calendar::all_years();
        Self { from, through, endless: false }
    }

    /// A year back and a year ahead.
    pub(super) fn about(today: LocalDate) -> Self {
        const YEAR_DAYS: i32 = 366;
        let (first, last) = calendar::all_years();
        let day = |days| calendar::naive(today.plus_days(days)).clamp(first, last);
        Self { from: day(-YEAR_DAYS), through: day(YEAR_DAYS), endless: true }
    }
}

/// Reads the rule of a workbook: it says when it ends, and the last day counts whole.
pub(super) fn rule(written: &str, zone: Tz) -> Result<Rule, ProblemKind> {
    let upper = written.to_ascii_uppercase();
    if let Some(part) = PARTS_OF_CLOCKS.into_iter().find(|part| upper.contains(part)) {
        return Err(ProblemKind::NotARule {
            given: written.into(),
            reason: format!("{part} is not used here"),
        });
    }
    let rule = Rule::parse(written).map_err(of_rule)?;
    if !rule.is_ending() {
        return Err(ProblemKind::EndlessRule { given: written.into() });
    }
    if rule.count().is_some_and(|count| count > u32::from(DATES_MAX)) {
        return Err(too_many(written));
    }
    Ok(rule.until_whole_day(zone))
}

/// The dates of a series, no two of them planned for one day.
pub(super) fn dates(
    series: &Series,
    days: Days,
    written: &str,
) -> Result<Vec<Occurrence>, ProblemKind> {
    if !days.endless && !series.is_ending() {
        return Err(ProblemKind::EndlessRule { given: written.into() });
    }
    let Days { from, through, .. } = days;
    let horizon = Horizon { from, through, dates_max: DATES_MAX.into() };
    let dates = series.occurrences(horizon).map_err(|error| match error {
        ExpandError::Rule(error) => of_rule(error),
        ExpandError::TooManyDates { .. } => too_many(written),
        ExpandError::StartNotInRule { start, first: Some(first) } => {
            ProblemKind::StartNotInRule { start: start.to_string(), first: first.to_string() }
        }
        ExpandError::StartNotInRule { first: None, .. } | ExpandError::EndsBeforeStart => {
            ProblemKind::RuleWithoutDates { given: written.into() }
        }
    })?;
    let mut days = BTreeSet::new();
    for date in &dates {
        let day = date.recurrence_id.date();
        if !days.insert(day) {
            return Err(ProblemKind::TwoOnOneDay { day: day.to_string() });
        }
    }
    Ok(dates)
}

fn of_rule(error: RuleError) -> ProblemKind {
    match error {
        RuleError::NotARule { given, reason } => ProblemKind::NotARule { given, reason },
        RuleError::TooOften { given } => ProblemKind::NotARule {
            given,
            reason: "FREQ is DAILY, WEEKLY, MONTHLY or YEARLY".into(),
        },
        RuleError::TooManyDates { given, .. } => too_many(&given),
    }
}

fn too_many(written: &str) -> ProblemKind {
    ProblemKind::TooManyDates { given: written.into(), max: DATES_MAX }
}

#[cfg(test)]
mod tests {
    use sammen_recurrence::{Clock, Length};

    use super::*;

    fn expand(written: &str, start: (i32, u32, u32)) -> Result<Vec<String>, ProblemKind> {
        let zone = chrono_tz::Europe::Copenhagen;
        let start = NaiveDate::from_ymd_opt(start.0, start.1, start.2).unwrap();
        let start = Clock { local: start.and_hms_opt(18, 0, 0).unwrap(), zone };
        let rules = vec![rule(written, zone)?];
        let series = Series { rules, ..Series::single(start, Length::Exact { seconds: 3_600 }) };
        let dates = dates(&series, Days::all(), written)?;
        Ok(dates.iter().map(|date| date.recurrence_id.date().to_string()).collect())
    }

    #[track_caller]
    fn check(rule: &str, start: (i32, u32, u32), expect: &[&str]) {
        assert_eq!(expand(rule, start).unwrap(), expect, "{rule}");
    }

    #[test]
    fn expands_rules_that_end() {
        let monday = (2026, 9, 7);
        check("FREQ=WEEKLY;COUNT=3", monday, &["2026-09-07", "2026-09-14", "2026-09-21"]);
        let tuesdays_too = ["2026-09-07", "2026-09-08", "2026-09-14"];
        check("FREQ=WEEKLY;BYDAY=MO,TU;COUNT=3", monday, &tuesdays_too);
        check("FREQ=DAILY;COUNT=1", monday, &["2026-09-07"]);
    }

    #[test]
    fn the_last_day_counts_however_until_is_written() {
        let two = ["2026-10-18", "2026-10-25"];
        for until in ["20261025", "20261031", "20261025T100000", "20261025T220000Z"] {
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
        for rule in ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=2", "FREQ=WEEKLY;UNTIL=20200101"] {
            assert!(matches!(kind(rule), ProblemKind::RuleWithoutDates { .. }), "{rule}");
        }
        for rule in [
            "every Monday",
            "",
            "FREQ=HOURLY;COUNT=3",
            "FREQ=DAILY;BYHOUR=9,10;COUNT=3",
            "FREQ=WEEKLY;INTERVAL=0;COUNT=3",
            "FREQ=WEEKLY;COUNT=3;UNTIL=20261218",
        ] {
            assert!(matches!(kind(rule), ProblemKind::NotARule { .. }), "{rule}: {:?}", kind(rule));
        }
    }

    #[test]
    fn exactly_the_most_dates_are_fine() {
        assert_eq!(expand("FREQ=DAILY;COUNT=400", (2026, 9, 7)).unwrap().len(), 400);
    }
}
