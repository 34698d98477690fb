//! Waiting for the syncer.

use std::{cell::RefCell, rc::Rc};

use js_sys::{Function, Promise};
use sammen_sync_indexeddb::{Storage, SyncEvent, SyncState, Syncer};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

/// The app's syncer, and who waits for its news.
pub(crate) struct Rounds {
    syncer: Syncer,
    waiting: Rc<RefCell<Waiting>>,
}

#[derive(Default)]
struct Waiting {
    /// What came before anybody waited.
    news: Option<Result<(), SyncState>>,
    waiter: Option<[Function; 2]>,
}

impl Rounds {
    pub(crate) fn start(storage: Storage) -> Self {
        let waiting = Rc::new(RefCell::new(Waiting::default()));
        let told = Rc::clone(&waiting);
        let syncer = Syncer::start(storage, move |event| {
            let news = match event {
                SyncEvent::Changed(_) => Ok(()),
                SyncEvent::State(SyncState::Idle | SyncState::Syncing)
                | SyncEvent::ResponsesChanged => return,
                SyncEvent::State(failed) => Err(failed),
            };
            told.borrow_mut().tell(news);
        });
        Self { syncer, waiting }
    }

    /// Asks for a round; news from before are forgotten.
    pub(crate) fn ask(&self) {
        self.waiting.borrow_mut().news = None;
        self.syncer.sync_now();
    }

    /// Waits until a round has stored something.
    pub(crate) async fn changed(&self) -> Result<(), JsValue> {
        let promise = Promise::new(&mut |resolve, reject| {
            let mut waiting = self.waiting.borrow_mut();
            waiting.waiter = Some([resolve, reject]);
            if let Some(news) = waiting.news.take() {
                waiting.tell(news);
            }
        });
        JsFuture::from(promise).await.map(drop)
    }
}

impl Waiting {
    fn tell(&mut self, news: Result<(), SyncState>) {
        match (self.waiter.take(), news) {
            (None, news) => self.news = Some(news),
            // Neither throws: they are a promise's own.
            (Some([resolve, _]), Ok(())) => drop(resolve.call0(&JsValue::NULL)),
            (Some([_, reject]), Err(state)) => {
                let words = JsValue::from_str(&format!("the round ended as {state:?}"));
                drop(reject.call1(&JsValue::NULL, &words));
            }
        }
    }
}
