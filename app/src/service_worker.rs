//! The service worker, seen from a page: it makes the app work without a network, and offers new
//! versions. Its source is `public/sw.js`.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration};

use crate::state::AppState;

const SOURCE: &str = "/sw.js";
/// The word that `public/sw.js` waits for before it takes over.
const TAKE_OVER: &str = "take-over";

/// Registers the service worker and tells `app` when a new version waits.
pub fn register(app: AppState) {
    let Some(container) = container() else { return };
    let controlled = container.controller().is_some();
    spawn_local(async move {
        let Ok(registered) = JsFuture::from(container.register(SOURCE)).await else { return };
        let registration: ServiceWorkerRegistration = registered.unchecked_into();
        if controlled && registration.waiting().is_some() {
            app.update_waiting.set(true);
        }
        watch_installing(app, registration.clone());
        look_for_update_when_seen(registration);
    });
    if controlled {
        watch_takeover(app);
    }
}

/// Takes the version that waits, and loads the page anew with it. What was done is in the storage.
pub fn take_update() {
    let Some(container) = container() else { return };
    let reload = Closure::once_into_js(|| {
        let _ = window().location().reload();
    });
    spawn_local(async move {
        let registration = JsFuture::from(container.get_registration()).await.ok();
        let registration: Option<ServiceWorkerRegistration> =
            registration.and_then(|r| r.dyn_into().ok());
        match registration.and_then(|registration| registration.waiting()) {
            Some(waiting) => {
                container.set_oncontrollerchange(Some(reload.unchecked_ref()));
                let _ = waiting.post_message(&TAKE_OVER.into());
            }
            // Another tab has taken it already.
            None => {
                let _ = window().location().reload();
            }
        }
    });
}

/// Whether the app would open without a network.
pub fn is_kept() -> bool {
    container().is_some_and(|container| container.controller().is_some())
}

fn container() -> Option<ServiceWorkerContainer> {
    let navigator = window().navigator();
    // Missing in some private windows and without HTTPS.
    let has = js_sys::Reflect::has(&navigator, &"serviceWorker".into()).unwrap_or(false);
    has.then(|| navigator.service_worker())
}

/// A worker that is installed while another one controls the page is a new version.
fn watch_installing(app: AppState, registration: ServiceWorkerRegistration) {
    let found = Closure::<dyn Fn()>::new({
        let registration = registration.clone();
        move || {
            let Some(worker) = registration.installing() else { return };
            let changed = Closure::<dyn Fn()>::new({
                let worker = worker.clone();
                move || {
                    let installed = worker.state() == web_sys::ServiceWorkerState::Installed;
                    let has_older = container().is_some_and(|c| c.controller().is_some());
                    if installed && has_older {
                        app.update_waiting.set(true);
                    }
                }
            });
            worker.set_onstatechange(Some(changed.as_ref().unchecked_ref()));
            changed.forget();
        }
    });
    registration.set_onupdatefound(Some(found.as_ref().unchecked_ref()));
    found.forget();
}

/// Another tab took the new version: this page still runs the old one, and is offered the new.
fn watch_takeover(app: AppState) {
    let Some(container) = container() else { return };
    let changed = Closure::<dyn Fn()>::new(move || app.update_waiting.set(true));
    container.set_oncontrollerchange(Some(changed.as_ref().unchecked_ref()));
    changed.forget();
}

fn look_for_update_when_seen(registration: ServiceWorkerRegistration) {
    let seen = gloo::events::EventListener::new(&document(), "visibilitychange", move |_| {
        if !document().hidden()
            && let Ok(update) = registration.update()
        {
            spawn_local(async move {
                // Without a network there is nothing to find.
                let _ = JsFuture::from(update).await;
            });
        }
    });
    seen.forget();
}
