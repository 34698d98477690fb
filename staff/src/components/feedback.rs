//! How the last thing that was done went.

use std::future::Future;

use leptos::prelude::*;
use sammen_interface::{Icon, IconView};
use wasm_bindgen_futures::spawn_local;

use super::Tone;
use crate::{api::Failure, words};

/// What a page says of the last thing that was done on it; Copy.
#[derive(Clone, Copy)]
pub struct Feedback {
    told: RwSignal<Option<(Tone, String)>>,
    busy: RwSignal<bool>,
}

impl Feedback {
    /// Nothing was done yet.
    #[must_use]
    pub fn none() -> Self {
        Self { told: RwSignal::new(None), busy: RwSignal::new(false) }
    }

    /// Tells why something is not done.
    pub fn refuse(self, words: &str) {
        self.told.set(Some((Tone::Stop, words.to_owned())));
    }

    /// Tells how something went.
    pub fn tell(self, words: String) {
        let _ = self.told.try_set(Some((Tone::Good, words)));
    }

    /// Does something, one at a time, and tells how it went.
    pub fn run<T: 'static>(
        self,
        done: impl Into<String>,
        work: impl Future<Output = Result<T, Failure>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        let done = done.into();
        // Words need the language, which is found from the page.
        let Some(owner) = Owner::current() else { return };
        self.busy.set(true);
        self.told.set(None);
        spawn_local(async move {
            let went = work.await;
            // The page may have been left meanwhile.
            let _ = self.busy.try_set(false);
            match went {
                Ok(value) => {
                    let _ = self.told.try_set(Some((Tone::Good, done)));
                    then(value);
                }
                Err(failure) => {
                    let words = owner.with(|| words::failure(failure));
                    let _ = self.told.try_set(Some((Tone::Stop, words)));
                }
            }
        });
    }
}

/// Says it at the bottom of the screen, wherever the page is scrolled to.
#[component]
pub fn FeedbackView(
    /// What is said.
    feedback: Feedback,
) -> impl IntoView {
    let notice = move || {
        feedback.told.get().map(|(tone, words)| {
            let (class, icon) = match tone {
                Tone::Stop => ("notice notice--stop", Icon::Alert),
                _ => ("notice notice--good", Icon::Check),
            };
            view! {
                <p class=class>
                    <IconView icon=icon />
                    <span>{words}</span>
                </p>
            }
        })
    };
    view! {
        <div class="feedback" role="status" data-test="feedback">
            {notice}
        </div>
    }
}
