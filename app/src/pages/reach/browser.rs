//! What the browser can do about messages, and whether it may.

use js_sys::{ArrayBuffer, Reflect, Uint8Array};
use leptos::prelude::window;
use sammen_sync::PushSubscription;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Notification, NotificationPermission, PushEncryptionKeyName, PushManager,
    PushSubscriptionOptionsInit, ServiceWorkerRegistration,
};

/// Whether messages can come to this browser.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Permission {
    /// It cannot take any; on an iPhone only an app on the home screen can.
    Missing,
    /// The person, or the phone, said no.
    Denied,
    /// It may be asked, or has been allowed.
    Open,
}

/// What the browser says now.
#[must_use]
pub fn permission() -> Permission {
    let global = window();
    let has = |object: &JsValue, name: &str| Reflect::has(object, &name.into()).unwrap_or(false);
    let can = has(&global, "PushManager")
        && has(&global, "Notification")
        && has(&global.navigator(), "serviceWorker");
    match can.then(Notification::permission) {
        None => Permission::Missing,
        Some(NotificationPermission::Denied) => Permission::Denied,
        Some(_) => Permission::Open,
    }
}

/// Asks the person by the browser's own question. Nothing may be awaited before this: it needs the touch of a button.
pub async fn ask() -> Permission {
    if let Ok(asked) = Notification::request_permission() {
        // Put away without an answer, it stays as it was.
        let _ = JsFuture::from(asked).await;
    }
    if Notification::permission() == NotificationPermission::Granted {
        Permission::Open
    } else {
        Permission::Denied
    }
}

/// Whether this browser takes messages.
pub async fn is_subscribed() -> bool {
    match push_manager().await {
        Some(manager) => current(&manager).await.is_some(),
        None => false,
    }
}

/// Subscribes to messages from whoever has this key. `None` when the browser does not do it.
pub async fn subscribe(key: &str, language: &str) -> Option<PushSubscription> {
    let manager = push_manager().await?;
    let subscribed = match try_subscribe(&manager, key).await {
        Some(subscribed) => subscribed,
        // One to another key, such as a server's of before, stands in the way.
        None => {
            end(current(&manager).await?).await;
            try_subscribe(&manager, key).await?
        }
    };
    let bytes = |name| -> Option<Vec<u8>> {
        let buffer: ArrayBuffer = subscribed.get_key(name).ok()??;
        Some(Uint8Array::new(&buffer).to_vec())
    };
    Some(PushSubscription {
        endpoint: subscribed.endpoint(),
        key: bytes(PushEncryptionKeyName::P256dh)?,
        secret: bytes(PushEncryptionKeyName::Auth)?,
        language: language.to_owned(),
    })
}

/// Takes no messages any more, from nobody.
pub async fn unsubscribe() {
    if let Some(manager) = push_manager().await
        && let Some(subscribed) = current(&manager).await
    {
        end(subscribed).await;
    }
}

async fn try_subscribe(manager: &PushManager, key: &str) -> Option<web_sys::PushSubscription> {
    let options = PushSubscriptionOptionsInit::new();
    options.set_user_visible_only(true);
    options.set_application_server_key_opt_str(Some(key));
    let subscribing = manager.subscribe_with_options(&options).ok()?;
    JsFuture::from(subscribing).await.ok().map(JsCast::unchecked_into)
}

async fn current(manager: &PushManager) -> Option<web_sys::PushSubscription> {
    let found = JsFuture::from(manager.get_subscription().ok()?).await.ok()?;
    found.is_object().then(|| found.unchecked_into())
}

async fn end(subscribed: web_sys::PushSubscription) {
    if let Ok(ending) = subscribed.unsubscribe() {
        let _ = JsFuture::from(ending).await;
    }
}

async fn push_manager() -> Option<PushManager> {
    if permission() == Permission::Missing {
        return None;
    }
    let container = window().navigator().service_worker();
    let registration = JsFuture::from(container.get_registration()).await.ok()?;
    let registration: ServiceWorkerRegistration = registration.dyn_into().ok()?;
    registration.push_manager().ok()
}
