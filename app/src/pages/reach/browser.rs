//! What the browser can do about messages, and whether it may.
//!
//! It is asked by names: a binding for each would be in the script that every first visit fetches.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use sammen_sync::PushSubscription;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

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
    let global: JsValue = window().into();
    let has = |object: &JsValue, name: &str| Reflect::has(object, &name.into()).unwrap_or(false);
    let can = has(&global, "PushManager")
        && has(&global, "Notification")
        && has(&window().navigator(), "serviceWorker");
    if !can {
        Permission::Missing
    } else if said() == "denied" {
        Permission::Denied
    } else {
        Permission::Open
    }
}

/// Asks the person by the browser's own question. Nothing may be awaited before this: it needs the touch of a button.
pub async fn ask() -> Permission {
    // Put away without an answer, it stays as it was.
    result_of(&notification(), "requestPermission", None).await;
    if said() == "granted" { Permission::Open } else { Permission::Denied }
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
            result_of(&current(&manager).await?, "unsubscribe", None).await?;
            try_subscribe(&manager, key).await?
        }
    };
    Some(PushSubscription {
        endpoint: member(&subscribed, "endpoint").as_string()?,
        key: key_of(&subscribed, "p256dh").await?,
        secret: key_of(&subscribed, "auth").await?,
        language: language.to_owned(),
    })
}

/// Takes no messages any more, from nobody.
pub async fn unsubscribe() {
    if let Some(manager) = push_manager().await
        && let Some(subscribed) = current(&manager).await
    {
        result_of(&subscribed, "unsubscribe", None).await;
    }
}

/// Puts words where they can be pasted from; whether that was done.
pub async fn copy(words: &str) -> bool {
    let clipboard = member(&window().navigator(), "clipboard");
    result_of(&clipboard, "writeText", Some(&words.into())).await.is_some()
}

async fn try_subscribe(manager: &JsValue, key: &str) -> Option<JsValue> {
    let options = Object::new();
    for (name, value) in
        [("userVisibleOnly", JsValue::TRUE), ("applicationServerKey", JsValue::from_str(key))]
    {
        Reflect::set(&options, &name.into(), &value).ok()?;
    }
    result_of(manager, "subscribe", Some(&options)).await
}

async fn current(manager: &JsValue) -> Option<JsValue> {
    result_of(manager, "getSubscription", None).await.filter(JsValue::is_object)
}

async fn key_of(subscribed: &JsValue, name: &str) -> Option<Vec<u8>> {
    let key = result_of(subscribed, "getKey", Some(&name.into())).await?;
    key.is_object().then(|| Uint8Array::new(&key).to_vec())
}

async fn push_manager() -> Option<JsValue> {
    if permission() == Permission::Missing {
        return None;
    }
    let container = window().navigator().service_worker();
    let registration = JsFuture::from(container.get_registration()).await.ok()?;
    Some(member(&registration, "pushManager")).filter(JsValue::is_object)
}

fn notification() -> JsValue {
    member(&window(), "Notification")
}

/// What was answered to the browser's question, in its words.
fn said() -> String {
    member(&notification(), "permission").as_string().unwrap_or_default()
}

/// What an object has under a name.
fn member(object: &JsValue, name: &str) -> JsValue {
    Reflect::get(object, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// What a method gives, now or when it has been waited for; `None` where there is none or it fails.
async fn result_of(object: &JsValue, name: &str, argument: Option<&JsValue>) -> Option<JsValue> {
    let method: Function = member(object, name).dyn_into().ok()?;
    let given = match argument {
        None => method.call0(object),
        Some(argument) => method.call1(object, argument),
    };
    JsFuture::from(Promise::resolve(&given.ok()?)).await.ok()
}
