//! A volunteer who has a role already, on a phone that does not know it yet.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::accept::DOOR;
use crate::{
    api,
    components::{Heading, Notice, Tone},
    passkey,
    routing::leave_for,
    state::use_staff,
    words::{self, m},
};

/// Signing in by the passkey that she made on another phone, which makes this one hers.
#[component]
pub(super) fn ReturnHome() -> impl IntoView {
    let staff = use_staff();
    let problem = RwSignal::new(None);
    let busy = RwSignal::new(false);
    let sign_in = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        problem.set(None);
        let owner = Owner::current();
        spawn_local(async move {
            let told = match api::sign_in_by_passkey(staff).await {
                Ok(me) => match api::bind_phone(&me).await {
                    Ok(true) => return leave_for(DOOR),
                    Ok(false) => Ok(()),
                    Err(failure) => Err(failure.into()),
                },
                Err(error) => Err(error),
            };
            let words = owner.map(|owner| {
                owner.with(|| match told {
                    Ok(()) => m().return_no_role().to_owned(),
                    Err(error) => words::passkey_error(error),
                })
            });
            let _ = problem.try_set(words);
            let _ = busy.try_set(false);
        });
    };
    let button = passkey::is_supported().then(|| {
        view! {
            <button
                type="button"
                class="button button--primary button--wide"
                aria-disabled=move || busy.get().to_string()
                on:click=sign_in
                data-test="return"
            >
                {move || if busy.get() { m().working() } else { m().sign_in_passkey() }}
            </button>
        }
    });
    view! {
        <Heading text=m().return_title() />
        <p>{m().return_no_link()}</p>
        <p>{m().return_explained()}</p>
        <Notice tone=Tone::Stop text=problem />
        {button}
        <p>
            <a href="/">{m().to_residents()}</a>
        </p>
    }
}
