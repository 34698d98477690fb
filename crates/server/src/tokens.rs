//! Tokens of surveys: what makes an answer count once while nobody knows whose it is.
//!
//! Giving one knows who asks and not what comes of it; spending one knows what comes and not who. Neither keeps a time.

mod code;
mod give;
mod terms;

use code::code_digest;
pub use code::{CodesError, make_codes};
pub(crate) use code::{claim_code, free_code};
pub use give::{ELEMENTS_MAX, GiveTokensError, give_tokens, token_holder};
pub use terms::DeclaredTerms;
pub(crate) use terms::{Told, tell_terms};

use ring::rand::{SecureRandom, SystemRandom};
use sammen_sync::SurveyToken;
use sammen_token::Token;

/// Random bytes of the system.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::new().fill(&mut bytes).expect("the system has randomness once it has started");
    bytes
}

/// A token as it came.
pub(crate) fn token(sent: &SurveyToken) -> Token {
    Token { input: sent.input, output: sent.output }
}
