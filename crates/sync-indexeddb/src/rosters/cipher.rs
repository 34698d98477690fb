//! AES-GCM and PBKDF2, by the browser.

use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::{browser::random, key::subtle};

pub(crate) const NONCE_BYTES: usize = 12;

/// The browser could not, or what was to be opened is not what was sealed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) struct Broken;

impl From<JsValue> for Broken {
    fn from(_: JsValue) -> Self {
        Self
    }
}

/// Makes a key that the browser gives to nobody.
pub(crate) async fn generate_key() -> Result<CryptoKey, Broken> {
    let made = browser()?.generate_key_with_object(&aes(), false, &usages())?;
    key(made).await
}

/// Gives a key's bytes to the browser, which gives them back to nobody.
pub(crate) async fn import_key(bytes: &[u8]) -> Result<CryptoKey, Broken> {
    let bytes = Uint8Array::from(bytes);
    let imported = browser()?.import_key_with_object("raw", &bytes, &aes(), false, &usages())?;
    key(imported).await
}

/// Makes a key of a PIN, slowly.
pub(crate) async fn key_of_pin(
    pin: &str,
    salt: &[u8],
    iterations: u32,
) -> Result<CryptoKey, Broken> {
    let bytes = Uint8Array::from(pin.as_bytes());
    let derives = Array::of1(&"deriveKey".into());
    let imported = browser()?.import_key_with_str("raw", &bytes, "PBKDF2", false, &derives)?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::from(salt).into()),
        ("iterations", iterations.into()),
    ]);
    let pin = key(imported).await?;
    let derived =
        browser()?.derive_key_with_object_and_object(&how, &pin, &aes(), false, &usages())?;
    key(derived).await
}

/// Seals bytes: a nonce, and the sealed.
pub(crate) async fn seal(key: &CryptoKey, bytes: &[u8], purpose: &[u8]) -> Result<Vec<u8>, Broken> {
    let nonce: [u8; NONCE_BYTES] = random();
    let sealed = seal_with_nonce(key, &nonce, bytes, purpose).await?;
    Ok([&nonce[..], &sealed].concat())
}

/// Seals bytes with a nonce that the key was never used with.
pub(crate) async fn seal_with_nonce(
    key: &CryptoKey,
    nonce: &[u8; NONCE_BYTES],
    bytes: &[u8],
    purpose: &[u8],
) -> Result<Vec<u8>, Broken> {
    let how = gcm(nonce, purpose);
    let sealed = browser()?.encrypt_with_object_and_u8_array(&how, key, bytes)?;
    Ok(Uint8Array::new(&JsFuture::from(sealed).await?).to_vec())
}

/// Opens what was sealed with this key for this purpose.
pub(crate) async fn open(
    key: &CryptoKey,
    sealed: &[u8],
    purpose: &[u8],
) -> Result<Vec<u8>, Broken> {
    let (nonce, sealed) = sealed.split_at_checked(NONCE_BYTES).ok_or(Broken)?;
    let how = gcm(nonce, purpose);
    let opened = browser()?.decrypt_with_object_and_u8_array(&how, key, sealed)?;
    Ok(Uint8Array::new(&JsFuture::from(opened).await?).to_vec())
}

pub(crate) async fn key(promise: Promise) -> Result<CryptoKey, Broken> {
    JsFuture::from(promise).await?.dyn_into().map_err(Broken::from)
}

pub(crate) fn browser() -> Result<SubtleCrypto, Broken> {
    subtle().ok_or(Broken)
}

fn aes() -> Object {
    object(&[("name", "AES-GCM".into()), ("length", 256.into())])
}

fn gcm(nonce: &[u8], purpose: &[u8]) -> Object {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", Uint8Array::from(nonce).into()),
        ("additionalData", Uint8Array::from(purpose).into()),
    ])
}

fn usages() -> Array {
    Array::of2(&"encrypt".into(), &"decrypt".into())
}

pub(crate) fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // An object that was made just now takes every property.
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}
