//! The keys that a phone proves itself with: one an area, so that nobody can tell that two areas' are one phone's.
//!
//! A key is made by the browser, which signs with it and gives it to nobody, not to this program either. It is kept
//! beside the replica, in the same storage.

use js_sys::{Array, Object, Reflect, Uint8Array};
use sammen_domain::AreaId;
use sammen_sync::{StoreError, TransportError};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{CryptoKey, SubtleCrypto};

use crate::{Storage, browser};

/// A key, as it is stored.
#[derive(Clone, Debug)]
pub(crate) struct DeviceKey {
    private: CryptoKey,
    public: Uint8Array,
}

impl DeviceKey {
    /// Makes a key; `None` where the browser has none to give, as on pages that did not come safely.
    pub(crate) async fn generate() -> Option<Self> {
        let subtle = subtle()?;
        let usages = Array::of1(&JsValue::from_str("sign"));
        let made =
            subtle.generate_key_with_object(&algorithm(&[("namedCurve", "P-256")]), false, &usages);
        let pair = JsFuture::from(made.ok()?).await.ok()?;
        let half = |name: &str| Reflect::get(&pair, &JsValue::from_str(name)).ok();
        let (private, public) = (half("privateKey")?.dyn_into().ok()?, half("publicKey")?);
        let point = subtle.export_key("raw", public.dyn_ref()?).ok()?;
        let public = Uint8Array::new(&JsFuture::from(point).await.ok()?);
        Some(Self { private, public })
    }

    /// What is kept of it.
    pub(crate) fn to_stored(&self) -> JsValue {
        Array::of2(&self.private, &self.public).into()
    }

    /// The key that was kept.
    pub(crate) fn from_stored(stored: &JsValue) -> Option<Self> {
        let both: &Array = stored.dyn_ref()?;
        Some(Self { private: both.get(0).dyn_into().ok()?, public: both.get(1).dyn_into().ok()? })
    }

    /// The public key: a point that is not compressed.
    pub(crate) fn public_key(&self) -> Vec<u8> {
        self.public.to_vec()
    }

    /// Signs bytes: the numbers r and s.
    pub(crate) async fn sign(&self, bytes: &[u8]) -> Option<Vec<u8>> {
        let how = algorithm(&[("hash", "SHA-256")]);
        let signed = subtle()?.sign_with_object_and_u8_array(&how, &self.private, bytes).ok()?;
        Some(Uint8Array::new(&JsFuture::from(signed).await.ok()?).to_vec())
    }
}

/// What a phone proves a request with.
pub(crate) enum Proof {
    /// Its key.
    Key(DeviceKey),
    /// Where the browser gives no keys, a secret as before there were any.
    Secret([u8; 32]),
}

impl Storage {
    /// What this phone proves itself with in an area, made at the first call.
    pub(crate) async fn proof(&self, area: &AreaId) -> Result<Proof, StoreError> {
        if let Some(key) = self.device_key(area).await? {
            return Ok(Proof::Key(key));
        }
        // Made before the transaction: some browsers end those that wait for anything else.
        match DeviceKey::generate().await {
            Some(made) => Ok(Proof::Key(self.keep_device_key(area, made).await?)),
            None => Ok(Proof::Secret(self.device_secret().await?)),
        }
    }
}

/// The SHA-256 of a body.
pub(crate) async fn digest(body: &[u8]) -> Result<[u8; 32], TransportError> {
    let digest = async {
        let digest = subtle()?.digest_with_str_and_u8_array("SHA-256", body).ok()?;
        let digest = Uint8Array::new(&JsFuture::from(digest).await.ok()?);
        digest.to_vec().try_into().ok()
    };
    digest.await.ok_or(TransportError::Unauthorised)
}

/// The browser's cryptography, where the page came safely.
pub(crate) fn subtle() -> Option<SubtleCrypto> {
    let subtle = browser::window().crypto().ok()?.subtle();
    (!subtle.is_undefined()).then_some(subtle)
}

/// ECDSA with one more property.
fn algorithm(more: &[(&str, &str)]) -> Object {
    let algorithm = Object::new();
    for (name, value) in [("name", "ECDSA")].iter().chain(more) {
        // An object that was made just now takes every property.
        let _ = Reflect::set(&algorithm, &JsValue::from_str(name), &JsValue::from_str(value));
    }
    algorithm
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::storage::tests::{area, fresh};

    #[wasm_bindgen_test]
    async fn a_key_signs_and_is_not_given_away() {
        let key = DeviceKey::generate().await.expect("a test's page came safely");
        let public = key.public_key();
        assert_eq!((public.len(), public[0]), (65, 4));
        assert_eq!(key.sign(b"a request").await.map(|signature| signature.len()), Some(64));
        assert!(!key.private.extractable());
        let subtle = subtle().expect("a test's page came safely");
        let exported = match subtle.export_key("pkcs8", &key.private) {
            Ok(promise) => JsFuture::from(promise).await,
            Err(error) => Err(error),
        };
        assert!(exported.is_err());
    }

    #[wasm_bindgen_test]
    async fn a_key_is_an_areas_and_the_same_in_every_tab() {
        let storage = fresh().await;
        let other_tab = Storage::open(storage.name()).await.expect("opens");
        let public = async |storage: &Storage, area: &AreaId| match storage.proof(area).await {
            Ok(Proof::Key(key)) => key.public_key(),
            _ => panic!("a test's page came safely"),
        };
        let here = public(&storage, &area()).await;
        assert_eq!(public(&other_tab, &area()).await, here);
        let there = AreaId::new("vaerebro-park").expect("a plain name");
        assert_ne!(public(&storage, &there).await, here);
        let Ok(Proof::Key(stored)) = storage.proof(&area()).await else { panic!("has one") };
        assert_eq!(stored.sign(b"again").await.map(|signature| signature.len()), Some(64));
    }
}
