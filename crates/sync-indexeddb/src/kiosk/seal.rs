//! Sealing answers to the area's key, by the browser.

use js_sys::{Array, Object, Reflect, Uint8Array};
use sammen_sync::{AnswersKey, ResponseRequest, SealedAnswers, SealedAs};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::CryptoKey;

use super::KioskError;
use crate::rosters::cipher::{self, Broken, NONCE_BYTES, browser, object};

/// Each key seals once.
const NONCE: [u8; NONCE_BYTES] = [0; NONCE_BYTES];
const SHARED_BITS: u32 = 256;

/// Takes a response's answers out of everybody's sight but the server's, which is told how they came to be here.
///
/// # Errors
/// [`KioskError::Unsupported`] when the browser cannot, or the key is none.
pub async fn seal_answers(
    request: ResponseRequest,
    of: SealedAs,
    to: &AnswersKey,
) -> Result<ResponseRequest, KioskError> {
    let (point, key) = new_key(of, &to.point).await?;
    let context = request.seal_context();
    let sealed = cipher::seal_with_nonce(&key, &NONCE, &request.answers, &context).await?;
    let answers = SealedAnswers { of, point: &point, sealed: &sealed }.write();
    Ok(ResponseRequest { answers, ..request })
}

/// A public key that is made for these answers, and the key that both halves give with the area's.
async fn new_key(of: SealedAs, area_point: &[u8]) -> Result<(Vec<u8>, CryptoKey), Broken> {
    let curve = object(&[("name", "ECDH".into()), ("namedCurve", "P-256".into())]);
    let derives = Array::of1(&"deriveBits".into());
    let made = browser()?.generate_key_with_object(&curve, false, &derives)?;
    let pair = JsFuture::from(made).await?;
    let half = |name: &str| Reflect::get(&pair, &name.into());
    let (private, public): (CryptoKey, CryptoKey) =
        (half("privateKey")?.dyn_into()?, half("publicKey")?.dyn_into()?);
    let exported = JsFuture::from(browser()?.export_key("raw", &public)?).await?;
    let point = Uint8Array::new(&exported).to_vec();
    let theirs = area_key(area_point, &curve).await?;
    let how = object(&[("name", "ECDH".into()), ("public", theirs.into())]);
    let shared = browser()?.derive_bits_with_object(&how, &private, SHARED_BITS)?;
    let shared = Uint8Array::new(&JsFuture::from(shared).await?);
    let key = derive(&shared, &SealedAnswers::key_info(of, &point, area_point)).await?;
    Ok((point, key))
}

async fn area_key(point: &[u8], curve: &Object) -> Result<CryptoKey, Broken> {
    let point = Uint8Array::from(point);
    let none = Array::new();
    cipher::key(browser()?.import_key_with_object("raw", &point, curve, false, &none)?).await
}

/// HKDF with SHA-256 and no salt.
async fn derive(shared: &Uint8Array, info: &[u8]) -> Result<CryptoKey, Broken> {
    let derives = Array::of1(&"deriveKey".into());
    let imported = browser()?.import_key_with_str("raw", shared, "HKDF", false, &derives)?;
    let agreed = cipher::key(imported).await?;
    let how = object(&[
        ("name", "HKDF".into()),
        ("hash", "SHA-256".into()),
        ("salt", Uint8Array::new_with_length(0).into()),
        ("info", Uint8Array::from(info).into()),
    ]);
    let aes = object(&[("name", "AES-GCM".into()), ("length", JsValue::from(256))]);
    let usages = Array::of1(&"encrypt".into());
    let derived =
        browser()?.derive_key_with_object_and_object(&how, &agreed, &aes, false, &usages)?;
    cipher::key(derived).await
}
