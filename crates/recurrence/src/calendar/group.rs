//! Events of one name: a series with all that became of its dates.

use std::collections::BTreeMap;

use super::{
    CalendarProblem, CalendarProblemKind, Entry,
    event::{Event, Says},
};
use crate::{Override, Series};

/// Joins events by their UID, in the order of the file. An event without one stands alone.
pub(super) fn by_uid(events: Vec<Event>) -> Vec<Entry> {
    let mut groups: Vec<Vec<Event>> = Vec::new();
    let mut by_uid: BTreeMap<String, usize> = BTreeMap::new();
    for event in events {
        match by_uid.get(&event.uid).filter(|_| !event.uid.is_empty()) {
            Some(at) => groups[*at].push(event),
            None => {
                by_uid.insert(event.uid.clone(), groups.len());
                groups.push(vec![event]);
            }
        }
    }
    groups.into_iter().filter_map(join).collect()
}

fn join(events: Vec<Event>) -> Option<Entry> {
    let first = events.first()?;
    let mut entry = Entry {
        uid: first.uid.clone(),
        title: first.title.clone(),
        line: first.line,
        series: Err(Vec::new()),
    };
    let mut problems = Vec::new();
    let mut series: Option<Newest<Series>> = None;
    let mut changes: Vec<Newest<Override>> = Vec::new();
    for event in events {
        let Event { title, description, line, sequence, says, problems: found, .. } = event;
        problems.extend(found);
        match says {
            Some(Says::Series(value)) => {
                let new = Newest { value, line, sequence, title, description };
                match &mut series {
                    Some(kept) => kept.renew(new, &mut problems),
                    None => series = Some(new),
                }
            }
            Some(Says::Change(value)) => {
                let new = Newest { value, line, sequence, title, description };
                match changes.iter_mut().find(|kept| kept.value.of == new.value.of) {
                    Some(kept) => kept.renew(new, &mut problems),
                    None => changes.push(new),
                }
            }
            None => {}
        }
    }
    match series {
        Some(series) => {
            entry.title.clone_from(&series.title);
            entry.line = series.line;
            let overrides = changes.into_iter().map(|change| change.noted(&series.description));
            let overrides = overrides.collect();
            entry.series = Ok(Series { overrides, ..series.value });
        }
        None if problems.is_empty() => {
            let kind = CalendarProblemKind::ChangeWithoutSeries;
            problems.push(CalendarProblem { line: entry.line, kind });
        }
        None => {}
    }
    if !problems.is_empty() {
        problems.sort_by_key(|problem| problem.line);
        entry.series = Err(problems);
    }
    Some(entry)
}

/// The newest of what says the same.
struct Newest<T> {
    value: T,
    line: u32,
    sequence: u32,
    title: String,
    description: String,
}

impl<T> Newest<T> {
    fn renew(&mut self, new: Self, problems: &mut Vec<CalendarProblem>) {
        if new.sequence == self.sequence {
            let kind = CalendarProblemKind::UidTwice { first: self.line };
            problems.push(CalendarProblem { line: new.line, kind });
        } else if new.sequence > self.sequence {
            *self = new;
        }
    }
}

impl Newest<Override> {
    /// The change with what its author says of it: a comment, else a description that the series has not.
    fn noted(self, of_series: &str) -> Override {
        let Self { mut value, description, .. } = self;
        if value.note.is_empty() && description != of_series {
            value.note = description;
        }
        value
    }
}
