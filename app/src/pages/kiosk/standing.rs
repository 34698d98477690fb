//! How the answers of this device stand, and taking those that wait as a file.

use js_sys::{Array, Uint8Array};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{Blob, HtmlElement, Url};

use crate::{
    components::{Icon, IconView},
    state::use_app,
    words::late,
};

/// What waits and what was not taken, with a way to save both; nothing where there is neither.
#[component]
pub fn Unsent() -> impl IntoView {
    let app = use_app();
    let standing = Memo::new(move |_| app.kiosk_standing());
    let save = move |_| {
        spawn_local(async move {
            // A storage that fails is shown as such.
            if let Ok(bytes) = app.kiosk_file().await {
                let _ = offer(&bytes);
            }
        });
    };
    move || {
        let standing = standing.get();
        let refused = (standing.refused > 0).then(|| {
            view! {
                <p class="field__error" data-test="kiosk-refused">
                    <IconView icon=Icon::Alert />
                    {late().kiosk_refused(standing.refused)}
                </p>
            }
        });
        let code_used_up = (app.code_used_up.get() && standing.waiting > 0).then(|| {
            view! {
                <p class="field__error" data-test="kiosk-code-used-up">
                    <IconView icon=Icon::Alert />
                    {late().kiosk_code_used_up()}
                </p>
            }
        });
        let visits = (standing.visits > 0).then(|| {
            view! {
                <p data-test="kiosk-visits" data-visits=standing.visits.to_string()>
                    {late().kiosk_visits_waiting(standing.visits)}
                </p>
            }
        });
        let has_any = standing.waiting + standing.refused + standing.visits > 0;
        let file = has_any.then(|| {
            view! {
                <button type="button" class="button button--wide" data-test="kiosk-save" on:click=save>
                    {late().kiosk_save()}
                </button>
                <p class="note">{late().kiosk_save_hint()}</p>
            }
        });
        view! {
            <p data-test="kiosk-waiting" data-waiting=standing.waiting.to_string()>
                {late().kiosk_waiting(standing.waiting)}
            </p>
            {visits}
            {refused}
            {code_used_up}
            {file}
        }
    }
}

/// Offers bytes as a file to be saved.
fn offer(bytes: &[u8]) -> Result<(), JsValue> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let url = Url::create_object_url_with_blob(&Blob::new_with_u8_array_sequence(&parts)?)?;
    let link: HtmlElement = document().create_element("a")?.unchecked_into();
    link.set_attribute("href", &url)?;
    link.set_attribute("download", "svar.sammen")?;
    link.click();
    Url::revoke_object_url(&url)
}
