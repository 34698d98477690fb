//! Dates taken out, added, moved, changed and cancelled.

use chrono::{Duration, NaiveDateTime};

use super::{Form, Start, day_stamp, rules::some_date, stamp};
use crate::conform::recurrence::random::Random;

/// Lines that add dates.
pub fn extra(random: &mut Random, start: &Start) -> Vec<String> {
    let mut lines = Vec::new();
    if random.percent(80) {
        return lines;
    }
    for _ in 0..random.number(1, 3) {
        let minutes = if start.form == Form::Day { 0 } else { random.number(-8, 8) * 15 };
        let day = start.local + Duration::days(random.number(-5, 120));
        let at = day + Duration::minutes(minutes);
        if start.form == Form::Zoned && random.percent(40) {
            let length = random.of(&["PT1H", "PT3H", "P1D"]);
            let until = stamp(at + Duration::minutes(90));
            let end = if random.percent(50) { (*length).to_owned() } else { until };
            lines.push(format!("RDATE;TZID=Europe/Copenhagen;VALUE=PERIOD:{}/{end}", stamp(at)));
        } else {
            lines.push(start.line_at("RDATE", at));
        }
    }
    lines
}

/// Lines that take dates out, in every form that calendars write.
pub fn excluded(random: &mut Random, start: &Start, rules: &[String]) -> Vec<String> {
    let mut lines = Vec::new();
    if random.percent(55) {
        return lines;
    }
    for _ in 0..random.number(1, 4) {
        let at = some_date(random, start, rules);
        lines.push(match random.number(0, 9) {
            0 | 1 if start.form == Form::Zoned => format!("EXDATE:{}Z", stamp(start.in_utc(at))),
            2 if start.form != Form::Day => {
                format!("EXDATE;VALUE=DATE:{}", day_stamp(at.date()))
            }
            _ => start.line_at("EXDATE", at),
        });
    }
    lines
}

/// Events that say what became of single dates.
pub fn overrides(
    random: &mut Random,
    start: &Start,
    rules: &[String],
    id: u64,
) -> Vec<Vec<String>> {
    let mut events = Vec::new();
    if random.percent(50) {
        return events;
    }
    let mut of: Vec<NaiveDateTime> = Vec::new();
    for _ in 0..random.number(1, 4) {
        let at = some_date(random, start, rules);
        if !of.contains(&at) {
            of.push(at);
        }
    }
    for (number, at) in of.into_iter().enumerate() {
        let all_later = number == 0 && random.percent(12);
        events.push(change(random, start, at, all_later, id));
    }
    events
}

fn change(
    random: &mut Random,
    start: &Start,
    of: NaiveDateTime,
    all_later: bool,
    id: u64,
) -> Vec<String> {
    let name = if all_later { "RECURRENCE-ID;RANGE=THISANDFUTURE" } else { "RECURRENCE-ID" };
    let in_utc = start.form == Form::Zoned && !all_later && random.percent(25);
    let named = if in_utc {
        format!("{name}:{}Z", stamp(start.in_utc(of)))
    } else {
        start.line_at(name, of)
    };
    let days = Duration::days(if random.percent(60) { 0 } else { random.number(-6, 10) });
    let minutes =
        Duration::minutes(if start.form == Form::Day { 0 } else { random.number(-8, 8) * 30 });
    let now = of + days + minutes;
    let mut lines = vec![format!("UID:case-{id}"), "SEQUENCE:1".into(), named];
    lines.push(start.line_at("DTSTART", now));
    lines.extend(super::times::end(random, &Start { local: now, form: start.form }));
    if random.percent(25) {
        lines.push("STATUS:CANCELLED".into());
    }
    lines
}
