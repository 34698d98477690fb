//! What stands in place of an invitation, or of the staff's pages, as long as there is no network.

use leptos::prelude::*;

use crate::{
    components::{EmptyState, PageHeading, Picture},
    words::m,
};

/// Says that a network is needed once, and tries again. The address keeps the invitation's secret meanwhile.
#[component]
pub fn NeedsNetworkPage() -> impl IntoView {
    let again = |_| {
        let _ = window().location().reload();
    };
    view! {
        <PageHeading text=m().needs_network_title() />
        <EmptyState picture=Picture::Noticeboard sentence=m().needs_network_body() />
        <button
            type="button"
            class="button button--primary button--wide"
            data-test="needs-network"
            on:click=again
        >
            {m().needs_network_action()}
        </button>
    }
}
