//! Secrets in links and cookies, and what is stored of them.

use std::fmt;

use sha2::{Digest as _, Sha256};

const TOKEN_BYTES: usize = 32;

/// A random secret of 256 bits, as it is in a link or a cookie. Never stored, never logged.
#[derive(Clone, Eq, PartialEq)]
pub struct Token(String);

impl Token {
    /// A new one.
    ///
    /// # Panics
    /// When the system has no randomness to give: nothing secret can be made then.
    #[must_use]
    pub fn random() -> Self {
        let mut bytes = [0; TOKEN_BYTES];
        getrandom::fill(&mut bytes).expect("the system gives randomness");
        Self(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// One as it came back: 64 hexadecimal digits in small letters.
    #[must_use]
    pub fn read(given: &str) -> Option<Self> {
        let digits = |byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        let fits = given.len() == 2 * TOKEN_BYTES && given.bytes().all(digits);
        fits.then(|| Self(given.to_owned()))
    }

    /// As it travels.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    #[must_use]
    pub fn digest(&self) -> Digest {
        self.digest_for("token")
    }

    /// A secret that follows from this one for another purpose, and from which this one does not follow.
    #[must_use]
    pub fn digest_for(&self, purpose: &str) -> Digest {
        let mut digest = Sha256::new();
        digest.update(purpose.as_bytes());
        digest.update([0]);
        digest.update(self.0.as_bytes());
        Digest(digest.finalize().into())
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token")
    }
}

/// What is stored of a secret: whoever reads the database cannot use it.
#[derive(Clone, Copy, Eq, Hash, PartialEq)]
pub struct Digest(pub [u8; 32]);

impl Digest {
    /// In hexadecimal digits.
    #[must_use]
    pub fn to_hex(self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Digest")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_differ_and_are_read_back() {
        let (one, other) = (Token::random(), Token::random());
        assert_ne!(one, other);
        assert_eq!(Token::read(one.as_str()), Some(one.clone()));
        assert_eq!(one.digest(), one.clone().digest());
        assert_ne!(one.digest(), other.digest());
        assert_ne!(one.digest(), one.digest_for("csrf"));
        for wrong in ["", "00", &one.as_str()[1..], &one.as_str().replace(|_: char| true, "F")] {
            assert_eq!(Token::read(wrong), None, "{wrong:?}");
        }
        assert_eq!(format!("{one:?} {:?}", one.digest()), "Token Digest");
    }
}
