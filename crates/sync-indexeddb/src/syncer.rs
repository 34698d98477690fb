//! Who syncs, when, and what the interface is told.
//!
//! Tabs elect a leader by a Web Lock; the leader runs rounds, the others ask it to. A tab that is closed or
//! crashes gives the lock to the next by itself.

mod backoff;
mod channel;
mod lock;
mod round;
mod wake;

use std::{cell::Cell, cell::RefCell, rc::Rc};

use gloo::{events::EventListener, timers::callback::Timeout};
use sammen_domain::AreaId;
use sammen_sync::StoreError;
use wasm_bindgen_futures::spawn_local;

use crate::{Storage, browser};
use channel::{Channel, Message};
pub use lock::Candidacy;
use wake::{Wake, Woken};

/// How often a visible app asks for what is new.
const REFRESH_MS: u32 = 60_000;
/// How long a tab waits for the leader to take up a hint before it syncs by itself: the system may have
/// frozen the leader.
const LEADER_ANSWER_MS: u32 = 5_000;

/// What happened, for the interface.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyncEvent {
    /// Rows, outbox or refusals of this area changed, here or in another tab.
    Changed(AreaId),
    /// A survey response was finished, delivered, rejected or dismissed, here or in another tab.
    ResponsesChanged,
    /// Syncing came to another state, here or in the tab that syncs.
    State(SyncState),
}

/// How syncing stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SyncState {
    /// All that waited was sent, and what the server had was read.
    Idle,
    /// A round is under way.
    Syncing,
    /// No answer: no network, or no server.
    Unreachable,
    /// The server answers, but not as it should; it is asked again later.
    Failing,
    /// The server speaks a newer protocol: the app must be updated. Everything is kept.
    Outdated,
    /// This tab cannot use the phone's storage.
    StorageFailed(StoreError),
}

/// Keeps the phone and the server in step for as long as the page lives; cheap to clone.
#[derive(Clone)]
pub struct Syncer(Rc<Inner>);

struct Inner {
    storage: Storage,
    on_event: Box<dyn Fn(SyncEvent)>,
    channel: Channel,
    wake: Wake,
    is_leader: Cell<bool>,
    /// Whether a hint was given that no leader has answered.
    is_asking: Cell<bool>,
    state: RefCell<SyncState>,
}

impl Syncer {
    /// Starts syncing: at once, when the network comes back, when the app comes to view, when something was
    /// done, and now and then while it is in view.
    pub fn start(
        storage: Storage,
        candidacy: Candidacy,
        on_event: impl Fn(SyncEvent) + 'static,
    ) -> Self {
        let inner = Rc::new(Inner {
            channel: Channel::open(storage.name()),
            storage,
            on_event: Box::new(on_event),
            wake: Wake::default(),
            is_leader: Cell::new(false),
            is_asking: Cell::new(false),
            state: RefCell::new(SyncState::Idle),
        });
        let syncer = Self(inner);
        syncer.listen();
        let leader = syncer.clone();
        candidacy.take_up(move || {
            leader.0.is_leader.set(true);
            leader.0.wake.hint();
        });
        let inner = Rc::clone(&syncer.0);
        spawn_local(async move { inner.drive().await });
        syncer.sync_now();
        syncer
    }

    /// Asks for a round, from whichever tab syncs. Returns at once; [`SyncEvent`]s tell what came of it.
    pub fn sync_now(&self) {
        let inner = &self.0;
        if inner.is_leader.get() {
            inner.wake.hint();
            return;
        }
        inner.channel.post(&Message::Sync);
        if !inner.is_asking.replace(true) {
            let inner = Rc::clone(inner);
            let ask_again = move || {
                if inner.is_asking.take() && !inner.is_leader.get() {
                    inner.wake.hint();
                }
            };
            Timeout::new(LEADER_ANSWER_MS, ask_again).forget();
        }
    }

    /// Tells this tab and the others that something was done in an area, and asks for a round.
    pub fn announce(&self, area: &AreaId) {
        self.0.tell_changed(area);
        self.sync_now();
    }

    /// Tells the other tabs that something was done in an area, which this one shows already, and asks for a round.
    pub fn announce_elsewhere(&self, area: &AreaId) {
        self.0.channel.post(&Message::Changed(area.clone()));
        self.sync_now();
    }

    /// Tells this tab and the others that a survey was finished, and asks for a round.
    pub fn announce_responses(&self) {
        self.0.tell_responses();
        self.sync_now();
    }

    /// Whether this tab is the one that syncs.
    #[must_use]
    pub fn is_leader(&self) -> bool {
        self.0.is_leader.get()
    }

    fn listen(&self) {
        let syncer = self.clone();
        self.0.channel.listen(move |message| syncer.receive(message));
        let syncer = self.clone();
        EventListener::new(&browser::window(), "online", move |_| syncer.sync_now()).forget();
        if let Some(document) = browser::window().document() {
            let syncer = self.clone();
            let on_visibility = move |_: &web_sys::Event| {
                if browser::is_visible() {
                    syncer.sync_now();
                }
            };
            EventListener::new(&document, "visibilitychange", on_visibility).forget();
        }
    }

    fn receive(&self, message: Message) {
        let inner = &self.0;
        match message {
            Message::Sync if inner.is_leader.get() => {
                // The answer that the asking tab waits for.
                inner.channel.post(&Message::State(inner.state.borrow().clone()));
                inner.wake.hint();
            }
            Message::Sync => {}
            Message::Changed(area) => (inner.on_event)(SyncEvent::Changed(area)),
            Message::Responses => (inner.on_event)(SyncEvent::ResponsesChanged),
            Message::State(state) => {
                inner.is_asking.set(false);
                inner.enter(state);
            }
        }
    }
}

impl Inner {
    /// Runs rounds for as long as the page lives: at every hint, and the leader also by itself.
    async fn drive(&self) {
        let mut failures = 0;
        loop {
            let delay_ms = match failures {
                0 => REFRESH_MS,
                failures => backoff::delay_ms(failures, js_sys::Math::random()),
            };
            let is_due = match self.wake.wait(delay_ms).await {
                Woken::Hinted => {
                    failures = 0;
                    true
                }
                Woken::TimedOut => self.is_leader.get() && (failures > 0 || browser::is_visible()),
            };
            if is_due {
                failures = if self.round().await == SyncState::Idle { 0 } else { failures + 1 };
            }
        }
    }

    async fn round(&self) -> SyncState {
        self.enter_and_tell(SyncState::Syncing);
        let state = round::run(self).await;
        self.enter_and_tell(state.clone());
        state
    }

    fn tell_changed(&self, area: &AreaId) {
        (self.on_event)(SyncEvent::Changed(area.clone()));
        self.channel.post(&Message::Changed(area.clone()));
    }

    fn tell_responses(&self) {
        (self.on_event)(SyncEvent::ResponsesChanged);
        self.channel.post(&Message::Responses);
    }

    fn enter_and_tell(&self, state: SyncState) {
        self.channel.post(&Message::State(state.clone()));
        self.enter(state);
    }

    fn enter(&self, state: SyncState) {
        let before = self.state.replace(state.clone());
        if before != state {
            (self.on_event)(SyncEvent::State(state));
        }
    }
}

#[cfg(test)]
mod tests;
