//! What an answer carries.

use sha2::{Digest, Sha256};

/// A number that a phone chose, and what the survey's key makes of it. Whoever has it may answer once.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Token {
    /// The number, which the server sees for the first time with the answer.
    pub input: [u8; 32],
    /// What only the survey's key makes of it, in two halves.
    pub output: [[u8; 32]; 2],
}

impl Token {
    /// What a server remembers of a token that was spent.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        Sha256::digest(self.input).into()
    }
}
