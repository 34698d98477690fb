//! Waiting for the syncer.

use std::{cell::RefCell, collections::VecDeque, rc::Rc};

use js_sys::{Function, Promise};
use sammen_sync_indexeddb::{Candidacy, Storage, SyncEvent, SyncState, Syncer};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The app's syncer, and what it has said.
pub(crate) struct Rounds {
    syncer: Syncer,
    said: Rc<RefCell<Said>>,
}

#[derive(Default)]
struct Said {
    /// What nobody has heard yet, the oldest first.
    news: VecDeque<News>,
    waiter: Option<Function>,
}

/// What one waits for.
enum News {
    /// Something was stored.
    Changed,
    /// A round ended.
    Ended(SyncState),
}

impl Rounds {
    pub(crate) fn start(storage: Storage, candidacy: Candidacy) -> Self {
        let said = Rc::new(RefCell::new(Said::default()));
        let told = Rc::clone(&said);
        let syncer = Syncer::start(storage, candidacy, move |event| {
            let news = match event {
                SyncEvent::Changed(_) => News::Changed,
                SyncEvent::State(SyncState::Syncing) | SyncEvent::ResponsesChanged => return,
                SyncEvent::State(ended) => News::Ended(ended),
            };
            told.borrow_mut().tell(news);
        });
        Self { syncer, said }
    }

    /// Asks for a round; news from before are forgotten.
    pub(crate) fn ask(&self) {
        self.said.borrow_mut().news.clear();
        self.syncer.sync_now();
    }

    /// Waits until something was stored.
    pub(crate) async fn changed(&self) -> Result<(), JsValue> {
        loop {
            match self.next().await? {
                News::Changed => return Ok(()),
                News::Ended(state) => well(&state)?,
            }
        }
    }

    /// Waits until a round has ended that stored something.
    pub(crate) async fn ended(&self) -> Result<(), JsValue> {
        loop {
            if let News::Ended(state) = self.next().await? {
                return well(&state);
            }
        }
    }

    async fn next(&self) -> Result<News, JsValue> {
        loop {
            if let Some(news) = self.said.borrow_mut().news.pop_front() {
                return Ok(news);
            }
            let promise = Promise::new(&mut |resolve, _| {
                self.said.borrow_mut().waiter = Some(resolve);
            });
            JsFuture::from(promise).await?;
        }
    }
}

impl Said {
    fn tell(&mut self, news: News) {
        self.news.push_back(news);
        if let Some(waiter) = self.waiter.take() {
            // It does not throw: it is a promise's own.
            drop(waiter.call0(&JsValue::NULL));
        }
    }
}

fn well(ended: &SyncState) -> Result<(), JsValue> {
    match ended {
        SyncState::Idle => Ok(()),
        state => Err(JsValue::from_str(&format!("the round ended as {state:?}"))),
    }
}
