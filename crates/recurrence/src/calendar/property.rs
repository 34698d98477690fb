//! The lines of one event, by what they say.

use chrono_tz::Tz;

use super::{CalendarProblem, CalendarProblemKind, line::Line, value};
use crate::{Clock, Extra, Length, Rule, When};

/// The lines of an event, and where their problems go.
pub(super) struct Properties {
    lines: Vec<Line>,
    own_zone: Tz,
    /// The line where the event begins.
    begun: u32,
    pub(super) problems: Vec<CalendarProblem>,
}

impl Properties {
    pub(super) fn new(begun: u32, lines: Vec<Line>, own_zone: Tz) -> Self {
        Self { lines, own_zone, begun, problems: Vec::new() }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.all(name).next().is_some()
    }

    /// A text; empty where there is none.
    pub(super) fn text(&self, name: &str) -> String {
        self.all(name).next().map_or_else(String::new, |line| value::text(&line.value))
    }

    /// How often the event was changed by its author.
    pub(super) fn sequence(&self) -> u32 {
        self.all("SEQUENCE").next().and_then(|line| line.value.trim().parse().ok()).unwrap_or(0)
    }

    /// A clock that may come once.
    pub(super) fn when(&mut self, name: &'static str) -> Option<When> {
        let line = self.single(name)?;
        self.read(&line, |line, own| value::when(&line.value, value::zone(line, own)?))
    }

    /// A duration that may come once.
    pub(super) fn duration(&mut self) -> Option<Length> {
        let line = self.single("DURATION")?;
        self.read(&line, |line, _| value::duration(&line.value))
    }

    /// Whether a change is of all later dates, too.
    pub(super) fn is_of_later(&mut self) -> bool {
        let Some(line) = self.single("RECURRENCE-ID") else { return false };
        match line.parameter("RANGE") {
            None => false,
            Some("THISANDFUTURE") => true,
            Some(other) => {
                let kind = CalendarProblemKind::UnknownRange { given: other.to_owned() };
                self.report(line.number, kind);
                false
            }
        }
    }

    /// The rules.
    pub(super) fn rules(&mut self) -> Vec<Rule> {
        if let Some(line) = self.single("EXRULE") {
            self.report(line.number, CalendarProblemKind::NotUsed { name: line.name });
        }
        let lines: Vec<_> = self.all("RRULE").cloned().collect();
        let mut rules = Vec::new();
        for line in lines {
            rules.extend(self.read(&line, |line, _| Ok(Rule::parse(&line.value)?)));
        }
        rules
    }

    /// The dates that are taken out.
    pub(super) fn excluded(&mut self) -> Vec<When> {
        self.list("EXDATE", value::when)
    }

    /// The dates that are added.
    pub(super) fn extra(&mut self) -> Vec<Extra> {
        self.list("RDATE", extra)
    }

    /// Whether it does not take place.
    pub(super) fn is_cancelled(&self) -> bool {
        self.all("STATUS").any(|line| line.value.trim().eq_ignore_ascii_case("CANCELLED"))
    }

    /// Notes a problem with the event as a whole.
    pub(super) fn report_whole(&mut self, kind: CalendarProblemKind) {
        self.report(self.begun, kind);
    }

    fn report(&mut self, line: u32, kind: CalendarProblemKind) {
        self.problems.push(CalendarProblem { line, kind });
    }

    fn all(&self, name: &str) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |line| line.name == name)
    }

    fn single(&mut self, name: &str) -> Option<Line> {
        let mut all = self.all(name);
        let first = all.next()?.clone();
        let second = all.next().map(|line| line.number);
        drop(all);
        if let Some(line) = second {
            self.report(line, CalendarProblemKind::Twice { name: name.into() });
        }
        Some(first)
    }

    /// Every value of every line of a name, separated by commas.
    fn list<T>(
        &mut self,
        name: &str,
        read: impl Fn(&str, Tz) -> Result<T, CalendarProblemKind>,
    ) -> Vec<T> {
        let lines: Vec<_> = self.all(name).cloned().collect();
        let mut all = Vec::new();
        for line in lines {
            let Some(zone) = self.read(&line, value::zone) else { continue };
            for written in line.value.split(',').filter(|written| !written.trim().is_empty()) {
                all.extend(self.read(&line, |_, _| read(written, zone)));
            }
        }
        all
    }

    fn read<T>(
        &mut self,
        line: &Line,
        read: impl FnOnce(&Line, Tz) -> Result<T, CalendarProblemKind>,
    ) -> Option<T> {
        read(line, self.own_zone).map_err(|kind| self.report(line.number, kind)).ok()
    }
}

/// A date that is added: a start alone, or a start and an end or a duration.
fn extra(written: &str, zone: Tz) -> Result<Extra, CalendarProblemKind> {
    let Some((start, end)) = written.split_once('/') else {
        return Ok(Extra { start: value::when(written, zone)?, length: None });
    };
    let start = value::when(start, zone)?;
    let When::At(clock) = start else {
        return Err(CalendarProblemKind::NotAClock { given: written.into() });
    };
    let length = match value::duration(end) {
        Ok(length) => length,
        Err(_) => length_between(clock, value::when(end, zone)?)?,
    };
    Ok(Extra { start, length: Some(length) })
}

/// The length from a clock to an end.
pub(super) fn length_between(start: Clock, end: When) -> Result<Length, CalendarProblemKind> {
    match end {
        When::At(end) => Length::between(start, end).ok_or(CalendarProblemKind::EndBeforeStart),
        When::On(_) => Err(CalendarProblemKind::EndUnlikeStart),
    }
}
