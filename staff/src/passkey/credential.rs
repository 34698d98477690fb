//! What the browser's device gave, as the server's JSON has it.

use js_sys::{Function, JSON};
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};

use super::{encoding::encode, property};

/// A passkey that was made.
pub(super) fn registration(credential: &JsValue) -> Option<Value> {
    if let Some(written) = written_by_browser(credential) {
        return Some(written);
    }
    let response = property(credential, "response")?;
    Some(json!({
        "id": property(credential, "id")?.as_string()?,
        "rawId": field(credential, "rawId")?,
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": field(&response, "clientDataJSON")?,
            "attestationObject": field(&response, "attestationObject")?,
        },
    }))
}

/// A passkey's signature.
pub(super) fn assertion(credential: &JsValue) -> Option<Value> {
    if let Some(written) = written_by_browser(credential) {
        return Some(written);
    }
    let response = property(credential, "response")?;
    Some(json!({
        "id": property(credential, "id")?.as_string()?,
        "rawId": field(credential, "rawId")?,
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": field(&response, "clientDataJSON")?,
            "authenticatorData": field(&response, "authenticatorData")?,
            "signature": field(&response, "signature")?,
            "userHandle": field(&response, "userHandle"),
        },
    }))
}

/// Newer browsers write it themselves.
fn written_by_browser(credential: &JsValue) -> Option<Value> {
    let write: Function = property(credential, "toJSON")?.dyn_into().ok()?;
    let written = write.call0(credential).ok()?;
    let text = JSON::stringify(&written).ok()?.as_string()?;
    serde_json::from_str(&text).ok()
}

fn field(object: &JsValue, name: &str) -> Option<String> {
    encode(&property(object, name)?)
}
