//! Dates that somebody here comes to and that were moved or cancelled, until they say that they have seen it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use sammen_domain::{AreaId, KnownDate, News, OccurrenceId, UnixSeconds};
use sammen_sync::{RegistrationView, Sending, StoreError, View};

use super::AppState;
use crate::settings::KnownDates;

/// What is new of a date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct DateNews {
    /// The area.
    pub area: AreaId,
    /// The date.
    pub occurrence: OccurrenceId,
    /// What there is to hear.
    pub news: News,
}

/// What people here know of the dates of one area.
pub type KnownDatesOfArea = BTreeMap<OccurrenceId, KnownDate>;

impl AppState {
    /// What is new, over all areas. Tracks it.
    #[must_use]
    pub fn date_news(self) -> Vec<DateNews> {
        let now = self.now.get();
        let known = self.known_dates.get();
        let nothing = KnownDatesOfArea::new();
        self.views.with(|views| {
            let of_area = |(area, view): (&AreaId, &std::sync::Arc<View>)| {
                let known = known.0.get(area).unwrap_or(&nothing);
                let all = registered(view).filter_map(|registration| {
                    let occurrence = registration.registration.occurrence;
                    let news = news(view, occurrence, known, now)?;
                    Some(DateNews { area: area.clone(), occurrence, news })
                });
                all.collect::<Vec<_>>()
            };
            views.iter().flat_map(of_area).collect()
        })
    }

    /// Notes that a date was seen as it is now.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn acknowledge_date(
        self,
        area: &AreaId,
        occurrence: OccurrenceId,
    ) -> Result<(), StoreError> {
        self.note_dates(area, &[occurrence].into()).await?;
        self.announce(area);
        Ok(())
    }

    /// The dates that somebody here comes to or hopes to.
    pub(super) fn registered_dates(self, area: &AreaId) -> BTreeSet<OccurrenceId> {
        let active = |view: &View| active(view).map(|r| r.registration.occurrence).collect();
        self.views.with_untracked(|views| views.get(area).map_or_else(BTreeSet::new, |v| active(v)))
    }

    /// Whoever has just registered has seen the date as it is.
    pub(super) async fn note_new_dates(self, area: &AreaId, before: &BTreeSet<OccurrenceId>) {
        let new = &self.registered_dates(area) - before;
        if !new.is_empty() {
            // Not stored, it is told once more; nothing is lost by that.
            let _ = self.note_dates(area, &new).await;
        }
    }

    /// Forgets the dates of areas that are not followed.
    pub(super) async fn keep_known_dates_of(self, areas: &[AreaId]) -> Result<(), StoreError> {
        let mut known = self.known_dates.get_untracked();
        let before = known.0.len();
        known.0.retain(|area, _| areas.contains(area));
        if known.0.len() == before {
            return Ok(());
        }
        self.keep(&known).await?;
        self.known_dates.set(known);
        Ok(())
    }

    async fn note_dates(
        self,
        area: &AreaId,
        dates: &BTreeSet<OccurrenceId>,
    ) -> Result<(), StoreError> {
        let mut known = self.known_dates.get_untracked();
        let registered = self.registered_dates(area);
        self.views.with_untracked(|views| {
            let Some(view) = views.get(area) else { return };
            let of_area = known.0.entry(area.clone()).or_default();
            // What nobody here comes to any more is not kept.
            of_area.retain(|id, _| registered.contains(id));
            for date in dates.iter().filter_map(|id| view.occurrence(*id)) {
                of_area.insert(date.occurrence.id, date.occurrence.known(date.activity));
            }
        });
        self.keep(&known).await?;
        self.known_dates.set(known);
        Ok(())
    }

    /// Reads from the phone's storage what another tab may have noted.
    pub(super) async fn refresh_known_dates(self) -> Result<(), StoreError> {
        let known: KnownDates = self.stored().await?.unwrap_or_default();
        if self.known_dates.with_untracked(|before| *before != known) {
            self.known_dates.set(known);
        }
        Ok(())
    }
}

fn active(view: &View) -> impl Iterator<Item = &RegistrationView> {
    view.registrations.iter().filter(|registration| registration.is_active())
}

/// Those that the server knows of: a pending one is answered by its decision.
fn registered(view: &View) -> impl Iterator<Item = &RegistrationView> {
    active(view).filter(|registration| registration.placed == Sending::Decided)
}

fn news(view: &View, id: OccurrenceId, known: &KnownDatesOfArea, now: UnixSeconds) -> Option<News> {
    let date = view.occurrence(id)?;
    if date.occurrence.ends_at <= now {
        return None;
    }
    date.occurrence.news(date.activity, known.get(&id).copied())
}
