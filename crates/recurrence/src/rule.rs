//! One rule of a series: `FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20261218T170000Z`.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, TimeZone};
use chrono_tz::Tz;
use rrule::{RRule, RRuleError, RRuleSet, Unvalidated};

use crate::{Clock, clock::in_years};

/// Parts that a rule may have.
const PARTS: [&str; 14] = [
    "FREQ",
    "INTERVAL",
    "COUNT",
    "UNTIL",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "BYHOUR",
    "BYMINUTE",
    "BYSECOND",
    "WKST",
];

/// How often, at the most often.
const FREQUENCIES: [&str; 4] = ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"];

/// The most of `INTERVAL`.
const INTERVAL_MAX: u16 = 1_000;

/// The most clocks that a rule is followed over, from its start on: eighty years of days.
const CLOCKS_MAX: u16 = 30_000;

/// A rule that repeats a date.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    written: String,
    /// All parts but `UNTIL`.
    parts: RRule<Unvalidated>,
    until: Option<Until>,
}

/// Where a rule ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Until {
    /// With that whole local day.
    Day(NaiveDate),
    /// With that local clock.
    Clock(NaiveDateTime),
    /// With that instant.
    Instant(i64),
}

/// Why a rule cannot be followed. Reads after "failed to".
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each is")]
pub enum RuleError {
    #[error("read {given:?} as a recurrence ({reason}): write it as FREQ=WEEKLY;COUNT=10")]
    NotARule { given: String, reason: String },
    #[error("repeat something more often than daily ({given:?}): use FREQ=DAILY or less often")]
    TooOften { given: String },
    #[error("follow {given:?} over more than {max} dates: begin it later or end it earlier")]
    TooManyDates { given: String, max: u16 },
}

impl Rule {
    /// Reads a rule, with or without `RRULE:` before it.
    ///
    /// # Errors
    /// When it is none, or repeats more often than daily.
    pub fn parse(written: &str) -> Result<Self, RuleError> {
        let upper = written.trim().to_ascii_uppercase();
        let not_a_rule = |reason: String| RuleError::NotARule { given: short(written), reason };
        let mut names: Vec<&str> = Vec::new();
        let mut parts = Vec::new();
        let mut until = None;
        let text = upper.strip_prefix("RRULE:").unwrap_or(&upper);
        for part in text.split(';').map(str::trim) {
            let (name, value) =
                part.split_once('=').ok_or_else(|| not_a_rule(format!("{part:?} has no =")))?;
            if !PARTS.contains(&name) {
                return Err(not_a_rule(format!("{name} is not used here")));
            }
            if names.contains(&name) {
                return Err(not_a_rule(format!("{name} comes twice")));
            }
            names.push(name);
            if name == "FREQ" && !FREQUENCIES.contains(&value) {
                return Err(match value {
                    "HOURLY" | "MINUTELY" | "SECONDLY" => {
                        RuleError::TooOften { given: short(written) }
                    }
                    _ => not_a_rule("FREQ is DAILY, WEEKLY, MONTHLY or YEARLY".into()),
                });
            }
            check_number(name, value).map_err(&not_a_rule)?;
            match name {
                "UNTIL" => {
                    let end = Until::read(value);
                    until = Some(end.ok_or_else(|| not_a_rule("UNTIL is like 20261218".into()))?);
                }
                _ => parts.push(part),
            }
        }
        if until.is_some() && names.contains(&"COUNT") {
            return Err(not_a_rule("COUNT and UNTIL exclude each other".into()));
        }
        let parts = parts.join(";").parse();
        let parts = parts.map_err(|error: RRuleError| not_a_rule(error.to_string()))?;
        Ok(Self { written: written.into(), parts, until })
    }

    /// Lets the day of `UNTIL` count whole, however it is written.
    #[must_use]
    pub fn until_whole_day(mut self, zone: Tz) -> Self {
        self.until = self.until.map(|until| {
            Until::Day(match until {
                Until::Day(day) => day,
                Until::Clock(clock) => clock.date(),
                Until::Instant(instant) => crate::Moment::at(instant, zone).local.date(),
            })
        });
        self
    }

    /// Whether it says when it ends.
    #[must_use]
    pub fn is_ending(&self) -> bool {
        self.until.is_some() || self.count().is_some()
    }

