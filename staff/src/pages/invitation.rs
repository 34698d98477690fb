//! What an invitation's link opens on a volunteer's phone.

mod accept;
mod offer;
mod return_home;

use leptos::{ev, prelude::*};
use sammen_domain::AreaId;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, Failure, Offer, Role},
    components::{Heading, Notice, Tone},
    routing::opened_link,
    words::{self, m},
};
use accept::Accept;
use offer::OfferView;
use return_home::ReturnHome;

/// The page: what she is invited to, and taking it.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let link = RwSignal::new(opened_link());
    // A link that is opened where this page stands already changes the fragment alone.
    let on_link = window_event_listener(ev::hashchange, move |_| {
        if let Some(opened) = opened_link() {
            link.set(Some(opened));
        }
    });
    on_cleanup(move || on_link.remove());
    let body = move || match link.get() {
        Some((area, token)) => view! { <Opened area=area token=token /> }.into_any(),
        None => view! { <ReturnHome /> }.into_any(),
    };
    view! {
        <header class="staff-bar">
            <span class="staff-bar__name">"Sammen"</span>
        </header>
        <main class="staff-page staff-narrow" id="content" tabindex="-1">
            {body}
        </main>
    }
}

#[component]
fn Opened(
    /// The link's area.
    area: AreaId,
    /// The link's secret.
    token: String,
) -> impl IntoView {
    let found = RwSignal::new(None::<Result<Offer, Failure>>);
    let link = StoredValue::new((area, token));
    let read = move || {
        found.set(None);
        let (area, token) = link.get_value();
        spawn_local(async move {
            let read = api::read_offer(&area, &token).await;
            let _ = found.try_set(Some(read));
        });
    };
    read();
    move || match found.get() {
        None => view! {
            <p class="spoken" role="status">
                {m().loading()}
            </p>
            <div class="skeleton skeleton--heading"></div>
            <div class="skeleton skeleton--card"></div>
        }
        .into_any(),
        Some(Ok(offer)) if offer.role == Role::Volunteer => {
            let (area, token) = link.get_value();
            view! {
                <OfferView area=area.clone() offer=offer />
                <Accept area=area token=token />
            }
            .into_any()
        }
        // A link for the staff, opened at the wrong address: it is of use at the other.
        Some(Ok(_)) => {
            let (area, token) = link.get_value();
            let path = format!("/staff/#{area}.{token}");
            view! {
                <Heading text=m().invitation_title() />
                <p>{m().invitation_for_staff()}</p>
                <a class="button button--primary" href=path>
                    {m().invitation_to_staff()}
                </a>
            }
            .into_any()
        }
        Some(Err(Failure::InvitationNotOpen | Failure::NotFound)) => view! {
            <Heading text=m().invitation_not_open_title() />
            <p data-test="not-open">{m().invitation_not_open_body()}</p>
            <ReturnHomeLinks />
        }
        .into_any(),
        Some(Err(failure)) => view! {
            <Heading text=m().invitation_title() />
            <Notice tone=Tone::Stop text=Some(words::failure(failure)) />
            <button
                type="button"
                class="button button--primary"
                on:click=move |_| read()
                data-test="try-again"
            >
                {m().try_again()}
            </button>
        }
        .into_any(),
    }
}

/// Where to go from here.
#[component]
fn ReturnHomeLinks() -> impl IntoView {
    view! {
        <p>
            <a href="/">{m().to_residents()}</a>
        </p>
    }
}
