//! Whom to call when somebody is in danger.

use leptos::prelude::*;

use super::{Icon, IconView};
use crate::words::m;

/// 112 and 114, with what each is for.
#[component]
pub fn SafetyNote() -> impl IntoView {
    view! {
        <section class="safety-note" aria-labelledby="safety">
            <h2 id="safety" class="safety-note__title">
                <IconView icon=Icon::Alert />
                {m().safety_title()}
            </h2>
            <p>{m().safety_112()}</p>
            <a class="button button--danger" href="tel:112">
                <IconView icon=Icon::Phone />
                {m().safety_call_112()}
            </a>
            <p>{m().safety_114()}</p>
            <a class="button button--danger" href="tel:114">
                <IconView icon=Icon::Phone />
                {m().safety_call_114()}
            </a>
            <p class="safety-note__aside">{m().safety_not_sammen()}</p>
        </section>
    }
}
