//! What stands where an area has never been fetched.

use leptos::prelude::*;

use super::{EmptyState, Picture};
use crate::{state::use_app, words::m};

/// Says that the first fetch is under way, or that it takes a network.
#[component]
pub fn NotFetched() -> impl IntoView {
    let app = use_app();
    move || {
        if app.is_offline() {
            view! {
                <EmptyState
                    picture=Picture::Neighbourhood
                    title=Some(m().first_visit_offline_title().to_owned())
                    sentence=m().first_visit_offline_body()
                />
            }
            .into_any()
        } else {
            view! {
                <p class="muted" role="status">
                    {m().first_visit_loading()}
                </p>
                <Skeletons />
            }
            .into_any()
        }
    }
}

/// Cards that are on their way.
#[component]
pub fn Skeletons() -> impl IntoView {
    view! {
        <div aria-hidden="true">
            <div class="skeleton skeleton--card"></div>
            <div class="skeleton skeleton--card"></div>
            <div class="skeleton skeleton--card"></div>
        </div>
    }
}
