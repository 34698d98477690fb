//! PINs, for phones whose browser has no passkeys.

use argon2::{
    Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version,
    password_hash::phc::PasswordHash,
};

/// How often a PIN is tried wrongly before staff must unlock it.
pub const PIN_FAILURES_MAX: u64 = 5;
const DIGITS_MIN: usize = 6;
const DIGITS_MAX: usize = 12;

/// A PIN as it was typed. Never stored, never logged.
#[derive(Clone)]
pub struct Pin(String);

/// Digits that cannot be a PIN.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
pub enum PinError {
    /// Other characters, too few or too many.
    #[error("take the PIN: give {DIGITS_MIN} to {DIGITS_MAX} digits")]
    NotDigits,
    /// What everybody tries first.
    #[error("take the PIN: it is the first that others would try; give other digits")]
    Guessable,
}

impl Pin {
    /// A PIN that somebody chooses.
    ///
    /// # Errors
    /// [`PinError`].
    pub fn choose(typed: &str) -> Result<Self, PinError> {
        let pin = Self::read(typed).ok_or(PinError::NotDigits)?;
        if is_guessable(typed.as_bytes()) { Err(PinError::Guessable) } else { Ok(pin) }
    }

    /// A PIN that somebody tries.
    #[must_use]
    pub fn read(typed: &str) -> Option<Self> {
        let fits = (DIGITS_MIN..=DIGITS_MAX).contains(&typed.len());
        let digits = typed.bytes().all(|byte| byte.is_ascii_digit());
        (fits && digits).then(|| Self(typed.to_owned()))
    }

    /// What is stored of it. Takes long and much memory, on purpose, so not where others wait.
    ///
    /// # Panics
    /// When the system has no randomness to give.
    pub async fn hash(self) -> String {
        off_the_runtime(move || {
            let hash = hasher().hash_password(self.0.as_bytes());
            hash.expect("the costs are allowed and there is randomness").to_string()
        })
        .await
    }

    /// Whether it is the one that a hash was made of.
    pub async fn matches(self, hash: String) -> bool {
        off_the_runtime(move || {
            let hash = PasswordHash::new(&hash);
            hash.is_ok_and(|hash| hasher().verify_password(self.0.as_bytes(), &hash).is_ok())
        })
        .await
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pin")
    }
}

/// The costs that OWASP names for argon2id: 19 MiB, two passes.
fn hasher() -> Argon2<'static> {
    let costs = Params::new(19 * 1024, 2, 1, None).expect("the costs are allowed");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, costs)
}

async fn off_the_runtime<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    tokio::task::spawn_blocking(work).await.expect("hashing does not panic")
}

/// One digit again and again, or digits that count up or down.
fn is_guessable(digits: &[u8]) -> bool {
    let steps =
        |step: i16| digits.windows(2).all(|pair| i16::from(pair[1]) - i16::from(pair[0]) == step);
    [0, 1, -1].into_iter().any(steps)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_digits_that_not_everybody_tries_are_chosen() {
        let check = |typed: &str, expect: Result<(), PinError>| {
            assert_eq!(Pin::choose(typed).map(|_pin| ()), expect, "{typed}");
        };
        check("295817", Ok(()));
        check("295817295817", Ok(()));
        for typed in ["", "29581", "2958172958172", "29581a", "２９５８１７"] {
            check(typed, Err(PinError::NotDigits));
        }
        for typed in ["000000", "1111111", "123456", "87654321"] {
            check(typed, Err(PinError::Guessable));
        }
    }

    #[tokio::test]
    async fn a_pin_matches_its_own_hash_and_no_other() {
        let pin = || Pin::choose("295817").expect("digits");
        let (hash, again) = (pin().hash().await, pin().hash().await);
        assert!(hash.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{hash}");
        assert_ne!(hash, again, "the salt is another each time");
        assert!(pin().matches(hash.clone()).await);
        assert!(!Pin::choose("295818").expect("digits").matches(hash).await);
        assert!(!pin().matches("damaged".into()).await);
        assert_eq!(format!("{:?}", pin()), "Pin");
    }
}
