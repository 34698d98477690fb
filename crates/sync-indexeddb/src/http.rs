//! Requests to the server that the app came from, and what its answers mean.

mod public;
mod transport;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use sammen_sync::{APP_VERSION_HEADER, Body, TransportError, UnsealError, unseal};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, Response,
};

pub(crate) use transport::{HttpTransport, authorization};

use crate::browser;

/// Part of the type of the problem that names the protocol's version.
const PROTOCOL_PROBLEM: &str = "protocol-version";

/// An answer that came whole.
pub(crate) struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
}

/// What a body is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Format {
    /// The protocol of sync. Nothing says who asks but the request itself.
    Sealed,
    /// JSON of the API, where a person with a role may be signed in: the session's cookie comes and goes with it.
    Json,
}

impl Format {
    fn media_type(self) -> &'static str {
        match self {
            Self::Sealed => "application/vnd.sammen.sync",
            Self::Json => "application/json",
        }
    }

    fn credentials(self) -> RequestCredentials {
        match self {
            Self::Sealed => RequestCredentials::Omit,
            Self::Json => RequestCredentials::SameOrigin,
        }
    }
}

/// How much is asked for, and so how long it may take on a bad network.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Size {
    Small,
    Large,
}

impl Size {
    /// From asking to the answer's last byte.
    fn timeout_ms(self) -> u32 {
        match self {
            Self::Small => 20_000,
            Self::Large => 120_000,
        }
    }
}

/// Asks without saying who asks.
pub(crate) async fn get(path: &str) -> Result<Answer, TransportError> {
    let ask = Ask { path, cache: RequestCache::NoStore, ..Ask::default() };
    ask.answer().await
}

/// Asks for what is the same for everybody, which the browser may keep as long as the server says. What came
/// before the network broke off need not come again.
async fn get_public(path: &str, size: Size) -> Result<(u16, Uint8Array), TransportError> {
    let ask = Ask { path, cache: RequestCache::Default, ..Ask::default() };
    ask.exchange(size).await
}

/// Sends a sealed body; `authorization` only where the request is a device's.
pub(crate) async fn post(
    path: &str,
    body: &[u8],
    authorization: Option<&str>,
) -> Result<Answer, TransportError> {
    let cache = RequestCache::NoStore;
    let ask = Ask { path, body: Some(body), authorization, cache, ..Ask::default() };
    ask.answer().await
}

/// Sends a body of JSON as a device, with the header by which a page of ours proves that it is one where somebody is
/// signed in.
pub(crate) async fn post_json(
    path: &str,
    body: &str,
    authorization: &str,
    csrf_token: Option<&str>,
) -> Result<Answer, TransportError> {
    let ask = Ask {
        path,
        body: Some(body.as_bytes()),
        format: Format::Json,
        authorization: Some(authorization),
        csrf_token,
        cache: RequestCache::NoStore,
    };
    ask.answer().await
}

/// The body of a good answer, or what the status means.
pub(crate) fn accept(Answer { status, body }: Answer) -> Result<Vec<u8>, TransportError> {
    match status {
        200..=299 => Ok(body),
        401 | 403 => Err(TransportError::Unauthorised),
        409 => Err(TransportError::LineBroken),
        426 => Err(TransportError::Outdated),
        400..=499 if names_protocol(&body) => Err(TransportError::Outdated),
        408 | 429 => Err(TransportError::Failing { status }),
        400..=499 => Err(TransportError::Rejected { status }),
        _ => Err(TransportError::Failing { status }),
    }
}

/// A sealed body.
pub(crate) fn read<T: Body>(body: &[u8]) -> Result<T, TransportError> {
    unseal(body).map_err(|error| match error {
        UnsealError::Version { .. } => TransportError::Outdated,
        UnsealError::Malformed => TransportError::Malformed,
    })
}

/// Looks for the problem's type without reading the problem: a JSON reader would weigh more than it tells.
fn names_protocol(body: &[u8]) -> bool {
    body.windows(PROTOCOL_PROBLEM.len()).any(|part| part == PROTOCOL_PROBLEM.as_bytes())
}

