//! Where the two sides differ and we have judged that ours is right, each with its reason.
//!
//! A reason counts only where it explains every difference of a case; what it needs is looked up in the case's
//! own file.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime};

use super::{
    cases::{Case, in_utc},
    compare::Date,
};

const HOUR_SECONDS: i64 = 3_600;

/// Why two answers differ.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Reason {
    /// The other side adds lengths on local clocks. RFC 5545 3.8.5.3 wants the exact length that `DTEND` gives
    /// the first date for every date, and 3.3.6 wants the hours of a duration to pass; so dates over a change of
    /// the clocks end an hour earlier or later, and two hours where the first date lies over the other change.
    LengthOverChange,
    /// The other side looks dates up by their clocks in UTC and by their local clocks in one set. Of two dates
    /// of a day that are as far apart as the zone is from UTC, what is said of one then happens to the other.
    ClocksMistaken,
    /// The other side takes a day out (`EXDATE;VALUE=DATE`) but not what was changed on that day, while it
    /// takes that out when the clock is given. Ours takes out what is said to be taken out.
    ChangedOnExcludedDay,
    /// The other side keeps the length of a `PERIOD` after a change of all later dates. RFC 5545 3.2.13 gives
    /// all of them the new length.
    PeriodAfterChange,
    /// The crate that expands our rules refuses the fifth last weekday of a month, which the standard allows.
    /// We refuse it in words; no calendar program that we know offers it.
    FifthLast,
}

impl Reason {
    /// The reason in a line.
    pub fn words(self) -> &'static str {
        match self {
            Self::LengthOverChange => {
                "a date over a change of the clocks ends by exact length (RFC 5545 3.8.5.3, 3.3.6)"
            }
            Self::ClocksMistaken => "theirs takes the local clock of a date for the UTC of another",
            Self::ChangedOnExcludedDay => "theirs keeps a changed date of a day that is taken out",
            Self::PeriodAfterChange => {
                "theirs keeps a PERIOD's length after a change of all later dates (RFC 5545 3.2.13)"
            }
            Self::FifthLast => "ours refuses the fifth last weekday of a month",
        }
    }
}

/// Why ours refuses what theirs expands, if that is known.
pub fn refusal(ours: &str) -> Option<Reason> {
    ours.contains("`BYDAY` is `-5`").then_some(Reason::FifthLast)
}

/// Why these answers, which differ, do so: what explains the last of their differences, if all are explained.
pub fn reason(case: &Case, ours: &[Date], theirs: &[Date]) -> Option<Reason> {
    let only = |dates: &[Date], others: &[Date]| -> Vec<Date> {
        dates.iter().filter(|date| !others.contains(date)).cloned().collect()
    };
    let facts = Facts::of(case);
    let (ours, theirs) = (only(ours, theirs), only(theirs, ours));
    let mut found = None;
    for (date, others, is_ours) in ours
        .iter()
        .map(|date| (date, &theirs, true))
        .chain(theirs.iter().map(|date| (date, &ours, false)))
    {
        let other = others.iter().find(|other| other.1 == date.1);
        found = Some(facts.explain(date, other, is_ours)?);
    }
    found
}

/// What a case's file says that others may misread.
struct Facts {
    /// Dates that are named, by their local clocks.
    local: BTreeSet<NaiveDateTime>,
    /// The same by their clocks in UTC.
    utc: BTreeSet<NaiveDateTime>,
    /// Starts of changed dates whose day is taken out.
    on_excluded_days: BTreeSet<NaiveDateTime>,
    has_period: bool,
    has_later: bool,
}

impl Facts {
    fn of(case: &Case) -> Self {
        let text = case.ics.replace("\r\n ", "");
        let mut facts = Self {
            local: BTreeSet::new(),
            utc: BTreeSet::new(),
            on_excluded_days: BTreeSet::new(),
            has_period: text.contains("VALUE=PERIOD"),
            has_later: text.contains("THISANDFUTURE"),
        };
        let mut days: BTreeSet<NaiveDate> = BTreeSet::new();
        for event in text.split("BEGIN:VEVENT") {
            let mut changed_on_excluded = false;
            for line in event.lines() {
                let Some((name, value)) = line.split_once(':') else { continue };
                let name = name.split(';').next().unwrap_or_default();
                let clock = clock(value);
                match name {
                    "EXDATE" if clock.is_none() => {
                        days.extend(NaiveDate::parse_from_str(value, "%Y%m%d").ok());
                    }
                    "EXDATE" | "RDATE" | "RECURRENCE-ID" => {
                        let Some((at, is_utc)) = clock else { continue };
                        if is_utc {
                            facts.utc.insert(at);
                        } else {
                            facts.local.insert(at);
                            facts.utc.insert(in_utc(at));
                        }
                        if name == "RECURRENCE-ID" {
                            let mut either = either(at, is_utc).into_iter();
                            changed_on_excluded = either.any(|at| days.contains(&at.date()));
                        }
                    }
                    "DTSTART" if changed_on_excluded => {
                        let starts = clock.into_iter().flat_map(|(at, is_utc)| either(at, is_utc));
                        facts.on_excluded_days.extend(starts);
                    }
                    _ => {}
                }
            }
        }
        facts
    }

    fn explain(&self, date: &Date, other: Option<&Date>, is_ours: bool) -> Option<Reason> {
        let apart = other.map(|other| (other.2 - date.2).abs());
        if apart.is_some_and(|apart| apart == HOUR_SECONDS || apart == 2 * HOUR_SECONDS) {
            return Some(Reason::LengthOverChange);
        }
        let local = NaiveDateTime::parse_from_str(&date.0, "%Y-%m-%dT%H:%M:%S").ok()?;
        let utc = DateTime::from_timestamp(date.1, 0)?.naive_utc();
        if !is_ours && self.on_excluded_days.contains(&local) {
            return Some(Reason::ChangedOnExcludedDay);
        }
        let of_day = |at: &&NaiveDateTime| at.date() == local.date();
        let on_the_day = self.local.iter().filter(of_day).any(|at| self.utc.contains(at));
        if on_the_day || self.utc.contains(&local) || self.local.contains(&utc) {
            return Some(Reason::ClocksMistaken);
        }
        let is_longer = apart.is_some() && self.has_period && self.has_later;
        is_longer.then_some(Reason::PeriodAfterChange)
    }
}

/// A clock as it is written, and by local clocks if it is in UTC.
fn either(at: NaiveDateTime, is_utc: bool) -> Vec<NaiveDateTime> {
    if is_utc { vec![at, at + Duration::hours(1), at + Duration::hours(2)] } else { vec![at] }
}

/// A clock, and whether it is in UTC.
fn clock(value: &str) -> Option<(NaiveDateTime, bool)> {
    let first = value.split([',', '/']).next().unwrap_or_default();
    let (text, is_utc) = match first.strip_suffix('Z') {
        Some(text) => (text, true),
        None => (first, false),
    };
    Some((NaiveDateTime::parse_from_str(text, "%Y%m%dT%H%M%S").ok()?, is_utc))
}
