//! Calendar files (`.ics`, RFC 5545) as series.

mod event;
mod group;
mod line;
mod problem;
mod property;
mod value;
mod write;

use chrono_tz::Tz;

use crate::Series;
use event::Event;
use line::Line;

pub use problem::{CalendarProblem, CalendarProblemKind};
pub use write::CalendarWriter;

/// The most entries of a file, those of single dates of a series too.
const EVENTS_MAX: usize = 20_000;

/// What a calendar file holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Calendar {
    /// Its entries, each with all that became of its dates.
    pub entries: Vec<Entry>,
}

/// One entry of a calendar: something that takes place once or again and again.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its lasting name; empty where it has none.
    pub uid: String,
    /// Its title; empty where it has none.
    pub title: String,
    /// The line where it begins.
    pub line: u32,
    /// When it takes place, or every problem of it: an entry that nobody asks for may be unreadable.
    pub series: Result<Series, Vec<CalendarProblem>>,
}

impl Calendar {
    /// Reads a calendar file. Clocks without a zone are those of `zone`.
    ///
    /// Definitions of zones in the file are passed over: a zone is known by its name, an IANA name or one that
    /// Outlook writes. Alarms, tasks and notes are passed over.
    ///
    /// # Errors
    /// The problems of the file as a whole, each with its line.
    pub fn read(bytes: &[u8], zone: Tz) -> Result<Self, Vec<CalendarProblem>> {
        let mut problems = Vec::new();
        let lines = line::unfold(bytes, &mut problems);
        let events = collect(lines, zone, &mut problems);
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Self { entries: group::by_uid(events) })
    }

    /// The entries whose lasting name or title somebody wrote.
    pub fn named<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Entry> {
        let name = name.trim();
        let has_uid = self.entries.iter().any(|entry| entry.uid == name);
        self.entries.iter().filter(move |entry| {
            if has_uid {
                entry.uid == name
            } else {
                entry.title.to_lowercase() == name.to_lowercase()
            }
        })
    }
}

/// Cuts the lines into events.
fn collect(lines: Vec<Line>, zone: Tz, problems: &mut Vec<CalendarProblem>) -> Vec<Event> {
    // The components that are open, and the lines of the event among them.
    let mut open: Vec<(String, u32)> = Vec::new();
    let mut event: Vec<Line> = Vec::new();
    let mut events = Vec::new();
    let mut calendars = 0;
    for line in lines {
        let upper = line.value.trim().to_ascii_uppercase();
        match line.name.as_str() {
            "BEGIN" => {
                if open.is_empty() && upper == "VCALENDAR" {
                    calendars += 1;
                }
                if is_event(&open, &upper) {
                    event.clear();
                }
                open.push((upper, line.number));
            }
            "END" => match open.pop() {
                Some((name, begun)) if name == upper => {
                    if is_event(&open, &name) {
                        events.push(Event::read(begun, core::mem::take(&mut event), zone));
                    }
                }
                _ => {
                    let kind = CalendarProblemKind::EndWithoutBegin { component: upper };
                    problems.push(CalendarProblem { line: line.number, kind });
                    return Vec::new();
                }
            },
            _ if open.len() == 2 && open[1].0 == "VEVENT" => event.push(line),
            _ => {}
        }
        if events.len() > EVENTS_MAX {
            let kind = CalendarProblemKind::TooManyEvents { max: EVENTS_MAX };
            problems.push(CalendarProblem { line: 1, kind });
            return Vec::new();
        }
    }
    if let Some((component, line)) = open.pop() {
        problems.push(CalendarProblem { line, kind: CalendarProblemKind::NotEnded { component } });
    } else if calendars == 0 && problems.is_empty() {
        problems.push(CalendarProblem { line: 1, kind: CalendarProblemKind::NotACalendar });
    }
    events
}

/// Whether a component inside these is an event of the calendar.
fn is_event(open: &[(String, u32)], component: &str) -> bool {
    component == "VEVENT" && matches!(open, [(outer, _)] if outer == "VCALENDAR")
}

#[cfg(test)]
mod tests;
