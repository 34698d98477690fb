//! The activity that the page is about, and the date that is chosen.

use std::sync::Arc;

use leptos::prelude::*;
use sammen_domain::{Activity, ActivityId, AreaId, LocalDateTime, OccurrenceId, UnixSeconds};
use sammen_sync::{OccurrenceView, View};

use crate::{
    intl,
    state::{AppState, use_app},
};

/// The area in which the activity was found, as it is known now.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The area's short name.
    pub area: AreaId,
    /// All that is known of the area.
    pub view: Arc<View>,
}

impl Found {
    /// Looks in the shown area first, then in the others that are followed.
    #[must_use]
    pub fn find(app: AppState, id: ActivityId) -> Option<Self> {
        let followed = app.followed.get();
        app.views.with(|views| {
            followed.into_iter().find_map(|area| {
                let view = views.get(&area).filter(|view| view.activities.contains_key(&id))?;
                Some(Self { area, view: Arc::clone(view) })
            })
        })
    }

    /// The activity itself.
    #[must_use]
    pub fn activity(&self, id: ActivityId) -> Option<&Activity> {
        self.view.activities.get(&id)
    }

    /// An instant by the area's clocks.
    #[must_use]
    pub fn local(&self, instant: UnixSeconds) -> LocalDateTime {
        let zone = self.view.area.as_ref().map_or("UTC", |area| area.time_zone.as_str());
        intl::local(zone, instant)
    }
}

/// What every part of the page reads; Copy.
#[derive(Clone, Copy)]
pub struct Subject {
    /// The activity.
    pub id: ActivityId,
    /// What is known of it.
    pub found: Memo<Option<Found>>,
    /// The date the person picked here or in the address.
    pub picked: RwSignal<Option<OccurrenceId>>,
    /// The picked date, else the next one.
    pub chosen: Memo<Option<OccurrenceId>>,
    /// The local date and clock where the activity is.
    pub now: Memo<LocalDateTime>,
}

impl Subject {
    /// Starts with the date of the address.
    #[must_use]
    pub fn new(id: ActivityId, date: Option<OccurrenceId>, found: Memo<Option<Found>>) -> Self {
        let app = use_app();
        let picked = RwSignal::new(date);
        let now = Memo::new(move |_| {
            let now = app.now.get();
            found.with(|found| found.as_ref().map_or_else(|| app.local_now(), |f| f.local(now)))
        });
        let chosen = Memo::new(move |_| {
            found.with(|found| choose(&found.as_ref()?.view, id, picked.get(), now.get()))
        });
        Self { id, found, picked, chosen, now }
    }

    /// Reads the activity, if it is known.
    pub fn activity<T>(&self, read: impl FnOnce(&Found, &Activity) -> T) -> Option<T> {
        self.found.with(|found| {
            let found = found.as_ref()?;
            Some(read(found, found.activity(self.id)?))
        })
    }

    /// Reads the chosen date, if there is one.
    pub fn date<T>(&self, read: impl FnOnce(&Found, &OccurrenceView<'_>) -> T) -> Option<T> {
        let chosen = self.chosen.get()?;
        self.found.with(|found| {
            let found = found.as_ref()?;
            Some(read(found, &found.view.occurrence(chosen)?))
        })
    }
}

/// The picked date; else the next that takes place, the next at all, the last one.
fn choose(
    view: &View,
    id: ActivityId,
    picked: Option<OccurrenceId>,
    now: LocalDateTime,
) -> Option<OccurrenceId> {
    let dates: Vec<_> = view.dates_of(id).map(|date| date.occurrence).collect();
    let to_come = || dates.iter().filter(|date| date.ends > now);
    dates
        .iter()
        .find(|date| Some(date.id) == picked)
        .or_else(|| to_come().find(|date| date.is_scheduled()))
        .or_else(|| to_come().next())
        .or(dates.last())
        .map(|date| date.id)
}
