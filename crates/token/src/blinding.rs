//! The phone's half.

use voprf::{EvaluationElement, Proof, Ristretto255, VoprfClient};

use crate::{Evaluation, PublicKey, RANDOM_BYTES, Token, issuing::halves, randomness::Given};

/// Why an evaluation makes no token.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum FinishError {
    /// It is made with another key than the one that everybody was told: it could be one for this phone alone.
    #[error("trust an evaluation: it is not made with the survey's published key")]
    OtherKey,
    /// It is no evaluation.
    #[error("read an evaluation: its bytes are damaged")]
    Damaged,
}

/// A number that a phone chose and hid. It is kept until there is a token: whoever loses it has lost the token.
pub struct Blinding {
    input: [u8; 32],
    client: VoprfClient<Ristretto255>,
}

impl Blinding {
    /// How many bytes it is kept in.
    pub const BYTES: usize = 96;

    /// Hides a number; both are random.
    #[must_use]
    pub fn new(input: [u8; 32], random: &[u8; RANDOM_BYTES]) -> Self {
        let blinded = VoprfClient::blind(&input, &mut Given::new(random));
        let blinded = blinded.expect("32 bytes are neither none nor too many");
        Self { input, client: blinded.state }
    }

    /// What the server is asked to evaluate. It says nothing of the number.
    #[must_use]
    pub fn element(&self) -> [u8; 32] {
        halves(&self.client.serialize())[1]
    }

    /// As it is kept.
    #[must_use]
    pub fn to_bytes(&self) -> [u8; Self::BYTES] {
        let mut bytes = [0; Self::BYTES];
        bytes[..32].copy_from_slice(&self.input);
        bytes[32..].copy_from_slice(&self.client.serialize());
        bytes
    }

    /// As it was kept; `None` where the bytes are damaged.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (input, client) = bytes.split_at_checked(32)?;
        let client = VoprfClient::deserialize(client).ok()?;
        Some(Self { input: input.try_into().ok()?, client })
    }

    /// Uncovers the token.
    ///
    /// # Errors
    /// [`FinishError`]; nothing is spent by it.
    pub fn finish(&self, given: &Evaluation, key: &PublicKey) -> Result<Token, FinishError> {
        let element = EvaluationElement::deserialize(&given.element);
        let proof = Proof::deserialize(given.proof.as_flattened());
        let (Ok(element), Ok(proof)) = (element, proof) else { return Err(FinishError::Damaged) };
        let output = self.client.finalize(&self.input, &element, &proof, key.element());
        let output = output.map_err(|_| FinishError::OtherKey)?;
        Ok(Token { input: self.input, output: halves(&output) })
    }
}
