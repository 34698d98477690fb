//! The choice to be counted in a programme, off by default, and the way out of it.

use leptos::prelude::*;
use sammen_domain::RegistrationId;
use wasm_bindgen_futures::spawn_local;

use super::subject::Subject;
use crate::{state::use_app, words::late};

/// What was chosen in a form; Copy.
#[derive(Clone, Copy)]
pub struct CountMe {
    /// The programme that the activity is counted in, once it is known.
    pub programme: RwSignal<Option<String>>,
    /// Whether the household wants to be counted.
    pub is_chosen: RwSignal<bool>,
}

impl CountMe {
    /// Asks which programme it is.
    #[must_use]
    pub fn of(subject: Subject) -> Self {
        let app = use_app();
        let choice = Self { programme: RwSignal::new(None), is_chosen: RwSignal::new(false) };
        let area = subject.found.with_untracked(|found| found.as_ref().map(|f| f.area.clone()));
        spawn_local(async move {
            let Some(area) = area else { return };
            let programme = app.programme_of(&area, subject.id).await;
            // The form may be gone.
            let _ = choice.programme.try_set(programme);
        });
        choice
    }

    /// The programme, if the household wants to be counted in it.
    #[must_use]
    pub fn chosen(self) -> Option<String> {
        self.programme.get_untracked().filter(|_| self.is_chosen.get_untracked())
    }
}

/// The box to tick, with what it means; nothing where the activity is counted in no programme.
#[component]
pub fn CountMeChoice(
    /// What is chosen.
    choice: CountMe,
) -> impl IntoView {
    let field = move |programme: String| {
        view! {
            <div class="stack stack--tight" data-test="count-me">
                <label class="choice">
                    <input
                        class="choice__box"
                        type="checkbox"
                        aria-describedby="count-me-hint"
                        prop:checked=choice.is_chosen
                        on:change=move |event| choice.is_chosen.set(event_target_checked(&event))
                    />
                    <span>{late().count_me(&programme)}</span>
                </label>
                <p class="note" id="count-me-hint">{late().count_me_explained()}</p>
            </div>
        }
    };
    move || choice.programme.get().map(field)
}

/// That the household is counted, with the way out; nothing where it is not.
#[component]
pub fn Counted(
    /// The registration.
    #[prop(into)]
    registration: Signal<Option<RegistrationId>>,
) -> impl IntoView {
    let app = use_app();
    let programme = RwSignal::new(None::<String>);
    Effect::new(move |_| {
        let Some(id) = registration.get() else { return programme.set(None) };
        spawn_local(async move {
            let _ = programme.try_set(app.counted_in(id).await);
        });
    });
    let stop = move |_| {
        let Some(id) = registration.get_untracked() else { return };
        spawn_local(async move {
            // Where it could not be stored, every page says so.
            if app.count_me_not(id).await.is_ok() {
                let _ = programme.try_set(None);
            }
        });
    };
    let shown = move |programme: String| {
        view! {
            <p class="note" data-test="counted">{late().counted(&programme)}</p>
            <button type="button" class="button button--quiet" data-test="count-me-not" on:click=stop>
                {late().count_me_not()}
            </button>
        }
    };
    view! { <div class="stack stack--tight" role="status">{move || programme.get().map(shown)}</div> }
}