struct Ask<'a> {
    path: &'a str,
    body: Option<&'a [u8]>,
    format: Format,
    authorization: Option<&'a str>,
    csrf_token: Option<&'a str>,
    cache: RequestCache,
}

impl Default for Ask<'_> {
    fn default() -> Self {
        Self {
            path: "",
            body: None,
            format: Format::Sealed,
            authorization: None,
            csrf_token: None,
            cache: RequestCache::NoStore,
        }
    }
}

impl Ask<'_> {
    async fn answer(&self) -> Result<Answer, TransportError> {
        let (status, body) = self.exchange(Size::Small).await?;
        Ok(Answer { status, body: body.to_vec() })
    }

    async fn exchange(&self, size: Size) -> Result<(u16, Uint8Array), TransportError> {
        // Whatever the browser throws means that no answer came: no network, no server, too slow.
        self.try_exchange(size).await.map_err(|_| TransportError::Unreachable)
    }

    async fn try_exchange(&self, size: Size) -> Result<(u16, Uint8Array), JsValue> {
        let init = RequestInit::new();
        let headers = Headers::new()?;
        headers.set("Accept", self.format.media_type())?;
        if let Some(body) = self.body {
            init.set_method("POST");
            init.set_body_opt_u8_array(Some(&Uint8Array::from(body)));
            headers.set("Content-Type", self.format.media_type())?;
        }
        if let Some(authorization) = self.authorization {
            headers.set("Authorization", authorization)?;
            headers.set(APP_VERSION_HEADER, env!("CARGO_PKG_VERSION"))?;
        }
        if let Some(token) = self.csrf_token {
            headers.set("X-CSRF-Token", token)?;
        }
        init.set_headers_headers(&headers);
        init.set_credentials(self.format.credentials());
        init.set_cache(self.cache);
        init.set_referrer_policy(ReferrerPolicy::NoReferrer);
        // A network that wants a sign-in answers with a redirect: that is not the server's answer.
        init.set_redirect(RequestRedirect::Error);

        let abort = AbortController::new()?;
        init.set_signal(Some(&abort.signal()));
        let _timer = Timeout::new(size.timeout_ms(), move || abort.abort());

        let fetched = browser::window().fetch_with_str_and_init(self.path, &init);
        let response: Response = JsFuture::from(fetched).await?.dyn_into()?;
        let body = JsFuture::from(response.array_buffer()?).await?;
        Ok((response.status(), Uint8Array::new(&body)))
    }
}

#[cfg(test)]
mod tests {
    use sammen_sync::{PushResponse, seal};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn check(status: u16, body: &str, expect: Result<(), TransportError>) {
        let answer = Answer { status, body: body.as_bytes().to_vec() };
        assert_eq!(accept(answer).map(drop), expect, "{status} {body}");
    }

    #[wasm_bindgen_test]
    fn statuses_mean_what_the_protocol_says() {
        check(200, "", Ok(()));
        check(204, "", Ok(()));
        check(400, "{}", Err(TransportError::Rejected { status: 400 }));
        check(400, r#"{"type":"/problems/protocol-version"}"#, Err(TransportError::Outdated));
        check(401, "", Err(TransportError::Unauthorised));
        check(403, "", Err(TransportError::Unauthorised));
        check(408, "", Err(TransportError::Failing { status: 408 }));
        check(409, "", Err(TransportError::LineBroken));
        check(426, "", Err(TransportError::Outdated));
        check(429, "", Err(TransportError::Failing { status: 429 }));
        check(500, "", Err(TransportError::Failing { status: 500 }));
    }

    #[wasm_bindgen_test]
    fn another_protocol_version_is_outdated_and_noise_is_malformed() {
        let body = PushResponse { last_mutation_id: 7, outcomes: Vec::new() };
        assert_eq!(read(&seal(&body)), Ok(body));
        assert_eq!(read::<PushResponse>(&[200, 7]), Err(TransportError::Outdated));
        assert_eq!(read::<PushResponse>(&[]), Err(TransportError::Malformed));
    }
}
