//! From a series to its dates.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::{Occurrence, Override, Series, When};
use crate::{Clock, Length, RuleError};

/// The dates that are asked for: those that start on one of these days, by the series' clocks.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Horizon {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub through: NaiveDate,
    /// The most dates.
    pub dates_max: usize,
}

/// Why a series gives no dates. Reads after "failed to".
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
#[expect(missing_docs, reason = "the messages say what each is")]
pub enum ExpandError {
    #[error(transparent)]
    Rule(#[from] RuleError),
    #[error("start on {start}, which the recurrence passes over: start on one of its dates")]
    StartNotInRule { start: NaiveDate, first: Option<NaiveDate> },
    #[error("find a date before the recurrence ends: end it later")]
    EndsBeforeStart,
    #[error("expand it to more than {max} dates: end it earlier")]
    TooManyDates { max: usize },
}

/// The furthest that a change moves later dates to an earlier day and is still followed.
const EARLIER_DAYS_MAX: i64 = 400;

impl Series {
    /// The dates that start within a horizon, in the order they start. Cancelled ones are among them.
    ///
    /// An exclusion wins over an override of the same date. An override of a date that is not in the rule
    /// counts as a date of its own, as in every calendar, unless it is cancelled.
    ///
    /// # Errors
    /// When a rule cannot be followed, ends before the series' start or does not give it, or there are too many
    /// dates.
    pub fn occurrences(&self, horizon: Horizon) -> Result<Vec<Occurrence>, ExpandError> {
        let mut dates = self.dates(horizon)?;
        let mut overrides = BTreeMap::new();
        let mut later = BTreeMap::new();
        for change in &self.overrides {
            let found = self.find(&dates, change.of);
            let id = found.unwrap_or_else(|| self.local(change.of));
            // Later dates follow, even where this one is taken out.
            if change.and_later {
                later.insert(id, change);
            }
            let is_planned = found.is_some() || !change.cancelled;
            if is_planned && !dates.excluded.has(id, self) {
                dates.lengths.entry(id).or_insert(None);
                overrides.insert(id, change);
            }
        }
        let mut all = Vec::new();
        for (id, length) in dates.lengths {
            let planned = self.planned(id, length);
            let occurrence = match overrides.get(&id) {
                Some(change) => self.overridden(planned, change),
                None => match later.range(..id).next_back() {
                    Some((of, change)) => self.shifted(planned, *of, change),
                    None => planned,
                },
            };
            let day = occurrence.starts(self.start.zone).local.date();
            if (horizon.from..=horizon.through).contains(&day) {
                all.push(occurrence);
            }
            if all.len() > horizon.dates_max {
                return Err(ExpandError::TooManyDates { max: horizon.dates_max });
            }
        }
        all.sort_by_key(|occurrence| (occurrence.start.instant(), occurrence.recurrence_id));
        Ok(all)
    }

    /// What is planned, without what became of it.
    fn dates(&self, horizon: Horizon) -> Result<Dates, ExpandError> {
        // Later dates may be moved into the horizon by a change of all of them.
        let reach = self.overrides.iter().filter(|change| change.and_later).map(|change| {
            let start = change.start.map_or(0, |start| {
                (self.local(change.of) - start.moment_in(self.start.zone).local).num_days() + 1
            });
            start.clamp(0, EARLIER_DAYS_MAX)
        });
        let reach = Duration::days(reach.max().unwrap_or(0));
        // The start itself is always held against the rules.
        let through = (horizon.through.min(last_day()) + reach).max(self.start.local.date());
        let mut ids: BTreeSet<NaiveDateTime> = BTreeSet::new();
        for rule in &self.rules {
            ids.extend(rule.clocks(self.start, through)?);
        }
        self.check_start(&ids)?;
        if self.rules.is_empty() {
            ids.insert(self.start.local);
        }
        let mut lengths: BTreeMap<_, _> = ids.into_iter().map(|id| (id, None)).collect();
        for extra in &self.extra {
            let length = lengths.entry(self.local(extra.start)).or_insert(None);
            *length = extra.length.or(*length);
        }
        let excluded = Excluded::of(self);
        lengths.retain(|id, _| !excluded.has(*id, self));
        let instant = |id: &NaiveDateTime| self.at(*id).instant();
        let by_instant = lengths.keys().rev().map(|id| (instant(id), *id)).collect();
        Ok(Dates { lengths, by_instant, excluded })
    }

