//! Electing a leader by a Web Lock.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::browser::navigator_property;

/// Calls `lead` once this page holds the lock, and holds it for as long as the page lives. Where there are
/// no locks, or none for this page, every page leads.
pub(super) fn acquire(name: &str, lead: impl FnOnce() + Clone + 'static) {
    match request(name, lead.clone()) {
        Some(held) => spawn_local(async move {
            // Held for ever, this never ends well: it only ends when the lock cannot be asked for.
            if JsFuture::from(held).await.is_err() {
                lead();
            }
        }),
        None => lead(),
    }
}

/// `navigator.locks.request(name, callback)`; web-sys has it behind a build flag only.
fn request(name: &str, lead: impl FnOnce() + 'static) -> Option<Promise> {
    let locks = navigator_property("locks")?;
    let request: Function =
        Reflect::get(&locks, &JsValue::from_str("request")).ok()?.dyn_into().ok()?;
    let granted = Closure::once_into_js(move |_lock: JsValue| {
        lead();
        // The lock is held until this promise ends, and it never does.
        Promise::new(&mut |_, _| {})
    });
    request.call2(&locks, &JsValue::from_str(name), &granted).ok()?.dyn_into().ok()
}
