//! Waking up: what is on the phone is shown at once, then sending begins.

use std::sync::Arc;

use leptos::{ev, prelude::*};
use sammen_domain::AreaId;
use sammen_i18n::Locale;
use sammen_sync::{StoreError, read_view};
use sammen_sync_indexeddb::{
    Candidacy, STORAGE_NAME, Storage, SyncEvent, SyncState, Syncer, ask_persistent, fetch_areas,
    is_online, now,
};
use wasm_bindgen_futures::spawn_local;

use super::{AppState, Devices};
use crate::{
    settings::{FollowedAreas, KnownAreas, Language, Setting, Theme, preferred_locale},
    survey_draft::SurveyDraft,
};

const CLOCK_INTERVAL_MS: u32 = 30_000;

/// Makes the state, provides it as context, and wakes it up in the background.
pub fn boot() -> AppState {
    let app = AppState {
        ready: RwSignal::new(false),
        locale: RwSignal::new(preferred_locale()),
        theme: RwSignal::new(Theme::default()),
        known_areas: RwSignal::new(Vec::new()),
        followed: RwSignal::new(Vec::new()),
        views: RwSignal::default(),
        noted: StoredValue::new(0),
        known_dates: RwSignal::default(),
        drafts: RwSignal::default(),
        responses: RwSignal::new(Vec::new()),
        answered: RwSignal::new(Vec::new()),
        kiosk: RwSignal::new(false),
        code_used_up: RwSignal::new(false),
        online: RwSignal::new(is_online()),
        sync: RwSignal::new(SyncState::Idle),
        storage_problem: RwSignal::new(None),
        update_waiting: RwSignal::new(false),
        unsaved_input: RwSignal::new(false),
        now: RwSignal::new(now()),
        devices: StoredValue::new_local(None),
    };
    provide_context(app);
    watch_network_and_clock(app);
    spawn_local(async move {
        // What cannot be opened is shown as a storage problem; the pages then say what to do.
        let _ = wake(app).await;
        app.ready.set(true);
        learn_areas(app).await;
    });
    app
}

async fn wake(app: AppState) -> Result<(), StoreError> {
    let candidacy = Candidacy::new(STORAGE_NAME);
    let storage = app.note(Storage::open(STORAGE_NAME).await)?;
    let syncer = Syncer::start(storage.clone(), candidacy, move |event| receive(app, event));
    app.devices.set_value(Some(Devices { storage: storage.clone(), syncer }));
    app.refresh_kiosk().await?;
    if let Some(Language(code)) = stored(app, &storage).await? {
        app.locale.set(Locale::from_code(&code).unwrap_or_default());
    }
    if let Some(theme) = stored::<Theme>(app, &storage).await? {
        app.theme.set(theme);
    }
    if let Some(KnownAreas(areas)) = stored(app, &storage).await? {
        app.known_areas.set(areas);
    }
    app.refresh_known_dates().await?;
    let FollowedAreas(followed) = stored(app, &storage).await?.unwrap_or_default();
    for area in &followed {
        app.refresh_area(area).await?;
    }
    if app.has_role() {
        for area in &followed {
            storage.forget_old_names(area, now()).await?;
        }
    }
    app.followed.set(followed);
    app.refresh_surveys().await?;
    // The first round may have ended before it was known what is held.
    app.see_to_answers();
    ask_persistent();
    Ok(())
}

async fn stored<S: Setting>(app: AppState, storage: &Storage) -> Result<Option<S>, StoreError> {
    let bytes = app.note(storage.setting(S::KEY).await)?;
    // A setting of another shape is as good as none.
    Ok(bytes.and_then(|bytes| postcard::from_bytes(&bytes).ok()))
}

async fn learn_areas(app: AppState) {
    let Ok(areas) = fetch_areas().await else { return };
    if app.known_areas.get_untracked() != areas {
        app.known_areas.set(areas.clone());
        // Kept for a time without network; not keeping it loses nothing.
        let _ = app.keep(&KnownAreas(areas)).await;
    }
}

fn receive(app: AppState, event: SyncEvent) {
    match event {
        SyncEvent::Changed(area) => spawn_local(async move {
            app.now.set(now());
            let _ = app.refresh_known_dates().await;
            let _ = app.refresh_area(&area).await;
        }),
        SyncEvent::ResponsesChanged => spawn_local(async move {
            // Another tab may have begun or ended it.
            let _ = app.refresh_kiosk().await;
            let _ = app.refresh_surveys().await;
        }),
        SyncEvent::State(SyncState::StorageFailed(error)) => app.storage_problem.set(Some(error)),
        SyncEvent::State(state) => {
            if state == SyncState::Idle {
                app.see_to_answers();
            }
            if app.sync.get_untracked() != state {
                app.sync.set(state);
            }
        }
    }
}

fn watch_network_and_clock(app: AppState) {
    window_event_listener(ev::online, move |_| {
        app.online.set(true);
        spawn_local(learn_areas(app));
    });
    window_event_listener(ev::offline, move |_| app.online.set(false));
    // A page that the browser had put aside has heard of nothing meanwhile.
    window_event_listener_untyped("pageshow", move |_| {
        spawn_local(async move { drop(app.refresh_kiosk().await) });
    });
    window_event_listener(ev::focus, move |_| app.now.set(now()));
    gloo::timers::callback::Interval::new(CLOCK_INTERVAL_MS, move || app.now.set(now())).forget();
}

impl AppState {
    /// A setting as the phone's storage has it.
    pub(super) async fn stored<S: Setting>(self) -> Result<Option<S>, StoreError> {
        let Some(devices) = self.devices.get_value() else { return Ok(None) };
        stored(self, &devices.storage).await
    }

    /// Reads an area from the phone's storage anew.
    pub(super) async fn refresh_area(self, area: &AreaId) -> Result<(), StoreError> {
        let Some(devices) = self.devices.get_value() else { return Ok(()) };
        let view = loop {
            let noted = self.noted.get_value();
            match read_view(&devices.storage, area).await {
                // Another tab has erased it.
                Err(StoreError::UnknownArea(_)) => return Ok(()),
                // What was noted meanwhile may not be in it.
                Ok(_) if self.noted.get_value() != noted => {}
                other => break self.note(other)?,
            }
        };
        if !view.damaged_chunks.is_empty() {
            devices.syncer.sync_now();
        }
        let view = Arc::new(view);
        self.views.update(|views| {
            views.insert(area.clone(), view);
        });
        Ok(())
    }

    /// Reads whether the phone is handed round.
    async fn refresh_kiosk(self) -> Result<(), StoreError> {
        let Some(devices) = self.devices.get_value() else { return Ok(()) };
        let is_kiosk = self.note(devices.storage.setting("kiosk").await)?.is_some();
        if self.kiosk.get_untracked() != is_kiosk {
            self.kiosk.set(is_kiosk);
        }
        Ok(())
    }

    /// Reads drafts and responses from the phone's storage anew.
    pub(super) async fn refresh_surveys(self) -> Result<(), StoreError> {
        let Some(devices) = self.devices.get_value() else { return Ok(()) };
        let drafts = self.note(devices.storage.drafts().await)?;
        let responses = self.note(devices.storage.responses().await)?;
        let answered = self.note(devices.storage.answered().await)?;
        // Set together, so that a survey on its way from one to the next is never in none of them.
        self.drafts.set(
            drafts
                .into_iter()
                .filter_map(|(survey, bytes)| Some((survey, SurveyDraft::decode(&bytes)?)))
                .collect(),
        );
        self.responses.set(responses);
        self.answered.set(answered);
        Ok(())
    }
}
