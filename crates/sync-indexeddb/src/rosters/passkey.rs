//! A secret that a passkey gives to whoever can use it (the `prf` extension of WebAuthn), with no network.

use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::browser::{navigator_property, random, window};

/// What the secret is asked for; the same passkey gives the same secret for it.
const PURPOSE: &[u8] = b"sammen roster key, by passkey, 1";

/// Whether the browser may have such secrets to give. Only asking tells whether it has.
#[must_use]
pub fn may_have_passkeys() -> bool {
    let class = Reflect::get(&window(), &"PublicKeyCredential".into());
    class.is_ok_and(|class| class.is_function()) && navigator_property("credentials").is_some()
}

/// Asks the person for a passkey, and the passkey for its secret; `None` where there is none, or she says no.
pub async fn ask_passkey() -> Option<Vec<u8>> {
    let credentials = navigator_property("credentials")?;
    let get: Function = property(&credentials, "get")?.dyn_into().ok()?;
    let asked: Promise = get.call1(&credentials, &options()).ok()?.dyn_into().ok()?;
    let credential = JsFuture::from(asked).await.ok()?;
    let results: Function = property(&credential, "getClientExtensionResults")?.dyn_into().ok()?;
    let results = results.call0(&credential).ok()?;
    let secret = property(&property(&property(&results, "prf")?, "results")?, "first")?;
    Some(Uint8Array::new(&secret).to_vec())
}

/// Nobody checks the signature, so that the challenge need not be anybody's.
fn options() -> JsValue {
    let eval = object(&[("first", Uint8Array::from(PURPOSE).into())]);
    let prf = object(&[("eval", eval)]);
    let challenge: [u8; 32] = random();
    let public_key = object(&[
        ("challenge", Uint8Array::from(&challenge[..]).into()),
        ("userVerification", "required".into()),
        ("extensions", object(&[("prf", prf)])),
    ]);
    object(&[("publicKey", public_key)])
}

fn object(properties: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in properties {
        // An object that was made just now takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object.into()
}

/// A property that may not be there.
fn property(object: &JsValue, name: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &name.into()).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}
