//! Tokens of surveys: asked for as this phone's, spent without saying whose.

use sammen_sync::{StoreError, TokenRequest, TokenResponse, TokenedResponse, TransportError, seal};

use crate::{
    Storage, browser,
    http::{self, Answer, accept, adopt_secret, post_proved},
};

/// Why there is no token, or why an answer was not taken.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum TokenError {
    /// Another answer has counted in this one's place, or this phone has had its token for another number.
    Counted,
    /// It is not taken, and would not be if it were sent again, with this HTTP status.
    Refused(u16),
    /// Not now.
    Later,
}

impl From<TransportError> for TokenError {
    fn from(_: TransportError) -> Self {
        Self::Later
    }
}

impl From<StoreError> for TokenError {
    /// What is held is held until the storage works.
    fn from(_: StoreError) -> Self {
        Self::Later
    }
}

/// Has hidden numbers evaluated.
///
/// # Errors
/// [`TokenError`]. The same numbers may always be sent again.
pub async fn ask_tokens(
    storage: &Storage,
    request: &TokenRequest,
) -> Result<TokenResponse, TokenError> {
    adopt_secret(storage, &request.area).await.map_err(|_| TokenError::Later)?;
    let asked = post_proved(storage, &request.area, "/api/survey-tokens", &seal(request)).await?;
    Ok(http::read(&accept(judged(asked)?)?)?)
}

/// Sends an answer with its token.
///
/// # Errors
/// [`TokenError`]. The same may always be sent again, and counts once.
pub async fn send_tokened_response(response: &TokenedResponse) -> Result<(), TokenError> {
    accept(judged(http::post("/api/responses", &seal(response)).await?)?)?;
    Ok(())
}

/// An answer that says nothing for good.
fn judged(answer: Answer) -> Result<Answer, TokenError> {
    let is = |name| answer.is_problem(name);
    match answer.status {
        409 if is("tokens-given") || is("token-spent") => Err(TokenError::Counted),
        // Told by one status, whichever the server has for it: the code is not this survey's.
        403 | 404 if is("code-needed") || is("code-not-good") => Err(TokenError::Refused(403)),
        // The network's own answers say nothing of the survey.
        403 | 404 | 409
            if is("token-not-good")
                || is("unknown-survey")
                || is("unknown-area")
                || is("unknown-form-version")
                || is("response-altered") =>
        {
            Err(TokenError::Refused(answer.status))
        }
        400 if is("malformed") => Err(TokenError::Refused(answer.status)),
        _ => Ok(answer),
    }
}

/// Random bytes of the browser.
#[must_use]
pub fn new_random<const N: usize>() -> [u8; N] {
    browser::random()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn only_the_servers_own_words_are_for_good() {
        let check = |status: u16, problem: &str, expect: Option<TokenError>| {
            let body = format!(r#"{{"type":"/problems/{problem}"}}"#).into_bytes();
            let answer = Answer { status, body, ..Answer::default() };
            assert_eq!(judged(answer).err(), expect, "{status} {problem}");
        };
        check(409, "token-spent", Some(TokenError::Counted));
        check(409, "tokens-given", Some(TokenError::Counted));
        check(403, "code-needed", Some(TokenError::Refused(403)));
        check(404, "code-not-good", Some(TokenError::Refused(403)));
        check(404, "unknown-survey", Some(TokenError::Refused(404)));
        check(404, "a-proxys", None);
        check(403, "device-moved", None);
        check(200, "", None);
    }
}
