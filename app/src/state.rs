//! What every page reads: the followed areas' views, the person's choices, and the state of sending.

mod actions;
mod boot;
mod counting;
mod interviews;
mod kiosk;
mod linked;
mod news;
mod phones;
mod reach;
mod rosters;
mod sounds;
mod tokens;

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use sammen_domain::{Area, AreaId, LocalDateTime, SurveyId, UnixSeconds};
use sammen_i18n::Locale;
use sammen_sync::{StoreError, View};
use sammen_sync_indexeddb::{ResponseEntry, Storage, SyncState, Syncer};

use crate::{
    intl,
    settings::{KnownDates, Theme},
    survey_draft::SurveyDraft,
};

pub use boot::boot;
pub use linked::LinkedStanding;
pub use news::DateNews;
pub use reach::Reach;
pub use rosters::{LOCKS_AFTER_MINUTES, NamesState, names_state};
pub use tokens::ToldOfToken;

/// Where most people live until an area says otherwise.
const TIME_ZONE_DEFAULT: &str = "Europe/Copenhagen";

/// The app's state; Copy, from context by [`use_app`].
#[derive(Clone, Copy)]
pub struct AppState {
    /// Whether the phone's storage has been read, so that pages know rather than guess.
    pub ready: RwSignal<bool>,
    /// The language of the interface.
    pub locale: RwSignal<Locale>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Every area one can follow, as last fetched.
    pub known_areas: RwSignal<Vec<Area>>,
    /// The areas that are followed; the first is the one shown.
    pub followed: RwSignal<Vec<AreaId>>,
    /// What is known of each followed area.
    pub views: RwSignal<BTreeMap<AreaId, Arc<View>>>,
    /// How often something was put into a view that was not read anew.
    pub(crate) noted: StoredValue<u32>,
    /// What people here were told of the dates that they come to.
    pub known_dates: RwSignal<KnownDates>,
    /// Surveys begun and not finished.
    pub drafts: RwSignal<BTreeMap<SurveyId, SurveyDraft>>,
    /// Responses that wait to be sent, or were not taken.
    pub responses: RwSignal<Vec<ResponseEntry>>,
    /// Surveys answered and sent from this phone.
    pub answered: RwSignal<Vec<SurveyId>>,
    /// Whether the phone is handed round to answer a survey, and nothing else of the app may be seen.
    pub kiosk: RwSignal<bool>,
    /// Whether the code by which a survey is answered here was good for no more answers when it was last asked.
    pub code_used_up: RwSignal<bool>,
    /// Whether the phone says that it has a network.
    pub online: RwSignal<bool>,
    /// How sending goes.
    pub sync: RwSignal<SyncState>,
    /// What the storage last complained of; pages keep what was typed.
    pub storage_problem: RwSignal<Option<StoreError>>,
    /// Whether a new version waits to be taken.
    pub update_waiting: RwSignal<bool>,
    /// Whether something typed is on the screen and not saved; no new version is taken meanwhile.
    pub unsaved_input: RwSignal<bool>,
    /// The phone's clock, renewed every half minute and when the app is looked at again.
    pub now: RwSignal<UnixSeconds>,
    devices: StoredValue<Option<Devices>, LocalStorage>,
}

/// The phone's storage and the one who sends.
#[derive(Clone)]
struct Devices {
    storage: Storage,
    syncer: Syncer,
}

/// The state of this app.
///
/// # Panics
/// Outside the app's root component, which provides it.
#[must_use]
pub fn use_app() -> AppState {
    expect_context::<AppState>()
}

/// What stands between the person and "Alt er sendt".
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SendingCount {
    /// Things on this phone that the server has not decided.
    pub waiting: u32,
    /// Things that the server said no to and dates that changed, which the person has not seen.
    pub attention: u32,
}

impl AppState {
    /// The area shown, followed.
    #[must_use]
    pub fn current_area(self) -> Option<AreaId> {
        self.followed.with(|followed| followed.first().cloned())
    }

    /// The shown area's view; `None` before it was ever pulled. Tracks it.
    #[must_use]
    pub fn view(self) -> Option<Arc<View>> {
        let area = self.current_area()?;
        self.views.with(|views| views.get(&area).filter(|view| view.area.is_some()).cloned())
    }

    /// What the phone knows of the shown area, where it knows any of these rows, or that there are none: before the first
    /// pull has come, only what was published some time ago is here.
    #[must_use]
    pub fn view_with(self, are_none: impl Fn(&View) -> bool) -> Option<Arc<View>> {
        self.view().filter(|view| view.pulled_at.is_some() || !are_none(view))
    }

    /// The local date and clock now, in the shown area's zone. Tracks both.
    #[must_use]
    pub fn local_now(self) -> LocalDateTime {
        self.local(self.now.get())
    }

    /// An instant as a local date and clock, in the shown area's zone. Tracks the zone.
    #[must_use]
    pub fn local(self, instant: UnixSeconds) -> LocalDateTime {
        let view = self.view();
        let zone = view
            .as_ref()
            .and_then(|view| view.area.as_ref())
            .map_or(TIME_ZONE_DEFAULT, |area| area.time_zone.as_str());
        intl::local(zone, instant)
    }

    /// Whether the person is a volunteer in a followed area. Tracks it.
    #[must_use]
    pub fn has_role(self) -> bool {
        self.views.with(|views| views.values().any(|view| !view.roles.is_empty()))
    }

    /// How much is not sent, and how much wants attention, over all areas. Tracks it.
    #[must_use]
    pub fn sending_count(self) -> SendingCount {
        let news = u32::try_from(self.date_news().len()).unwrap_or(u32::MAX);
        let mut count = SendingCount { waiting: 0, attention: news };
        self.views.with(|views| {
            for view in views.values() {
                count.waiting += view.outbox.len() as u32;
                count.attention += view.refused.len() as u32;
            }
        });
        self.responses.with(|responses| {
            for response in responses {
                if response.state.is_unsent() {
                    count.waiting += 1;
                } else {
                    count.attention += 1;
                }
            }
        });
        count
    }

    /// Whether the server cannot be reached, as far as this phone can tell. Tracks it.
    #[must_use]
    pub fn is_offline(self) -> bool {
        !self.online.get() || self.sync.with(|state| matches!(state, SyncState::Unreachable))
    }
}
