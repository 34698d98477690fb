//! Whether the phone keeps what is saved, and how to make it.

use leptos::prelude::*;
use sammen_sync_indexeddb::storage_persisted;
use wasm_bindgen_futures::spawn_local;

use crate::words::late;

/// How to put Sammen on the phone, and whether the storage is protected.
#[component]
pub fn Installed() -> impl IntoView {
    let persisted = RwSignal::new(None::<bool>);
    spawn_local(async move { persisted.set(storage_persisted().await) });
    let standalone = window()
        .match_media("(display-mode: standalone)")
        .ok()
        .flatten()
        .is_some_and(|query| query.matches());
    let agent = window().navigator().user_agent().unwrap_or_default();
    let ios = agent.contains("iPhone") || agent.contains("iPad");
    let how = move || {
        if standalone {
            late().install_done()
        } else if ios {
            late().install_ios_how()
        } else {
            late().install_other_how()
        }
    };
    let protection = move || match persisted.get() {
        Some(true) => late().protection_on(),
        Some(false) => late().protection_off(),
        None => late().protection_unknown(),
    };
    view! {
        <section class="stack" aria-labelledby="install">
            <h2 id="install">{late().install_title()}</h2>
            <p>{late().install_body()}</p>
            <p>{how}</p>
            {ios.then(|| view! { <p class="note">{late().install_ios_seven_days()}</p> })}
            <h3>{late().protection_title()}</h3>
            <p role="status">{protection}</p>
        </section>
    }
}
