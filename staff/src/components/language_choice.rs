//! The languages, each in its own.

use leptos::prelude::*;
use sammen_i18n::Locale;

use crate::{state::use_staff, words::m};

/// The choice of the interface's language.
#[component]
pub fn LanguageChoice() -> impl IntoView {
    let staff = use_staff();
    let buttons = Locale::ALL
        .into_iter()
        .map(|locale| {
            view! {
                <button
                    type="button"
                    class="chip"
                    lang=locale.code()
                    aria-pressed=move || (staff.locale.get() == locale).to_string()
                    on:click=move |_| staff.speak(locale)
                    data-test="language"
                    value=locale.code()
                >
                    {locale.name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="chips" role="group" aria-label=m().language()>
            {buttons}
        </div>
    }
}
