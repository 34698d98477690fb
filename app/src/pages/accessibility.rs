//! The accessibility statement, at the address where it is looked for.

use leptos::prelude::*;

use crate::{components::PageHeading, words::late};

/// What works for everybody, what does not yet, and whom to tell.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    view! {
        <PageHeading text=late().accessibility_title() />
        <p>{late().accessibility_body()}</p>
        <section class="stack" aria-labelledby="checked">
            <h2 id="checked">{late().accessibility_checked_title()}</h2>
            <p>{late().accessibility_checked_body()}</p>
        </section>
        <section class="stack" aria-labelledby="limits">
            <h2 id="limits">{late().accessibility_limits_title()}</h2>
            <p>{late().accessibility_limits_body()}</p>
        </section>
        <section class="stack" aria-labelledby="tell">
            <h2 id="tell">{late().accessibility_tell_title()}</h2>
            <p>{late().accessibility_tell_body()}</p>
            <p>
                <a class="button" href="/hjaelp">{late().places_tab_services()}</a>
            </p>
        </section>
    }
}
