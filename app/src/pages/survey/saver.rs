//! Saves a draft as it is answered: one at a time, the newest last.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
};

use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use sammen_domain::SurveyId;
use wasm_bindgen_futures::spawn_local;

use crate::{state::AppState, survey_draft::SurveyDraft};

/// How long typing may go on before it is saved.
const TYPING_INTERVAL_MS: u32 = 300;

/// Whether what stands on the screen is on the phone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Saving {
    /// All of it is.
    Saved,
    /// It is on its way.
    Unsaved,
    /// The phone could not; it stands on the screen only.
    Failed,
}

/// Saves one survey's draft; clones are the same saver.
///
/// Not guaranteed: that every draft it is given is written. A newer one takes the place of one that
/// waits; the last one given is always written, or [`Saving::Failed`] says that it was not.
#[derive(Clone)]
pub struct Saver {
    app: AppState,
    survey: SurveyId,
    keeps: bool,
    queue: Rc<Queue>,
}

struct Queue {
    wanted: RefCell<Option<SurveyDraft>>,
    is_running: Cell<bool>,
    is_timed: Cell<bool>,
    when_idle: RefCell<Option<Box<dyn FnOnce()>>>,
    /// Outlives the page, as the last save may.
    saving: ArcRwSignal<Saving>,
}

impl Saver {
    /// A saver with nothing to save.
    pub fn new(app: AppState, survey: SurveyId) -> Self {
        let queue = Queue {
            wanted: RefCell::new(None),
            is_running: Cell::new(false),
            is_timed: Cell::new(false),
            when_idle: RefCell::new(None),
            saving: ArcRwSignal::new(Saving::Saved),
        };
        Self { app, survey, keeps: true, queue: Rc::new(queue) }
    }

    /// One that keeps nothing, on a device that is handed round.
    pub fn of_nothing(app: AppState, survey: SurveyId) -> Self {
        Self { keeps: false, ..Self::new(app, survey) }
    }

    /// How saving goes.
    pub fn saving(&self) -> ArcRwSignal<Saving> {
        self.queue.saving.clone()
    }

    /// Saves at once.
    pub fn save_now(&self, draft: SurveyDraft) {
        self.want(draft);
        self.flush();
    }

    /// Saves soon: while somebody types, not at every key.
    pub fn save_soon(&self, draft: SurveyDraft) {
        self.want(draft);
        if !self.queue.is_timed.replace(true) {
            let saver = self.clone();
            Timeout::new(TYPING_INTERVAL_MS, move || {
                if saver.queue.is_timed.get() {
                    saver.flush();
                }
            })
            .forget();
        }
    }

    /// Saves what waits, also what could not be saved before.
    pub fn flush(&self) {
        self.queue.is_timed.set(false);
        let has_work = self.queue.wanted.borrow().is_some();
        if has_work && !self.queue.is_running.replace(true) {
            let saver = self.clone();
            spawn_local(async move { saver.run().await });
        }
    }

    /// Does something once nothing is being saved: after it, no older save can land.
    pub fn when_idle(&self, act: impl FnOnce() + 'static) {
        self.flush();
        if self.queue.is_running.get() {
            self.queue.when_idle.replace(Some(Box::new(act)));
        } else {
            act();
        }
    }

    /// Forgets what waits: the draft is gone.
    pub fn forget(&self) {
        self.queue.is_timed.set(false);
        self.queue.wanted.replace(None);
        self.app.unsaved_input.set(false);
    }

    fn want(&self, draft: SurveyDraft) {
        if !self.keeps {
            return;
        }
        self.queue.wanted.replace(Some(draft));
        if self.queue.saving.get_untracked() != Saving::Unsaved {
            self.queue.saving.set(Saving::Unsaved);
        }
        self.app.unsaved_input.set(true);
    }

    async fn run(&self) {
        let mut outcome = Saving::Saved;
        loop {
            let Some(draft) = self.queue.wanted.borrow_mut().take() else { break };
            if self.app.save_draft(self.survey, draft.clone()).await.is_err() {
                outcome = Saving::Failed;
                // Kept to be tried again, unless something newer has come.
                self.queue.wanted.borrow_mut().get_or_insert(draft);
                break;
            }
        }
        self.queue.is_running.set(false);
        self.queue.saving.set(outcome);
        if outcome == Saving::Saved {
            self.app.unsaved_input.set(false);
        }
        let act = self.queue.when_idle.borrow_mut().take();
        if let Some(act) = act {
            act();
        }
    }
}
