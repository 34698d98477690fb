//! The language that somebody answers in: what stands around the questions is said in it too.

use leptos::prelude::*;
use sammen_i18n::{SurveyMessages, Tongue};

use super::words::direction;
use crate::{intl, state::AppState, words::locale};

/// The code of the form's language that somebody answers in, for all that is shown below; empty until one is chosen. Copy.
#[derive(Clone, Copy)]
pub struct Chosen(RwSignal<String>);

impl Chosen {
    /// For what is shown from here on. Nothing is chosen yet.
    pub fn provide() -> Self {
        let chosen = Self(RwSignal::default());
        provide_context(chosen);
        chosen
    }

    /// What is chosen where this is shown.
    pub fn here() -> Option<Self> {
        use_context()
    }

    /// The code; empty while nothing is chosen. Does not track it.
    pub fn code(self) -> String {
        self.0.get_untracked()
    }

    /// Tracks it.
    pub fn track(self) {
        self.0.track();
    }

    /// Chooses a language of the form.
    pub fn choose(self, code: &str) {
        // What is shown below may be gone meanwhile.
        if self.0.try_with_untracked(|chosen| chosen != code) == Some(true) {
            self.0.set(code.to_owned());
        }
    }

    /// On a device that is handed round: speaks a language until the next person comes, who has chosen none. It is kept
    /// nowhere. The whole page is in it.
    pub fn speak_for_now(self, app: AppState, code: &str) {
        app.speak_for_now(code);
        self.choose(code);
        let tongue = Tongue::from_code(code).unwrap_or_else(|| app.locale.get_untracked().into());
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", tongue.code());
            let _ = root.set_attribute("dir", direction(tongue.code()));
        }
    }
}

/// The words around the questions. Does not track the language: another one makes every page anew.
pub fn around() -> SurveyMessages {
    SurveyMessages::new(tongue(), intl::plural)
}

/// The language around the questions: the form's that was chosen, where we have it; else the app's. Does not track it.
pub fn tongue() -> Tongue {
    let chosen = Chosen::here().and_then(|chosen| Tongue::from_code(&chosen.code()));
    chosen.unwrap_or_else(|| locale().into())
}
