//! One event of a calendar file: a series, or what became of one of its dates.

use chrono_tz::Tz;

use super::{
    CalendarProblem, CalendarProblemKind,
    line::Line,
    property::{Properties, length_between},
};
use crate::{Clock, Length, Override, Series, When};

/// An event as it stands in the file.
#[derive(Debug)]
pub(super) struct Event {
    pub(super) uid: String,
    pub(super) title: String,
    pub(super) description: String,
    /// The line where it begins.
    pub(super) line: u32,
    /// Of two with one name, the higher is newer.
    pub(super) sequence: u32,
    /// What it says; nothing where it has problems.
    pub(super) says: Option<Says>,
    pub(super) problems: Vec<CalendarProblem>,
}

/// What an event says.
#[derive(Debug)]
pub(super) enum Says {
    /// When something takes place.
    Series(Series),
    /// What became of one date of it.
    Change(Override),
}

impl Event {
    pub(super) fn read(begun: u32, lines: Vec<Line>, own_zone: Tz) -> Self {
        let mut properties = Properties::new(begun, lines, own_zone);
        let says = read(&mut properties, own_zone);
        Self {
            uid: properties.text("UID"),
            title: properties.text("SUMMARY"),
            description: properties.text("DESCRIPTION"),
            line: begun,
            sequence: properties.sequence(),
            says,
            problems: properties.problems,
        }
    }
}

fn read(properties: &mut Properties, own_zone: Tz) -> Option<Says> {
    let of = properties.when("RECURRENCE-ID");
    let cancelled = properties.is_cancelled();
    let start = properties.when("DTSTART");
    if start.is_none() && !properties.has("DTSTART") && !(of.is_some() && cancelled) {
        properties.report_whole(CalendarProblemKind::MissingStart);
    }
    let length = start.and_then(|start| length(properties, start));
    if let Some(of) = of {
        // A cancelled date need not say when it would have been.
        let start = start.map(|start| clock(start, own_zone));
        let and_later = properties.is_of_later();
        let note = properties.text("COMMENT");
        return Some(Says::Change(Override { of, and_later, start, length, cancelled, note }));
    }
    let (rules, extra, excluded) = (properties.rules(), properties.extra(), properties.excluded());
    let start = start?;
    Some(Says::Series(Series {
        start: clock(start, own_zone),
        length: length?,
        all_day: matches!(start, When::On(_)),
        rules,
        extra,
        excluded,
        overrides: Vec::new(),
        cancelled,
    }))
}

/// The clock of a start: midnight of a whole day.
fn clock(start: When, own_zone: Tz) -> Clock {
    match start {
        When::At(clock) => clock,
        When::On(day) => Clock::midnight(day, own_zone),
    }
}

/// How long an event lasts; without a word on it, no time at all, or the whole day.
fn length(properties: &mut Properties, start: When) -> Option<Length> {
    let end = properties.when("DTEND");
    let duration = properties.duration();
    let length = match (start, end, duration) {
        (_, Some(_), Some(_)) => Err(CalendarProblemKind::EndAndDuration),
        (_, None, Some(duration)) => Ok(duration),
        (When::At(_), None, None) => Ok(Length::Exact { seconds: 0 }),
        (When::On(_), None, None) => Ok(Length::Nominal { days: 1, seconds: 0 }),
        (When::At(start), Some(end), None) => length_between(start, end),
        (When::On(first), Some(When::On(end)), None) => {
            let days = i32::try_from((end - first).num_days());
            match days.ok().filter(|days| *days >= 0) {
                // Some programs give the day itself as its end.
                Some(days) => Ok(Length::Nominal { days: days.max(1), seconds: 0 }),
                None => Err(CalendarProblemKind::EndBeforeStart),
            }
        }
        (When::On(_), Some(When::At(_)), None) => Err(CalendarProblemKind::EndUnlikeStart),
    };
    length.map_err(|kind| properties.report_whole(kind)).ok()
}
