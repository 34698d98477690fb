//! The dates of one activity, from its series and the exceptions to it.

use std::collections::BTreeMap;

use chrono_tz::Tz;
use sammen_domain::{
    ActivityId, Change, LocalDate, MinuteOfDay, Occurrence, OccurrenceId, OccurrenceState, Text,
    UnixSeconds,
};
use sammen_recurrence::{self as recurrence, Clock, Length, Moment};

use super::{
    calendar,
    row::{TEXT_CHARACTERS_MAX, WRITTEN_IN},
    terms::Opening,
};

/// When an activity takes place.
#[derive(Debug)]
pub(super) struct Plan {
    /// Start of a date that says nothing else.
    pub(super) start: Clock,
    /// Length of a date that says nothing else.
    pub(super) length: Length,
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
    /// When it is, and when it was first planned.
    pub(super) date: recurrence::Occurrence,
    pub(super) capacity: Option<u32>,
    /// Why it was changed; may be empty.
    pub(super) reason: Text,
    /// The row of the sheet `dates` that changed it.
    pub(super) changed_in: Option<u32>,
}

impl Plan {
    /// The plan of a series: no two of its dates are planned for one day.
    pub(super) fn new(
        start: Clock,
        length: Length,
        dates: impl IntoIterator<Item = recurrence::Occurrence>,
    ) -> Self {
        let dates = dates.into_iter().map(|date| {
            (calendar::local_date(date.recurrence_id.date()), Planned::of_series(date))
        });
        Self { start, length, registration: true, opening: None, dates: dates.collect() }
    }

    /// A date that was not planned, at the plan's own clocks.
    pub(super) fn extra(&self, day: LocalDate) -> Planned {
        let local = calendar::naive(day).and_time(self.start.local.time());
        let start = Clock { local, ..self.start };
        Planned::of_series(recurrence::Occurrence {
            recurrence_id: local,
            start,
            length: self.length,
            planned_start: start,
            planned_length: self.length,
            cancelled: false,
            note: String::new(),
        })
    }

    /// The instant at which registration opens, moved by a number of days.
    pub(super) fn opens_at(&self, zone: Tz, shift_days: i32) -> Option<UnixSeconds> {
        let (date, minute) = self.opening?;
        let local = calendar::naive_clock(date.plus_days(shift_days), minute);
        Some(Clock { local, zone }.instant())
    }

    /// Another date that starts at the same time, unless it was cancelled.
    pub(super) fn coincides(&self, planned_for: LocalDate) -> bool {
        let Some(this) = self.dates.get(&planned_for) else { return false };
        !this.date.cancelled
            && self.dates.iter().any(|(day, other)| {
                *day != planned_for && !other.date.cancelled && other.date.start == this.date.start
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
            let id = id(planned_for.plus_days(shift_days));
            planned.clone().occurrence(id, activity, zone, shift_days)
        })
    }
}

impl Planned {
    fn of_series(date: recurrence::Occurrence) -> Self {
        let reason = match date.note.as_str() {
            "" => Text::default(),
            note => {
                Text::new(WRITTEN_IN, note.chars().take(TEXT_CHARACTERS_MAX).collect::<String>())
            }
        };
        Self { date, capacity: None, reason, changed_in: None }
    }

    /// The day on which it is, and the minutes at which it starts and ends, as they are written.
    pub(super) fn written(&self) -> (LocalDate, MinuteOfDay, MinuteOfDay) {
        let start = calendar::local(self.date.start.local);
        (start.date, start.minute, calendar::minute(self.written_end().1))
    }

    /// How many days after its start it ends, and at which clock.
    pub(super) fn written_end(&self) -> (i32, chrono::NaiveTime) {
        match self.date.length {
            Length::Clock { days, time } => (days, time),
            length => {
                let start = self.date.start;
                let end = length.end(start, start.zone).local;
                let days = (end.date() - start.local.date()).num_days();
                (i32::try_from(days).expect("lengths are of a year at most"), end.time())
            }
        }
    }

    fn occurrence(
        self,
        id: OccurrenceId,
        activity: ActivityId,
        zone: Tz,
        shift_days: i32,
    ) -> Occurrence {
        let date = self.date.plus_days(shift_days);
        let (starts, ends) = (date.starts(zone), date.ends(zone));
        let planned = date.planned(zone);
        let state = match date.cancelled {
            true => OccurrenceState::Cancelled { reason: self.reason.clone() },
            false => OccurrenceState::Scheduled,
        };
        Occurrence {
            id,
            activity,
            starts: calendar::local(starts.local),
            ends: calendar::local(ends.local),
            starts_at: starts.instant,
            ends_at: ends.instant,
            capacity: self.capacity,
            state,
            change: (planned != (starts, ends)).then(|| change(planned, self.reason)),
        }
    }
}

fn change((starts, ends): (Moment, Moment), reason: Text) -> Change {
    Change { starts: calendar::local(starts.local), ends: calendar::local(ends.local), reason }
}
