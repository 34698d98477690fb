//! The names of rosters on this phone: sealed, and unlocked by a PIN for as long as somebody uses the app.
//!
//! What is unlocked outlives the page that it was unlocked on, and ends with the program. Nothing of it is in the part
//! of the program that everybody fetches.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
};

use gloo::timers::callback::Interval;
use leptos::prelude::*;
use sammen_domain::{AreaId, OccurrenceId, RegistrationId, RosterEntry, UnixSeconds};
use sammen_sync::{StoreError, View};
use sammen_sync_indexeddb::{NameRows, RosterKey, UnlockError, ask_passkey, now};
use uuid::Uuid;
use wasm_bindgen_futures::spawn_local;

use super::AppState;

/// Without any touch for so long, the names are locked.
pub const LOCKS_AFTER_MINUTES: u32 = 5;
/// A day after the date, they go.
const KEPT_SECONDS: UnixSeconds = 24 * 3_600;
const LOOKS_EVERY_MS: u32 = 1_000;

/// How the names stand.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NamesState {
    /// The storage is being asked.
    Asking,
    /// No PIN was chosen: no names are on the phone.
    NotSet,
    /// They are locked; whether any are on the phone.
    Locked(bool),
    /// They are unlocked; whether they are on the phone as they should be.
    Open(bool),
}

struct Session {
    key: RefCell<Option<RosterKey>>,
    /// How often the names in memory had changed when they were sealed last.
    sealed_at_change: Cell<u32>,
    is_sealing: Cell<bool>,
    /// The phone's clock when somebody touched it last.
    used_at: Cell<UnixSeconds>,
    is_watched: Cell<bool>,
    state: ArcRwSignal<NamesState>,
}

thread_local! {
    static SESSION: Session = Session {
        key: RefCell::default(),
        sealed_at_change: Cell::default(),
        is_sealing: Cell::default(),
        used_at: Cell::default(),
        is_watched: Cell::default(),
        state: ArcRwSignal::new(NamesState::Asking),
    };
}

/// How the names stand, as a signal.
#[must_use]
pub fn names_state() -> ArcRwSignal<NamesState> {
    SESSION.with(|session| session.state.clone())
}

impl AppState {
    /// Looks how the names stand, where that is not known yet.
    pub async fn learn_names(self) {
        if names_state().get_untracked() == NamesState::Asking {
            let _ = self.look_at_names().await;
        }
    }

