//! The keys of an area.

use ed25519_dalek::SigningKey;

/// A key's number in its area. Every new key has the next one.
pub type KeyNumber = u16;

/// The public half of a key, which everybody may have.
pub type PublicKey = [u8; 32];

/// The secret half of a key. It stays on the server.
#[derive(Clone)]
pub struct SigningSeed(pub [u8; 32]);

impl core::fmt::Debug for SigningSeed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("SigningSeed(..)")
    }
}

/// The public half of a secret one.
#[must_use]
pub fn public_key(seed: &SigningSeed) -> PublicKey {
    SigningKey::from_bytes(&seed.0).verifying_key().to_bytes()
}
