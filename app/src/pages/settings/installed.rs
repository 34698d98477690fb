//! Whether the phone keeps what is saved, and how to make it.

use leptos::prelude::*;
use sammen_sync_indexeddb::storage_persisted;
use wasm_bindgen_futures::spawn_local;

use crate::words::m;

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
            m().install_done()
        } else if ios {
            m().install_ios_how()
        } else {
            m().install_other_how()
        }
    };
    let protection = move || match persisted.get() {
        Some(true) => m().protection_on(),
        Some(false) => m().protection_off(),
        None => m().protection_unknown(),
    };
    view! {
        <section class="stack" aria-labelledby="install">
            <h2 id="install">{m().install_title()}</h2>
            <p>{m().install_body()}</p>
            <p>{how}</p>
            {ios.then(|| view! { <p class="note">{m().install_ios_seven_days()}</p> })}
            <h3>{m().protection_title()}</h3>
            <p role="status">{protection}</p>
        </section>
    }
}
