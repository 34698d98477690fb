//! The server's options as the browser takes them.

use js_sys::{Array, JSON, Object, Reflect};
use serde_json::Value;
use wasm_bindgen::{JsCast, JsValue};

use super::{call, encoding::decode, property};

/// For making a passkey.
pub(super) fn creation(class: &JsValue, options: &Value) -> Option<JsValue> {
    let given = parse(options)?;
    ask_for_secret(&given);
    if let Some(read) = call(class, "parseCreationOptionsFromJSON", &given) {
        return Some(read);
    }
    let user = property(&given, "user")?;
    let decoded = ["challenge"].iter().try_for_each(|name| decode_field(&given, name));
    decoded.and_then(|()| decode_field(&user, "id"))?;
    decode_ids(&given, "excludeCredentials")?;
    Some(given)
}

/// For signing with a passkey.
pub(super) fn request(class: &JsValue, options: &Value) -> Option<JsValue> {
    let given = parse(options)?;
    if let Some(read) = call(class, "parseRequestOptionsFromJSON", &given) {
        return Some(read);
    }
    decode_field(&given, "challenge")?;
    decode_ids(&given, "allowCredentials")?;
    Some(given)
}

/// Asks for a passkey that has a secret to give (`prf`): a volunteer's phone can lock its lists with it. Where it cannot,
/// the passkey is as good for signing in.
fn ask_for_secret(options: &JsValue) {
    let extensions = property(options, "extensions").unwrap_or_else(|| Object::new().into());
    // Objects of JSON take every property.
    let _ = Reflect::set(&extensions, &"prf".into(), &Object::new());
    let _ = Reflect::set(options, &"extensions".into(), &extensions);
}

fn parse(options: &Value) -> Option<JsValue> {
    JSON::parse(&options.get("publicKey")?.to_string()).ok()
}

/// Puts bytes in place of a text.
fn decode_field(object: &JsValue, name: &str) -> Option<()> {
    let bytes = decode(&property(object, name)?.as_string()?)?;
    Reflect::set(object, &name.into(), &bytes).ok().map(drop)
}

fn decode_ids(options: &JsValue, name: &str) -> Option<()> {
    let Some(list) = property(options, name) else { return Some(()) };
    let list: Array = list.dyn_into().ok()?;
    list.iter().try_for_each(|credential| decode_field(&credential, "id"))
}
