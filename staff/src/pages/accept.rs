//! A link for somebody of the staff: the first one of a new account, or a new way in.

use leptos::prelude::*;
use sammen_domain::AreaId;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, Failure, Me, Offer},
    components::{Heading, Notice, Tone},
    passkey,
    routing::{Route, forget_link, use_router},
    state::use_staff,
    words::{self, day, last_day, m},
};

/// What the link is for, and making a passkey for it.
#[component]
pub fn AcceptPage(
    /// The link's area.
    area: AreaId,
    /// The link's secret.
    token: String,
    /// The link; set to `None` when it is done with.
    link: RwSignal<Option<(AreaId, String)>>,
) -> impl IntoView {
    let offer = RwSignal::new(None::<Result<Offer, Failure>>);
    let read = {
        let (area, token) = (area.clone(), token.clone());
        move || {
            let (area, token) = (area.clone(), token.clone());
            offer.set(None);
            spawn_local(async move {
                let read = api::read_offer(&area, &token).await;
                let _ = offer.try_set(Some(read));
            });
        }
    };
    read();
    let leave = move |_| {
        forget_link();
        link.set(None);
    };
    let body = move || match offer.get() {
        None => view! { <div class="skeleton skeleton--card"></div> }.into_any(),
        Some(Ok(offer)) => {
            view! { <Offered area=area.clone() token=token.clone() offer=offer link=link /> }
                .into_any()
        }
        Some(Err(Failure::InvitationNotOpen)) => view! {
            <Notice tone=Tone::Stop text=Some(m().accept_not_open().to_owned()) />
            <button type="button" class="button" on:click=leave data-test="accept-leave">
                {m().accept_to_sign_in()}
            </button>
        }
        .into_any(),
        Some(Err(failure)) => {
            let again = read.clone();
            view! {
                <Notice tone=Tone::Stop text=Some(words::failure(failure)) />
                <button type="button" class="button" on:click=move |_| again()>
                    {m().try_again()}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <div class="stack stack--wide staff-narrow">
            <Heading text=m().accept_title() />
            {body}
        </div>
    }
}

#[component]
fn Offered(
    /// The link's area.
    area: AreaId,
    /// The link's secret.
    token: String,
    /// What it is for.
    offer: Offer,
    /// The link; set to `None` when it is done with.
    link: RwSignal<Option<(AreaId, String)>>,
) -> impl IntoView {
    let staff = use_staff();
    let router = use_router();
    let problem = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let role = offer.role;
    let explained = if offer.is_for_existing_account {
        m().accept_again().to_owned()
    } else {
        let until = day(last_day(&area, offer.valid_until));
        m().accept_explained(words::role(role), &words::text(&offer.area_name), &until)
    };
    let done = move |me: Me| {
        forget_link();
        staff.sign_in(me);
        router.replace(&Route::Areas);
        link.set(None);
    };
    let make = {
        let (area, token) = (area.clone(), token.clone());
        move |_| {
            if busy.get_untracked() {
                return;
            }
            busy.set(true);
            problem.set(None);
            let (area, token, owner) = (area.clone(), token.clone(), Owner::current());
            spawn_local(async move {
                let accepted = api::accept_by_passkey(&area, &token, role).await;
                let _ = busy.try_set(false);
                match accepted {
                    Ok(me) => done(me),
                    Err(error) => {
                        let told = owner.map(|owner| owner.with(|| words::passkey_error(error)));
                        let _ = problem.try_set(told);
                    }
                }
            });
        }
    };
    let join = move |_| {
        let (area, token, owner) = (area.clone(), token.clone(), Owner::current());
        spawn_local(async move {
            match api::join(staff, &area, &token).await {
                Ok(me) => done(me),
                Err(failure) => {
                    let told = owner.map(|owner| owner.with(|| words::failure(failure)));
                    let _ = problem.try_set(told);
                }
            }
        });
    };
    // Whoever is signed in need not make another account for another role.
    let join_button = move || {
        let join = join.clone();
        staff.me().filter(|_| !offer.is_for_existing_account).map(|me| {
            view! {
                <button type="button" class="button button--wide" on:click=join data-test="accept-join">
                    {m().accept_join(&me.account.display_name)}
                </button>
            }
        })
    };
    let make_button = if passkey::is_supported() {
        view! {
            <button
                type="button"
                class="button button--primary button--wide"
                aria-disabled=move || busy.get().to_string()
                on:click=make
                data-test="accept-passkey"
            >
                {move || if busy.get() { m().working() } else { m().accept_passkey() }}
            </button>
        }
        .into_any()
    } else {
        view! { <p>{m().passkey_missing()}</p> }.into_any()
    };
    view! {
        <p>{explained}</p>
        <p>{m().passkey_explained()}</p>
        <Notice tone=Tone::Stop text=problem />
        <div class="stack">{make_button} {join_button}</div>
    }
}
