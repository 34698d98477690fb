//! The dates of one activity, from its rule and the exceptions to it.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use sammen_domain::{
    ActivityId, LocalDate, MinuteOfDay, Occurrence, OccurrenceId, OccurrenceState, UnixSeconds,
};

use super::{calendar, terms::Opening};

/// When an activity takes place.
#[derive(Debug)]
pub(super) struct Plan {
    /// Start and end of a date that says nothing else.
    pub(super) starts: MinuteOfDay,
    pub(super) ends: MinuteOfDay,
    /// Whether people register for its dates.
    pub(super) registration: bool,
    /// When registration opens, where it does so for every date at once.
    pub(super) opening: Option<Opening>,
    /// Its dates, by the day each was first planned for.
    pub(super) dates: BTreeMap<LocalDate, Planned>,
}

/// One date as planned and changed.
#[derive(Clone, Debug)]
pub(super) struct Planned {
    /// The day, moved or not.
    pub(super) date: LocalDate,
    pub(super) starts: MinuteOfDay,
    pub(super) ends: MinuteOfDay,
    pub(super) capacity: Option<u32>,
    pub(super) state: OccurrenceState,
    /// The row of the sheet `dates` that changed it.
    pub(super) changed_in: Option<u32>,
}

impl Plan {
    pub(super) fn new(days: Vec<LocalDate>, starts: MinuteOfDay, ends: MinuteOfDay) -> Self {
        let dates = days.into_iter().map(|day| (day, Planned::on(day, starts, ends))).collect();
        Self { starts, ends, registration: true, opening: None, dates }
    }

    /// The instant at which registration opens, moved by a number of days.
    pub(super) fn opens_at(&self, zone: Tz, shift_days: i32) -> Option<UnixSeconds> {
        let (date, minute) = self.opening?;
        let (opens, _) = calendar::span(zone, date.plus_days(shift_days), minute, minute);
        Some(opens.instant)
    }

    /// Another date that starts at the same time, unless it was cancelled.
    pub(super) fn coincides(&self, planned_for: LocalDate) -> bool {
        let Some(this) = self.dates.get(&planned_for) else { return false };
        let stands = |planned: &Planned| planned.state == OccurrenceState::Scheduled;
        stands(this)
            && self.dates.iter().any(|(day, other)| {
                *day != planned_for
                    && stands(other)
                    && (other.date, other.starts) == (this.date, this.starts)
            })
    }

    /// The dates as phones get them, moved by a number of days.
    pub(super) fn occurrences(
        &self,
        activity: ActivityId,
        zone: Tz,
        shift_days: i32,
        id: impl Fn(LocalDate) -> OccurrenceId,
    ) -> impl Iterator<Item = Occurrence> {
        self.dates.iter().map(move |(planned_for, planned)| {
            let date = planned.date.plus_days(shift_days);
            let (start, end) = calendar::span(zone, date, planned.starts, planned.ends);
            Occurrence {
                id: id(planned_for.plus_days(shift_days)),
                activity,
                starts: start.local,
                ends: end.local,
                starts_at: start.instant,
                ends_at: end.instant,
                capacity: planned.capacity,
                state: planned.state.clone(),
            }
        })
    }
}

impl Planned {
    pub(super) fn on(date: LocalDate, starts: MinuteOfDay, ends: MinuteOfDay) -> Self {
        let state = OccurrenceState::Scheduled;
        Self { date, starts, ends, capacity: None, state, changed_in: None }
    }
}