    /// Chooses a PIN, and the phone's own lock beside it where it is wanted and has a secret to give. Names are fetched
    /// from now on.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub async fn choose_names_pin(self, pin: &str, with_passkey: bool) -> Result<(), UnlockError> {
        let secret = if with_passkey { ask_passkey().await } else { None };
        let key = self.devices()?.storage.set_roster_pin(pin, secret.as_deref()).await?;
        self.begin_names(key).await
    }

    /// Unlocks the names with the phone's own lock.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub async fn unlock_names_by_passkey(self) -> Result<(), UnlockError> {
        let secret = ask_passkey().await.ok_or(UnlockError::OtherPasskey)?;
        let key = self.devices()?.storage.unlock_rosters_by_passkey(&secret).await?;
        self.begin_names(key).await
    }

    /// Whether the phone's own lock unlocks the names.
    pub async fn have_names_passkey(self) -> bool {
        let Ok(devices) = self.devices() else { return false };
        devices.storage.has_roster_passkey().await.unwrap_or_default()
    }

    /// Unlocks the names.
    ///
    /// # Errors
    /// [`UnlockError`].
    pub async fn unlock_names(self, pin: &str) -> Result<(), UnlockError> {
        match self.devices()?.storage.unlock_rosters(pin, now()).await {
            Ok(key) => self.begin_names(key).await,
            Err(error) => {
                self.look_at_names().await?;
                Err(error)
            }
        }
    }

    /// Locks the names.
    pub async fn lock_names(self) -> Result<(), StoreError> {
        SESSION.with(|session| session.key.take());
        self.devices()?.storage.lock_names();
        self.look_at_names().await?;
        self.show_all_anew().await
    }

    /// Removes PIN and names from the phone.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn forget_names(self) -> Result<(), StoreError> {
        let erased = self.devices()?.storage.erase_rosters().await;
        self.note(erased)?;
        self.lock_names().await
    }

    async fn look_at_names(self) -> Result<(), StoreError> {
        let storage = self.devices()?.storage;
        let state = match storage.has_roster_lock().await? {
            false => NamesState::NotSet,
            true => NamesState::Locked(self.are_names_kept().await?),
        };
        names_state().set(state);
        Ok(())
    }

    async fn are_names_kept(self) -> Result<bool, StoreError> {
        let storage = self.devices()?.storage;
        for area in self.followed.get_untracked() {
            if !storage.sealed_names(&area).await?.is_empty() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Shows what is sealed, and asks for what is newer.
    async fn begin_names(self, key: RosterKey) -> Result<(), UnlockError> {
        let devices = self.devices()?;
        let storage = &devices.storage;
        storage.unlock_names();
        for area in self.followed.get_untracked() {
            for (goes_at, sealed) in storage.sealed_names(&area).await? {
                // What was sealed with another key is fetched anew.
                let opened = key.open(&sealed, &purpose(&area, goes_at)).await;
                let rows: Option<NameRows> =
                    opened.and_then(|bytes| postcard::from_bytes(&bytes).ok());
                storage.show_names(&area, rows.unwrap_or_default());
            }
            if self.sees_names(&area) {
                storage.ask_names_anew(&area).await?;
            }
        }
        let is_kept = self.are_names_kept().await?;
        SESSION.with(|session| {
            session.key.replace(Some(key));
            session.sealed_at_change.set(storage.names_changes());
            session.used_at.set(now());
            session.state.set(NamesState::Open(is_kept));
        });
        self.watch_names();
        self.show_all_anew().await?;
        devices.syncer.sync_now();
        Ok(())
    }

    fn sees_names(self, area: &AreaId) -> bool {
        let sees = |view: &View| view.roles.iter().any(|role| role.sees_names);
        self.views.with_untracked(|views| views.get(area).is_some_and(|view| sees(view)))
    }

    async fn show_all_anew(self) -> Result<(), StoreError> {
        for area in self.followed.get_untracked() {
            self.refresh_area(&area).await?;
        }
        Ok(())
    }

    /// Locks what nobody uses, and seals what is new, for as long as the program runs.
    fn watch_names(self) {
        if SESSION.with(|session| session.is_watched.replace(true)) {
            return;
        }
        for touch in ["pointerdown", "keydown"] {
            window_event_listener_untyped(touch, |_| {
                SESSION.with(|session| session.used_at.set(now()));
            });
        }
        Interval::new(LOOKS_EVERY_MS, move || self.look_after_names()).forget();
    }

    fn look_after_names(self) {
        let Some(key) = SESSION.with(|session| session.key.borrow().clone()) else { return };
        let unused_seconds = now() - SESSION.with(|session| session.used_at.get());
        // A clock that was set back says nothing of how long it was.
        if !(0..=i64::from(LOCKS_AFTER_MINUTES) * 60).contains(&unused_seconds) {
            spawn_local(async move {
                let _ = self.lock_names().await;
            });
            return;
        }
        let Ok(devices) = self.devices() else { return };
        let changes = devices.storage.names_changes();
        let is_new = SESSION.with(|session| session.sealed_at_change.get() != changes);
        if is_new && !SESSION.with(|session| session.is_sealing.replace(true)) {
            spawn_local(async move {
                let sealed = self.seal_names(&key).await;
                SESSION.with(|session| {
                    session.is_sealing.set(false);
                    if sealed.is_ok() && session.key.borrow().is_some() {
                        session.sealed_at_change.set(changes);
                        session.state.set(NamesState::Open(true));
                    }
                });
            });
        }
    }

    async fn seal_names(self, key: &RosterKey) -> Result<(), UnlockError> {
        let storage = self.devices()?.storage;
        for area in self.followed.get_untracked() {
            let view = self.views.with_untracked(|views| views.get(&area).cloned());
            let Some(view) = view else { continue };
            let mut parts = Vec::new();
            for (goes_at, rows) in by_end(&view, storage.names_shown(&area)) {
                let bytes = postcard::to_allocvec(&rows).expect("rows can be written");
                parts.push((goes_at, key.seal(&bytes, &purpose(&area, goes_at)).await?));
            }
            self.note(storage.keep_sealed_names(&area, &parts).await)?;
        }
        Ok(())
    }
}

/// What is sealed for one part opens as no other.
fn purpose(area: &AreaId, goes_at: UnixSeconds) -> String {
    format!("names/{area}/{goes_at}")
}

/// Names by the moment when they are to go: a day after the last date that the household may come to. Those of nobody who
/// is on the roster go at once.
fn by_end(view: &View, rows: NameRows) -> BTreeMap<UnixSeconds, NameRows> {
    let ends: BTreeMap<OccurrenceId, UnixSeconds> =
        view.occurrences.iter().map(|date| (date.id, date.ends_at)).collect();
    let entries: BTreeMap<RegistrationId, &RosterEntry> =
        view.roster.iter().map(|entry| (entry.registration, entry)).collect();
    let last_end = |id: Uuid| {
        let entry = entries.get(&RegistrationId(id))?;
        let series = entry.series.iter().flat_map(|series| &series.dates);
        series.chain([&entry.occurrence]).filter_map(|date| ends.get(date)).max()
    };
    let mut parts = BTreeMap::<UnixSeconds, NameRows>::new();
    for (id, row) in rows {
        if let Some(end) = last_end(id) {
            parts.entry(end + KEPT_SECONDS).or_default().push((id, row));
        }
    }
    parts
}
