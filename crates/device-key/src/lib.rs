//! A device's key outside a browser: signs requests as the app does, for tests and benchmarks.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use sammen_sync::{
    ContentHash,
    signature::{Unsigned, signature_header},
};

pub use sammen_sync::signature::NONCE_HEADER;

/// A key, and the newest nonce that its device was told.
pub struct DeviceKey {
    pair: Arc<EcdsaKeyPair>,
    nonce: Mutex<String>,
}

impl DeviceKey {
    /// A new key.
    #[must_use]
    pub fn generate() -> Self {
        let random = SystemRandom::new();
        let pair = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random)
            .and_then(|pkcs8| {
                let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
                Ok(EcdsaKeyPair::from_pkcs8(algorithm, pkcs8.as_ref(), &random)?)
            })
            .expect("the system has randomness");
        Self::of(Arc::new(pair))
    }

    /// The key of a number: the same for the same number as long as the process lives.
    ///
    /// What it was told is its own: two devices with one number may speak with two servers at once.
    #[must_use]
    pub fn numbered(number: u64) -> Arc<Self> {
        static NUMBERED: LazyLock<Mutex<BTreeMap<u64, Arc<EcdsaKeyPair>>>> =
            LazyLock::new(Mutex::default);
        let mut numbered = whole(&NUMBERED);
        let pair = numbered.entry(number).or_insert_with(|| Self::generate().pair);
        Arc::new(Self::of(Arc::clone(pair)))
    }

    fn of(pair: Arc<EcdsaKeyPair>) -> Self {
        Self { pair, nonce: Mutex::default() }
    }

    /// The public key: a point that is not compressed.
    #[must_use]
    pub fn public_key(&self) -> [u8; 65] {
        self.pair.public_key().as_ref().try_into().expect("a point of P-256 has 65 bytes")
    }

    /// The headers that prove a request, under the newest nonce.
    #[must_use]
    pub fn sign(&self, method: &str, path: &str, body: &[u8]) -> [(&'static str, String); 3] {
        let nonce = whole(&self.nonce).clone();
        self.sign_under(&nonce, method, path, body)
    }

    /// The headers that prove a request under a nonce.
    #[must_use]
    pub fn sign_under(
        &self,
        nonce: &str,
        method: &str,
        path: &str,
        body: &[u8],
    ) -> [(&'static str, String); 3] {
        let unsigned =
            Unsigned::new(method, path, &ContentHash::of(body).0, &self.public_key(), nonce);
        let signed = self.pair.sign(&SystemRandom::new(), unsigned.base.as_bytes());
        let signature = signed.expect("the system has randomness");
        [
            ("content-digest", unsigned.content_digest),
            ("signature-input", unsigned.signature_input),
            ("signature", signature_header(signature.as_ref())),
        ]
    }

    /// Takes up the nonce of an answer.
    pub fn learn(&self, nonce: &str) {
        nonce.clone_into(&mut whole(&self.nonce));
    }
}

impl fmt::Debug for DeviceKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DeviceKey")
    }
}

/// Whether an answer says to sign the same again, under the nonce that it brings.
#[must_use]
pub fn wants_nonce(status: u16, body: &[u8]) -> bool {
    const PROBLEM: &[u8] = b"/problems/nonce\"";
    status == 401 && body.windows(PROBLEM.len()).any(|part| part == PROBLEM)
}

/// What is held is whole between any two statements that touch it.
fn whole<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