    /// How many dates it gives at most, where it says so.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        self.parts.get_count()
    }

    /// Whether it ends before a clock.
    pub(crate) fn ends_before(&self, start: Clock) -> bool {
        !self.is_within(start)
    }

    /// The rule as it was written, shortened for a message.
    fn given(&self) -> String {
        short(&self.written)
    }

    /// The local clocks of the rule from its start to the end of a day.
    pub(crate) fn clocks(
        &self,
        start: Clock,
        through: NaiveDate,
    ) -> Result<Vec<NaiveDateTime>, RuleError> {
        let not_a_rule = |error: RRuleError| RuleError::NotARule {
            given: self.given(),
            reason: error.to_string(),
        };
        // The rule's parts are held against the start even where no date is asked for.
        let rule = self.parts.clone().validate(floating(start.local)).map_err(not_a_rule)?;
        let last = self.last_day(start.zone).map_or(through, |day| day.min(through));
        if last < start.local.date() {
            return Ok(Vec::new());
        }
        let end = last.and_time(chrono::NaiveTime::MIN) + Duration::days(1) - Duration::seconds(1);
        let set = RRuleSet::new(floating(start.local)).rrule(rule).before(floating(end));
        let found = set.all(CLOCKS_MAX);
        if found.limited {
            return Err(RuleError::TooManyDates { given: self.given(), max: CLOCKS_MAX });
        }
        let mut clocks: Vec<_> = found.dates.iter().map(DateTime::naive_utc).collect();
        clocks.dedup();
        clocks.retain(|clock| self.is_within(Clock { local: *clock, ..start }));
        Ok(clocks)
    }

    /// A day after which no date comes.
    fn last_day(&self, zone: Tz) -> Option<NaiveDate> {
        Some(match self.until? {
            Until::Day(day) => day,
            Until::Clock(clock) => clock.date(),
            // A clock that does not exist is shown as a later one.
            Until::Instant(instant) => {
                crate::Moment::at(instant, zone).local.date() + Duration::days(1)
            }
        })
    }

    fn is_within(&self, clock: Clock) -> bool {
        match self.until {
            None => true,
            Some(Until::Day(day)) => clock.local.date() <= day,
            Some(Until::Clock(last)) => clock.local <= last,
            Some(Until::Instant(last)) => clock.instant() <= last,
        }
    }
}

impl Until {
    /// `20261218`: that whole day. `20261218T180000`: a local clock. `20261218T170000Z`: an instant.
    fn read(value: &str) -> Option<Self> {
        if let Some(utc) = value.strip_suffix('Z') {
            return Some(Self::Instant(clock(utc)?.and_utc().timestamp()));
        }
        clock(value).map(Self::Clock).or_else(|| {
            let day = NaiveDate::parse_from_str(value, "%Y%m%d").ok()?;
            in_years(day).map(Self::Day)
        })
    }
}

fn clock(value: &str) -> Option<NaiveDateTime> {
    let clock = NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%S").ok()?;
    in_years(clock.date()).map(|_| clock)
}

/// Numbers that the crate that expands would take and we do not.
fn check_number(name: &str, value: &str) -> Result<(), String> {
    let max = match name {
        "INTERVAL" => u32::from(INTERVAL_MAX),
        "COUNT" => u32::MAX,
        _ => return Ok(()),
    };
    match value.parse::<u32>() {
        Ok(number) if (1..=max).contains(&number) => Ok(()),
        _ => Err(format!("{name} is a number from 1 to {max}")),
    }
}

/// A local clock in a calendar without offsets; UTC is only its carrier.
fn floating(clock: NaiveDateTime) -> DateTime<rrule::Tz> {
    rrule::Tz::UTC.from_utc_datetime(&clock)
}

