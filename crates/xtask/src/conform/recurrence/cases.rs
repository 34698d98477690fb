//! Cases: calendar files of one series, made from a seed.
//!
//! Half begin within weeks of a change of the clocks, a fifth on that very day, and many at the clocks that do not exist then or exist
//! twice. Nothing is left out because it is hard; what the rules cannot say of each other (whether a date fits)
//! is left to chance.

mod changes;
mod rules;
mod times;

use chrono::{Days, Duration, NaiveDate, NaiveDateTime};
use serde_json::json;

use super::random::Random;
use times::{Form, Start};

/// A calendar file, and the days that are asked for.
pub struct Case {
    /// Its number.
    pub id: u64,
    /// The file.
    pub ics: String,
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub through: NaiveDate,
}

impl Case {
    /// As both sides read it.
    pub fn to_json(&self) -> serde_json::Value {
        json!({
            "id": self.id,
            "zone": "Europe/Copenhagen",
            "from": self.from,
            "through": self.through,
            "ics": self.ics,
        })
    }
}

/// So many cases of a seed.
pub fn make(seed: u64, count: u64) -> Vec<Case> {
    (1..=count).map(|id| one(&mut Random::new(seed, id), id)).collect()
}

fn one(random: &mut Random, id: u64) -> Case {
    let start = times::start(random);
    let mut lines = vec![format!("UID:case-{id}"), start.line("DTSTART")];
    lines.extend(times::end(random, &start));
    let mut rules = Vec::new();
    if random.percent(94) {
        rules.push(rules::rule(random, &start));
        if random.percent(3) {
            rules.push(rules::rule(random, &start));
        }
    }
    lines.extend(rules.iter().map(|rule| format!("RRULE:{rule}")));
    lines.extend(changes::extra(random, &start));
    lines.extend(changes::excluded(random, &start, &rules));
    let overrides = changes::overrides(random, &start, &rules, id);
    let from = match random.number(0, 3) {
        0 => start.local.date() + Days::new(days(random, 0, 300)),
        _ => start.local.date() - Days::new(days(random, 0, 40)),
    };
    let through = from + Days::new(days(random, 20, 900));
    Case { id, ics: calendar(&lines, &overrides), from, through }
}

fn days(random: &mut Random, from: i64, to: i64) -> u64 {
    u64::try_from(random.number(from, to)).expect("days ahead")
}

/// The file, its lines folded as the standard wants.
fn calendar(series: &[String], overrides: &[Vec<String>]) -> String {
    let mut text =
        String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Sammen//Cases//DA\r\n");
    for event in [series].into_iter().chain(overrides.iter().map(Vec::as_slice)) {
        text += "BEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n";
        for line in event {
            fold(line, &mut text);
        }
        text += "END:VEVENT\r\n";
    }
    text + "END:VCALENDAR\r\n"
}

/// Lines are of 75 bytes at most; ours hold plain letters only.
fn fold(line: &str, text: &mut String) {
    const BYTES_MAX: usize = 74;
    let mut rest = line;
    while rest.len() > BYTES_MAX {
        let (now, later) = rest.split_at(BYTES_MAX);
        *text += now;
        *text += "\r\n ";
        rest = later;
    }
    *text += rest;
    *text += "\r\n";
}

/// A clock of Copenhagen in UTC.
pub fn in_utc(local: NaiveDateTime) -> NaiveDateTime {
    local - Duration::hours(times::offset_hours(local))
}

/// `20260329T023000`
fn stamp(clock: NaiveDateTime) -> String {
    clock.format("%Y%m%dT%H%M%S").to_string()
}

/// `20260329`
fn day_stamp(day: NaiveDate) -> String {
    day.format("%Y%m%d").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_gives_the_same_cases() {
        let text = |seed| make(seed, 50).iter().map(|case| case.ics.clone()).collect::<String>();
        assert_eq!(text(1), text(1));
        assert_ne!(text(1), text(2));
    }

    #[test]
    fn cases_hold_what_is_hard() {
        let cases = make(1, 2_000);
        let with = |what: &str| cases.iter().filter(|case| case.ics.contains(what)).count();
        for what in [
            "EXDATE",
            "RDATE",
            "PERIOD",
            "RECURRENCE-ID",
            "CANCELLED",
            "THISANDFUTURE",
            "BYSETPOS",
            "BYWEEKNO",
            "BYYEARDAY",
            "BYMONTHDAY",
            "UNTIL",
            "COUNT",
            "DURATION",
            "VALUE=DATE",
            "T0230",
            "BYHOUR",
            "WKST=SU",
            "INTERVAL",
            "Romance",
            "T000000Z",
        ] {
            assert!(with(what) >= 20, "{what}: {}", with(what));
        }
        for spring in ["20260329", "20240331", "20251026"] {
            assert!(with(spring) >= 20, "{spring}: {}", with(spring));
        }
    }
}
