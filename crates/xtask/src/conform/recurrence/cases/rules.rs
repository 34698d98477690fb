//! Rules that repeat a start.

use chrono::{Datelike, Duration, Months, NaiveDate, NaiveDateTime};

use super::{Form, Start, day_stamp, stamp};
use crate::conform::recurrence::random::Random;

const DAYS: [&str; 7] = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"];

/// Chooses a rule. Most fit the start; the others are left to chance.
pub fn rule(random: &mut Random, start: &Start) -> String {
    let interval = if random.percent(60) { 1 } else { random.number(2, 5) };
    let mut parts = match random.number(0, 99) {
        0..20 => daily(random, start),
        20..55 => weekly(random, start),
        55..85 => monthly(random, start),
        _ => yearly(random, start),
    };
    if interval > 1 {
        parts.push(format!("INTERVAL={interval}"));
    }
    if random.percent(15) {
        parts.push(format!("WKST={}", random.of(&["SU", "MO", "WE"])));
    }
    if start.form != Form::Day && random.percent(4) {
        let hour = start.local.format("%-H");
        parts.push(format!("BYHOUR={hour},{}", random.number(0, 23)));
    }
    parts.extend(end(random, start));
    parts.join(";")
}

/// Where the rule ends: with a count, with an instant or a day, or never.
fn end(random: &mut Random, start: &Start) -> Option<String> {
    match random.number(0, 99) {
        0..40 => Some(format!("COUNT={}", random.number(1, 40))),
        40..75 => {
            let days = Duration::days(random.number(0, 500));
            // Often the very instant of a date, or a second before.
            let last = start.local + days - Duration::seconds(random.number(0, 1));
            Some(match start.form {
                Form::Day => format!("UNTIL={}", day_stamp(last.date())),
                Form::Floating => format!("UNTIL={}", stamp(last)),
                _ => format!("UNTIL={}Z", stamp(start.in_utc(last))),
            })
        }
        _ => None,
    }
}

fn daily(random: &mut Random, start: &Start) -> Vec<String> {
    let mut parts = vec!["FREQ=DAILY".to_owned()];
    if random.percent(20) {
        parts.push(by_day(random, start));
    } else if random.percent(20) {
        parts.push(by_month(random, start));
    }
    parts
}

fn weekly(random: &mut Random, start: &Start) -> Vec<String> {
    let mut parts = vec!["FREQ=WEEKLY".to_owned()];
    if random.percent(60) {
        parts.push(by_day(random, start));
    }
    if random.percent(10) {
        parts.push(by_month(random, start));
    }
    parts
}

fn monthly(random: &mut Random, start: &Start) -> Vec<String> {
    let mut parts = vec!["FREQ=MONTHLY".to_owned()];
    let day = start.local.day();
    match random.number(0, 5) {
        0 => {}
        1 => parts.push(format!("BYMONTHDAY={day}")),
        2 => parts.push(format!("BYMONTHDAY={},{day}", random.of(&[-1, -2, 1, 15, 30, 31]))),
        3 => parts.push(format!("BYDAY={}", nth(start))),
        4 => {
            let last = days_in_month(start.local.date());
            let from_end = i64::from((last - day) / 7) + 1;
            parts.push(format!("BYDAY=-{from_end}{}", weekday(start)));
        }
        _ => {
            parts.push(by_day(random, start));
            parts.push(format!("BYSETPOS={}", random.of(&["1", "-1", "2", "1,-1", "3", "-2"])));
        }
    }
    if random.percent(10) {
        parts.push(by_month(random, start));
    }
    parts
}

fn yearly(random: &mut Random, start: &Start) -> Vec<String> {
    let mut parts = vec!["FREQ=YEARLY".to_owned()];
    match random.number(0, 6) {
        0 => {}
        1 => parts.push(by_month(random, start)),
        2 => {
            parts.push(format!("BYMONTH={}", start.local.month()));
            parts.push(format!("BYDAY={}", nth(start)));
        }
        3 => parts.push(format!("BYYEARDAY={},{}", start.local.ordinal(), random.number(-366, -1))),
        4 => {
            parts.push(format!("BYWEEKNO={}", start.local.iso_week().week()));
            parts.push(by_day(random, start));
        }
        5 => {
            parts.push(by_day(random, start));
            parts.push(format!("BYMONTH={}", start.local.month()));
            parts.push(format!("BYSETPOS={}", random.of(&["1", "-1", "2", "-2"])));
        }
        _ => parts.push(format!("BYDAY={}{}", random.number(1, 20), weekday(start))),
    }
    parts
}

/// The start's day of the week, and perhaps others.
fn by_day(random: &mut Random, start: &Start) -> String {
    let mut days = vec![weekday(start)];
    for day in DAYS {
        if !days.contains(&day) && random.percent(25) {
            days.push(day);
        }
    }
    format!("BYDAY={}", days.join(","))
}

/// The start's month, and perhaps others.
fn by_month(random: &mut Random, start: &Start) -> String {
    let mut months = vec![start.local.month().to_string()];
    for month in (1..=12).filter(|month| *month != start.local.month()) {
        if random.percent(25) {
            months.push(month.to_string());
        }
    }
    format!("BYMONTH={}", months.join(","))
}

/// `2TU` for the second Tuesday of its month.
fn nth(start: &Start) -> String {
    format!("{}{}", (start.local.day() - 1) / 7 + 1, weekday(start))
}

fn weekday(start: &Start) -> &'static str {
    DAYS[start.local.weekday().num_days_from_monday() as usize]
}

fn days_in_month(day: NaiveDate) -> u32 {
    let first = day.with_day(1).expect("a month has a first day");
    (first + Months::new(1) - Duration::days(1)).day()
}

/// A clock that the rule gives, as far as that is easily said; else some day after the start.
pub fn some_date(random: &mut Random, start: &Start, rules: &[String]) -> NaiveDateTime {
    let rule = rules.first().map_or("", String::as_str);
    let part =
        |name: &str| rule.split(';').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
    let interval: i64 = part("INTERVAL").and_then(|number| number.parse().ok()).unwrap_or(1);
    let count: i64 = part("COUNT").and_then(|number| number.parse().ok()).unwrap_or(12);
    let nth = random.number(0, count.min(12)) * interval;
    match part("FREQ") {
        Some("DAILY") => start.local + Duration::days(nth),
        Some("WEEKLY") => start.local + Duration::weeks(nth),
        Some("MONTHLY") => start.local + Months::new(u32::try_from(nth).expect("months ahead")),
        Some("YEARLY") => start.local + Months::new(12 * u32::try_from(nth).expect("years ahead")),
        _ => start.local + Duration::days(random.number(0, 30)),
    }
}
