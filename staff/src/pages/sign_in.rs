//! Signing in.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{
    api::{self, Methods},
    components::{Heading, Notice, Tone},
    passkey,
    routing::{forget_link, query},
    state::use_staff,
    words::{self, m},
};

/// Ways to sign in, and why the last one did not.
#[component]
pub fn SignInPage(
    /// Whether a page waits behind it, with what was typed.
    kept: Signal<bool>,
) -> impl IntoView {
    let staff = use_staff();
    let problem =
        RwSignal::new(query("sign-in").map(|code| words::sign_in_reason(&code).to_owned()));
    if problem.with_untracked(Option::is_some) {
        forget_link();
    }
    let busy = RwSignal::new(false);
    let methods = RwSignal::new(None::<Methods>);
    spawn_local(async move {
        // Without an answer there is the passkey, which says itself that there is no network.
        if let Ok(found) = staff.get("/api/auth/methods").await {
            let _ = methods.try_set(Some(found));
        }
    });
    let sign_in = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let owner = Owner::current();
        spawn_local(async move {
            match api::sign_in_by_passkey(staff).await {
                Ok(me) => staff.sign_in(me),
                Err(error) => {
                    let told = owner.map(|owner| owner.with(|| words::passkey_error(error)));
                    let _ = problem.try_set(told);
                }
            }
            let _ = busy.try_set(false);
        });
    };
    let provider = move || {
        methods.get().and_then(|methods| methods.oidc).map(|provider| {
            // What was typed stays in this window; signing in happens in another.
            let target = kept.get().then_some("_blank");
            view! {
                <a
                    class="button button--wide"
                    href="/api/auth/oidc/start"
                    target=target
                    data-test="sign-in-provider"
                >
                    {m().sign_in_provider(&provider.name)}
                </a>
            }
        })
    };
    let passkey_button = if passkey::is_supported() {
        view! {
            <button
                type="button"
                class="button button--primary button--wide"
                aria-disabled=move || busy.get().to_string()
                on:click=sign_in
                data-test="sign-in-passkey"
            >
                {move || if busy.get() { m().working() } else { m().sign_in_passkey() }}
            </button>
        }
        .into_any()
    } else {
        view! { <p>{m().passkey_missing()}</p> }.into_any()
    };
    view! {
        <div class="stack stack--wide staff-narrow" data-test="sign-in">
            <Heading text=m().sign_in_title() />
            {move || {
                kept.get()
                    .then(|| {
                        view! {
                            <Notice
                                tone=Tone::Information
                                text=Some(m().sign_in_kept().to_owned())
                            />
                        }
                    })
            }}
            <Notice tone=Tone::Stop text=problem />
            <div class="stack">{passkey_button} {provider}</div>
            <p class="note">{m().sign_in_help()}</p>
            <p>
                <a href="/">{m().to_residents()}</a>
            </p>
        </div>
    }
}
