//! An address that no page has.

use leptos::prelude::*;

use crate::{components::Heading, routing::Route, words::m};

/// Says so, and offers a way on.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    view! {
        <Heading text=m().not_found_title() />
        <p>
            <a href=Route::Areas.path()>{m().not_found_action()}</a>
        </p>
    }
}
