//! What is wrong in a form: beside each field, and together above them.

use leptos::{html, prelude::*};
use sammen_interface::{Icon, IconView};
use wasm_bindgen::JsCast;

use crate::words::m;

/// What is wrong with the fields of a form, by their ids; Copy.
#[derive(Clone, Copy)]
pub struct FormErrors {
    found: RwSignal<Vec<(&'static str, String)>>,
    /// Counts the tries, so that the summary takes the focus at each.
    tries: RwSignal<u32>,
}

impl FormErrors {
    /// Nothing is wrong yet.
    #[must_use]
    pub fn none() -> Self {
        Self { found: RwSignal::new(Vec::new()), tries: RwSignal::new(0) }
    }

    /// Tells what is wrong now; whether nothing is.
    pub fn set(self, found: Vec<(&'static str, String)>) -> bool {
        let is_fine = found.is_empty();
        self.found.set(found);
        self.tries.update(|tries| *tries += 1);
        is_fine
    }

    /// What is wrong with a field. Tracks it.
    #[must_use]
    pub fn of(self, id: &'static str) -> Option<String> {
        self.found.with(|found| {
            found.iter().find(|(field, _)| *field == id).map(|(_, words)| words.clone())
        })
    }
}

/// All that is wrong in a form, each with a link to its field. Takes the focus when there is something.
#[component]
pub fn ErrorSummary(
    /// What is wrong.
    errors: FormErrors,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        errors.tries.track();
        if let Some(summary) = summary.get() {
            let _ = summary.focus();
        }
    });
    let go = move |event: leptos::ev::MouseEvent, id: &'static str| {
        event.prevent_default();
        let field = document().get_element_by_id(id);
        if let Some(field) = field.and_then(|f| f.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    };
    move || {
        let found = errors.found.get();
        (!found.is_empty()).then(|| {
            let items = found
                .into_iter()
                .map(|(id, words)| {
                    view! {
                        <li>
                            <a href=format!("#{id}") on:click=move |event| go(event, id)>
                                {words}
                            </a>
                        </li>
                    }
                })
                .collect_view();
            view! {
                <div class="error-summary" tabindex="-1" node_ref=summary data-test="error-summary">
                    <h3>
                        <IconView icon=Icon::Alert />
                        {m().form_problem()}
                    </h3>
                    <ul>{items}</ul>
                </div>
            }
        })
    }
}

/// The button that sends a form. While it is being sent, another press does nothing.
#[component]
pub fn SubmitButton(
    /// What it does.
    #[prop(into)]
    words: String,
    /// Whether the form is being sent.
    #[prop(into)]
    busy: Signal<bool>,
    /// Its name for tests.
    #[prop(default = "submit")]
    test: &'static str,
) -> impl IntoView {
    view! {
        <button
            type="submit"
            class="button button--primary button--wide"
            aria-disabled=move || busy.get().to_string()
            data-test=test
        >
            {move || if busy.get() { m().working().to_owned() } else { words.clone() }}
        </button>
    }
}