/// What somebody wrote, short enough for a message.
pub(crate) fn short(written: &str) -> String {
    const CHARACTERS_MAX: usize = 80;
    match written.char_indices().nth(CHARACTERS_MAX) {
        Some((end, _)) => format!("{}…", &written[..end]),
        None => written.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn expand(rule: &str, start: &str) -> Result<Vec<String>, RuleError> {
        let local = NaiveDateTime::parse_from_str(start, "%Y-%m-%d %H:%M").unwrap();
        let start = Clock { local, zone: chrono_tz::Europe::Copenhagen };
        let through = NaiveDate::from_ymd_opt(2030, 12, 31).unwrap();
        let clocks = Rule::parse(rule)?.clocks(start, through)?;
        Ok(clocks.iter().map(|clock| clock.format("%Y-%m-%d").to_string()).collect())
    }

    #[track_caller]
    fn check(rule: &str, start: &str, expect: &[&str]) {
        assert_eq!(expand(rule, start).unwrap(), expect, "{rule}");
    }

    #[test]
    fn expands_rules() {
        let monday = "2026-09-07 17:00";
        check("FREQ=WEEKLY;COUNT=2", monday, &["2026-09-07", "2026-09-14"]);
        check("freq=weekly; interval=2; count=2", monday, &["2026-09-07", "2026-09-21"]);
        check("RRULE:FREQ=DAILY;COUNT=2", monday, &["2026-09-07", "2026-09-08"]);
        check("FREQ=MONTHLY;BYDAY=1MO;COUNT=2", monday, &["2026-09-07", "2026-10-05"]);
        check("FREQ=MONTHLY;BYDAY=-1MO;COUNT=2", "2026-09-28 17:00", &["2026-09-28", "2026-10-26"]);
    }

    #[test]
    fn until_is_an_instant_a_clock_or_a_day() {
        let start = "2026-10-18 17:00";
        let two = ["2026-10-18", "2026-10-25"];
        // 17:00 in winter is 16:00 UTC.
        check("FREQ=WEEKLY;UNTIL=20261025T160000Z", start, &two);
        check("FREQ=WEEKLY;UNTIL=20261025T155959Z", start, &two[..1]);
        check("FREQ=WEEKLY;UNTIL=20261025T170000", start, &two);
        check("FREQ=WEEKLY;UNTIL=20261025", start, &two);
        check("FREQ=WEEKLY;UNTIL=20200101", start, &[]);
        // 02:30 does not exist and is held as 03:30, 01:30 UTC.
        check("FREQ=DAILY;UNTIL=20260329T013000Z", "2026-03-29 02:30", &["2026-03-29"]);
    }

    #[test]
    fn a_whole_day_counts_however_until_is_written() {
        let days = |until: &str| {
            let rule = Rule::parse(&format!("FREQ=DAILY;UNTIL={until}")).unwrap();
            let rule = rule.until_whole_day(chrono_tz::Europe::Copenhagen);
            let local = NaiveDate::from_ymd_opt(2026, 7, 14).unwrap().and_hms_opt(18, 0, 0);
            let start = Clock { local: local.unwrap(), zone: chrono_tz::Europe::Copenhagen };
            rule.clocks(start, NaiveDate::MAX).unwrap().len()
        };
        assert_eq!(days("20260714"), 1);
        assert_eq!(days("20260714T100000"), 1);
        // In Copenhagen this is the day after.
        assert_eq!(days("20260714T223000Z"), 2);
    }

    #[test]
    fn refuses_what_is_no_rule_or_too_much() {
        let kind = |rule: &str| expand(rule, "2026-09-07 17:00").unwrap_err();
        for rule in ["FREQ=SECONDLY", "FREQ=MINUTELY;INTERVAL=5", "FREQ=HOURLY;COUNT=3"] {
            assert!(matches!(kind(rule), RuleError::TooOften { .. }), "{rule}");
        }
        for rule in [
            "every Monday",
            "",
            "FREQ=DAILY;BYEASTER=0",
            "FREQ=WEEKLY;INTERVAL=0",
            "FREQ=WEEKLY;INTERVAL=60000",
            "FREQ=WEEKLY;COUNT=0",
            "FREQ=WEEKLY;COUNT=99999999999999999999",
            "FREQ=WEEKLY;COUNT=3;UNTIL=20261218",
            "FREQ=WEEKLY;COUNT=3;COUNT=4",
            "FREQ=WEEKLY;UNTIL=18-12-2026",
            "FREQ=WEEKLY;UNTIL=99991231T000000Z",
            "FREQ=WEEKLY;BYDAY=XX",
            "FREQ=WEEKLY;BYMONTHDAY=3",
            "COUNT=3",
        ] {
            assert!(matches!(kind(rule), RuleError::NotARule { .. }), "{rule}: {:?}", kind(rule));
        }
        let often = "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9,10,11,17;BYMINUTE=0,1,2,3,4,5,6,7,8,9";
        assert!(matches!(kind(often), RuleError::TooManyDates { .. }));
    }

    #[test]
    fn a_rule_that_no_day_fits_ends() {
        for rule in [
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=31;COUNT=4294967295",
            "FREQ=MONTHLY;BYMONTH=4;BYMONTHDAY=31;BYSETPOS=31",
        ] {
            check(rule, "2026-09-07 17:00", &[]);
        }
    }
}
