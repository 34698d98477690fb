//! The language of the interface, each by its own name.

use leptos::prelude::*;
use sammen_i18n::Locale;
use wasm_bindgen_futures::spawn_local;

use crate::{state::use_app, words::m};

/// A button for each language.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let app = use_app();
    let buttons = Locale::ALL
        .into_iter()
        .map(|locale| {
            let speak = move |_| {
                spawn_local(async move {
                    let _ = app.speak(locale).await;
                });
            };
            let pressed = move || (app.locale.get() == locale).to_string();
            view! {
                <button
                    type="button"
                    class="chip"
                    lang=locale.code()
                    data-test="language"
                    value=locale.code()
                    aria-pressed=pressed
                    on:click=speak
                >
                    {locale.name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="chips" role="group" aria-label=m().language_title()>
            {buttons}
        </div>
    }
}
