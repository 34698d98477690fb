//! Handing the device round at Office Outside: many people answer one survey, one after the other.
//!
//! Nothing of a person is written before she has finished, and then only sealed. After each person the page is loaded
//! anew, so that nothing of her is in memory either, as far as a page can see to that.

mod choose;
mod idle;
mod interview;
mod leave;
mod pin;
mod quick_entry;
mod round;
mod screens;
mod standing;
mod tongues;

use leptos::prelude::*;

use crate::state::use_app;

/// The styles of what is fetched later.
const STYLES: &str = "/later.css";

/// What a member of staff chooses, or what those see who answer.
#[component]
pub fn KioskPage() -> impl IntoView {
    let app = use_app();
    let is_kiosk = app.kiosk.get_untracked();
    let content = if is_kiosk {
        view! { <round::Round /> }.into_any()
    } else {
        view! { <choose::Choose /> }.into_any()
    };
    view! {
        <link rel="stylesheet" href=STYLES />
        {content}
    }
}
