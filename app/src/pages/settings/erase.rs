//! Leaving no trace on this phone.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::{components::ConfirmDialog, pages::reach::stop_messages, state::use_app, words::late};

/// Deletes everything of this person on this phone, after saying what would be lost.
#[component]
pub fn Erase() -> impl IntoView {
    let app = use_app();
    let asking = RwSignal::new(false);
    let failed = RwSignal::new(false);
    let waiting = Memo::new(move |_| app.sending_count().waiting);
    let body = Signal::derive(move || match waiting.get() {
        0 => late().delete_body().to_owned(),
        count => format!("{} {}", late().delete_unsent_warning(count), late().delete_body()),
    });
    let confirm = Signal::derive(move || match waiting.get() {
        0 => late().delete_confirm().to_owned(),
        _ => late().delete_confirm_unsent().to_owned(),
    });
    let erase = Callback::new(move |()| {
        spawn_local(async move {
            app.end_reaching().await;
            stop_messages().await;
            match app.erase_everything().await {
                // A fresh start reads the empty storage.
                Ok(()) => drop(window().location().assign("/")),
                Err(_) => failed.set(true),
            }
        });
    });
    view! {
        <section class="stack" aria-labelledby="erase">
            <h2 id="erase">{late().delete_title()}</h2>
            <p>{late().delete_body()}</p>
            <p class="note">{late().delete_keeps_seats()}</p>
            <button
                type="button"
                class="button button--danger"
                on:click=move |_| asking.set(true)
            >
                {late().delete_action()}
            </button>
            {move || {
                failed
                    .get()
                    .then(|| view! { <p class="field__error" role="alert">{late().delete_failed()}</p> })
            }}
            <ConfirmDialog
                open=asking
                title=late().delete_title()
                body=body
                confirm=confirm
                keep=late().delete_keep()
                on_confirm=erase
            />
        </section>
    }
}
