//! Passkeys, as the browser's device makes them and signs with them.

mod credential;
mod encoding;
mod options;

use js_sys::{Function, Object, Promise, Reflect};
use leptos::prelude::*;
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::api::Failure;

/// Why no passkey was made or used.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PasskeyError {
    /// The browser has none.
    #[error("find passkeys in this browser; use another one, or a PIN")]
    Missing,
    /// The person said no, or waited too long.
    #[error("get a passkey before it was called off; try again")]
    CalledOff,
    /// The device has a passkey for this account already.
    #[error("make a second passkey on one device; sign in with the first")]
    Known,
    /// The browser could not.
    #[error("let the browser do it; try another one")]
    Failed,
    /// The server did not take it.
    #[error(transparent)]
    Server(#[from] Failure),
}

/// Whether the browser has passkeys.
#[must_use]
pub fn is_supported() -> bool {
    class().is_some() && container().is_some()
}

/// Lets the device make a passkey; `options` are the server's.
///
/// # Errors
/// [`PasskeyError`].
pub async fn create(options: &Value) -> Result<Value, PasskeyError> {
    let class = class().ok_or(PasskeyError::Missing)?;
    let wanted = options::creation(&class, options).ok_or(PasskeyError::Failed)?;
    let made = ask_device("create", &wanted).await?;
    credential::registration(&made).ok_or(PasskeyError::Failed)
}

/// Lets the device sign with a passkey; `options` are the server's.
///
/// # Errors
/// [`PasskeyError`].
pub async fn get(options: &Value) -> Result<Value, PasskeyError> {
    let class = class().ok_or(PasskeyError::Missing)?;
    let wanted = options::request(&class, options).ok_or(PasskeyError::Failed)?;
    let signed = ask_device("get", &wanted).await?;
    credential::assertion(&signed).ok_or(PasskeyError::Failed)
}

async fn ask_device(method: &str, public_key: &JsValue) -> Result<JsValue, PasskeyError> {
    let container = container().ok_or(PasskeyError::Missing)?;
    let wanted = Object::new();
    Reflect::set(&wanted, &"publicKey".into(), public_key).map_err(|_| PasskeyError::Failed)?;
    let asked = call(&container, method, &wanted).ok_or(PasskeyError::Failed)?;
    let promise: Promise = asked.dyn_into().map_err(|_| PasskeyError::Failed)?;
    JsFuture::from(promise).await.map_err(|error| why(&error))
}

fn why(error: &JsValue) -> PasskeyError {
    match property(error, "name").and_then(|name| name.as_string()).as_deref() {
        Some("NotAllowedError" | "AbortError") => PasskeyError::CalledOff,
        Some("InvalidStateError") => PasskeyError::Known,
        Some("NotSupportedError") => PasskeyError::Missing,
        _ => PasskeyError::Failed,
    }
}

/// The browser's class of such credentials.
fn class() -> Option<JsValue> {
    property(&window(), "PublicKeyCredential")
}

fn container() -> Option<JsValue> {
    property(&window().navigator(), "credentials")
}

/// A property that may not be there.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// Calls a method that may not be there.
fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    let method: Function = property(object, method)?.dyn_into().ok()?;
    method.call1(object, argument).ok()
}
