//! The way to being told when the app is not open.

use leptos::prelude::*;
use sammen_interface::{Icon, IconView};

use crate::{routing::Route, words::late};

/// Leads to where one chooses how; stands where somebody has just said yes to something.
#[component]
pub fn ReachLink() -> impl IntoView {
    view! {
        <ul class="link-list">
            <li>
                <a href=Route::Reach.path() data-test="reach-link">
                    <IconView icon=Icon::Mail />
                    <span>
                        {late().reach_title()}
                        <span class="note">{late().reach_hint()}</span>
                    </span>
                </a>
            </li>
        </ul>
    }
}