    /// With rules, the start is their first date: what calendars make of another differs, and the standard
    /// leaves it open.
    fn check_start(&self, ids: &BTreeSet<NaiveDateTime>) -> Result<(), ExpandError> {
        let start = self.start.local;
        if self.rules.is_empty() || ids.contains(&start) {
            return Ok(());
        }
        if self.rules.iter().all(|rule| rule.ends_before(self.start)) {
            return Err(ExpandError::EndsBeforeStart);
        }
        let first = ids.first().map(NaiveDateTime::date);
        Err(ExpandError::StartNotInRule { start: start.date(), first })
    }

    fn at(&self, local: NaiveDateTime) -> Clock {
        Clock { local, ..self.start }
    }

    /// A date's clock in the zone of the series.
    fn local(&self, when: When) -> NaiveDateTime {
        match when {
            When::At(clock) if clock.zone == self.start.zone => clock.local,
            When::At(clock) => clock.moment_in(self.start.zone).local,
            When::On(day) => day.and_time(self.start.local.time()),
        }
    }

    /// The planned date that a calendar names: by its clock, by the instant, or by the day alone.
    fn find(&self, dates: &Dates, when: When) -> Option<NaiveDateTime> {
        let local = self.local(when);
        if dates.lengths.contains_key(&local) {
            return Some(local);
        }
        match when {
            When::At(clock) => dates.by_instant.get(&clock.instant()).copied(),
            When::On(day) => {
                let midnight = Clock::midnight(day, self.start.zone).local;
                let of_day = dates.lengths.range(midnight..midnight + Duration::days(1));
                of_day.map(|(id, _)| *id).next()
            }
        }
    }

    fn planned(&self, id: NaiveDateTime, length: Option<Length>) -> Occurrence {
        let (start, length) = (self.at(id), length.unwrap_or(self.length));
        Occurrence {
            recurrence_id: id,
            start,
            length,
            planned_start: start,
            planned_length: length,
            cancelled: self.cancelled,
            note: String::new(),
        }
    }

    fn overridden(&self, planned: Occurrence, change: &Override) -> Occurrence {
        Occurrence {
            start: change.start.unwrap_or(planned.start),
            length: change.length.unwrap_or(planned.length),
            cancelled: self.cancelled || change.cancelled,
            note: change.note.clone(),
            ..planned
        }
    }

    /// A date after one that was changed together with all later ones: moved by as much.
    fn shifted(&self, planned: Occurrence, of: NaiveDateTime, change: &Override) -> Occurrence {
        let now = change.start.map_or(of, |start| start.moment_in(self.start.zone).local);
        let start = self.at(planned.start.local + (now - of));
        Occurrence { start, ..self.overridden(planned, change) }
    }
}

/// No rule is followed further, whatever the horizon.
fn last_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2_300, 1, 1).expect("the day is in the calendar")
}

/// Planned dates: how long each lasts where that differs, and which has an instant.
struct Dates {
    lengths: BTreeMap<NaiveDateTime, Option<Length>>,
    /// Of two clocks that mean one instant, the earlier.
    by_instant: BTreeMap<i64, NaiveDateTime>,
    excluded: Excluded,
}

/// What is taken out of a series.
struct Excluded {
    clocks: BTreeSet<NaiveDateTime>,
    instants: BTreeSet<i64>,
    days: BTreeSet<NaiveDate>,
}

impl Excluded {
    fn of(series: &Series) -> Self {
        let mut all =
            Self { clocks: BTreeSet::new(), instants: BTreeSet::new(), days: BTreeSet::new() };
        for when in &series.excluded {
            match when {
                When::At(clock) if clock.zone == series.start.zone => {
                    all.clocks.insert(clock.local);
                }
                When::At(clock) => {
                    all.instants.insert(clock.instant());
                }
                When::On(day) => {
                    all.days.insert(*day);
                }
            }
        }
        all
    }

    fn has(&self, id: NaiveDateTime, series: &Series) -> bool {
        self.clocks.contains(&id)
            || self.days.contains(&id.date())
            || (!self.instants.is_empty() && self.instants.contains(&series.at(id).instant()))
    }
}
