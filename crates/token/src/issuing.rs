//! The server's half.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use voprf::{BlindedElement, Group, Ristretto255, VoprfServer};

use crate::{RANDOM_BYTES, Token, randomness::Given};

/// Bytes that are no survey's key.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("read a survey's key: its bytes are damaged")]
pub struct NotAKey;

/// Bytes that hide no number.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("evaluate: the bytes hide no number")]
pub struct NotAnElement;

/// What the server makes of a hidden number, and its proof that the published key made it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Evaluation {
    /// What it makes of it.
    pub element: [u8; 32],
    /// The proof's two scalars.
    pub proof: [[u8; 32]; 2],
}

/// The key that everybody is told.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct PublicKey(<Ristretto255 as Group>::Elem);

impl PublicKey {
    /// Reads a key.
    ///
    /// # Errors
    /// When the bytes are no key.
    pub fn from_bytes(bytes: &[u8; 32]) -> Result<Self, NotAKey> {
        Ristretto255::deserialize_elem(bytes).map(Self).map_err(|_| NotAKey)
    }

    /// The key's bytes.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 32] {
        Ristretto255::serialize_elem(self.0).into()
    }

    pub(crate) fn element(&self) -> <Ristretto255 as Group>::Elem {
        self.0
    }
}

/// Sixteen hexadecimal digits of a key's digest, in fours, by which people compare whether they were told the same key.
///
/// ```
/// use sammen_token::{IssuingKey, fingerprint};
///
/// let key = IssuingKey::of_seed(&[7; 32]).public();
/// assert_eq!(fingerprint(&key.to_bytes()).len(), 19);
/// ```
#[must_use]
pub fn fingerprint(key: &[u8; 32]) -> String {
    let digest = Sha256::digest(key);
    let mut digits = String::new();
    for (place, pair) in digest.chunks(2).take(4).enumerate() {
        let space = if place == 0 { "" } else { " " };
        let _ = write!(digits, "{space}{:02x}{:02x}", pair[0], pair[1]);
    }
    digits
}

/// A survey's secret key.
pub struct IssuingKey(VoprfServer<Ristretto255>);

impl IssuingKey {
    /// The key of a seed, which is what is kept of it.
    #[must_use]
    pub fn of_seed(seed: &[u8; 32]) -> Self {
        Self::derived(seed, b"sammen survey")
    }

    /// The half that everybody is told.
    #[must_use]
    pub fn public(&self) -> PublicKey {
        PublicKey(self.0.get_public_key())
    }

    /// Evaluates a hidden number.
    ///
    /// # Errors
    /// When the bytes hide none.
    pub fn evaluate(
        &self,
        element: &[u8; 32],
        random: &[u8; RANDOM_BYTES],
    ) -> Result<Evaluation, NotAnElement> {
        let hidden = BlindedElement::deserialize(element).map_err(|_| NotAnElement)?;
        let made = self.0.blind_evaluate(&mut Given::new(random), &hidden);
        let proof = halves(&made.proof.serialize());
        Ok(Evaluation { element: made.message.serialize().into(), proof })
    }

    /// Whether this key made a token. Takes as long for a wrong one as for a right one.
    #[must_use]
    pub fn made(&self, token: &Token) -> bool {
        let output = self.0.evaluate(&token.input).expect("32 bytes are neither none nor too many");
        let given = token.output.as_flattened();
        output.iter().zip(given).fold(0, |difference, (one, other)| difference | (one ^ other)) == 0
    }

    fn derived(seed: &[u8; 32], info: &[u8]) -> Self {
        let server = VoprfServer::new_from_seed(seed, info);
        Self(server.expect("a seed gives no key once in 2^252 times, 256 times in a row"))
    }
}

/// 64 bytes in two halves.
pub(crate) fn halves(bytes: &[u8]) -> [[u8; 32]; 2] {
    let mut halves = [[0; 32]; 2];
    halves.as_flattened_mut().copy_from_slice(bytes);
    halves
}

#[cfg(test)]
mod tests;
