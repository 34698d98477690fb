//! Tokens by which an answer to a survey counts once while nobody knows whose it is: the verifiable mode of RFC 9497
//! over ristretto255 and SHA-512, with one key a survey.
//!
//! A phone hides a random number ([`Blinding`]), the server evaluates what it cannot see ([`IssuingKey::evaluate`]) and
//! proves that it did so with the key that everybody was told, and the phone uncovers a [`Token`]. The server knows its
//! own tokens ([`IssuingKey::made`]), and cannot say which evaluation a token came of, whatever it keeps.
//!
//! Randomness comes in as bytes, so that the same code runs in phones, servers and tests.

mod blinding;
mod code;
mod issuing;
mod randomness;
mod token;

pub use blinding::{Blinding, FinishError};
pub use code::SurveyCode;
pub use issuing::{Evaluation, IssuingKey, NotAKey, NotAnElement, PublicKey, fingerprint};
pub use randomness::RANDOM_BYTES;
pub use token::Token;
