//! Requests to the server that the app came from, and what its answers mean.

mod ahead;
mod prove;
mod public;
mod transport;

use std::pin::Pin;

use gloo::timers::callback::Timeout;
use js_sys::Uint8Array;
use sammen_sync::{
    APP_VERSION_HEADER, Body, Left, TransportError, UnsealError, signature::NONCE_HEADER, unseal,
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, Response,
};

pub use ahead::fetch_ahead;
pub(crate) use prove::{AdoptError, adopt_secret, delete_proved, post_json_proved, post_proved};
pub(crate) use transport::HttpTransport;

use crate::browser;

/// What a body is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(crate) enum Format<'a> {
    /// The protocol of sync. Nothing says who asks but the request itself.
    Sealed,
    /// JSON of the API, where a person with a role may be signed in: the session's cookie comes and goes with it.
    Json {
        /// By which a page of ours proves that it is one, where somebody is signed in.
        csrf_token: Option<&'a str>,
    },
}

impl Format<'_> {
    fn media_type(self) -> &'static str {
        match self {
            Self::Sealed => "application/vnd.sammen.sync",
            Self::Json { .. } => "application/json",
        }
    }

    fn credentials(self) -> RequestCredentials {
        match self {
            Self::Sealed => RequestCredentials::Omit,
            Self::Json { .. } => RequestCredentials::SameOrigin,
        }
    }
}

/// An answer that came whole.
#[derive(Default)]
pub(crate) struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body.
    pub body: Vec<u8>,
    /// What the next requests are to be signed under.
    pub nonce: Option<String>,
    /// When to ask again.
    pub retry_after: Option<String>,
}

impl Answer {
    /// Whether it is a problem of this kind. Looks for the problem's name without reading the problem: a JSON reader
    /// would weigh more than it tells.
    pub(crate) fn is_problem(&self, name: &str) -> bool {
        let named = ["/problems/", name, "\""].concat();
        self.body.windows(named.len()).any(|part| part == named.as_bytes())
    }
}

/// A future behind a pointer: what awaits it does not contain its code once more.
type LocalBoxed<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

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
    let cache = RequestCache::NoStore;
    let ask = Ask { method: "GET", path, body: None, format: Format::Sealed, proof: &[], cache };
    ask.answer().await
}

/// Asks for what is the same for everybody, unless it has been asked for ahead.
async fn get_public(path: &str, size: Size) -> Result<(u16, Uint8Array), TransportError> {
    match ahead::asked(path).await {
        Some(answer) => answer,
        None => fetch_public(path, size).await,
    }
}

/// Asks for what is the same for everybody, which the browser may keep as long as the server says. What came
/// before the network broke off need not come again.
fn fetch_public(
    path: &str,
    size: Size,
) -> LocalBoxed<'_, Result<(u16, Uint8Array), TransportError>> {
    Box::pin(async move {
        let cache = RequestCache::Default;
        let ask =
            Ask { method: "GET", path, body: None, format: Format::Sealed, proof: &[], cache };
        let (response, body) = ask.exchange(size).await?;
        Ok((response.status(), body))
    })
}

/// Sends a sealed body without saying who sends it.
pub(crate) async fn post(path: &str, body: &[u8]) -> Result<Answer, TransportError> {
    send("POST", path, body, Format::Sealed, &[]).await
}

/// Sends a body; `proof` are the headers by which a device proves that the request is its own.
pub(crate) async fn send(
    method: &str,
    path: &str,
    body: &[u8],
    format: Format<'_>,
    proof: &[(&str, String)],
) -> Result<Answer, TransportError> {
    let cache = RequestCache::NoStore;
    let ask = Ask { method, path, body: Some(body), format, proof, cache };
    ask.answer().await
}

/// The body of a good answer, or what the status means.
pub(crate) fn accept(answer: Answer) -> Result<Vec<u8>, TransportError> {
    let status = answer.status;
    match status {
        200..=299 => Ok(answer.body),
        403 if answer.is_problem("device-moved") => Err(TransportError::Left(Left::Moved)),
        403 if answer.is_problem("device-revoked") => Err(TransportError::Left(Left::Revoked)),
        // Begun under another key: a new line has the same remedy.
        403 if answer.is_problem("not-yours") => Err(TransportError::LineBroken),
        401 | 403 => Err(TransportError::Unauthorised),
        409 => Err(TransportError::LineBroken),
        426 => Err(TransportError::Outdated),
        400..=499 if answer.is_problem("protocol-version") => Err(TransportError::Outdated),
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

struct Ask<'a> {
    method: &'a str,
    path: &'a str,
    body: Option<&'a [u8]>,
    format: Format<'a>,
    proof: &'a [(&'a str, String)],
    cache: RequestCache,
}

impl Ask<'_> {
    async fn answer(&self) -> Result<Answer, TransportError> {
        let (response, body) = self.exchange(Size::Small).await?;
        let header = |name: &str| response.headers().get(name).ok().flatten();
        Ok(Answer {
            status: response.status(),
            body: body.to_vec(),
            nonce: header(NONCE_HEADER),
            retry_after: header("retry-after"),
        })
    }

    async fn exchange(&self, size: Size) -> Result<(Response, Uint8Array), TransportError> {
        // Whatever the browser throws means that no answer came: no network, no server, too slow.
        self.try_exchange(size).await.map_err(|_| TransportError::Unreachable)
    }

    async fn try_exchange(&self, size: Size) -> Result<(Response, Uint8Array), JsValue> {
        let init = RequestInit::new();
        let headers = Headers::new()?;
        headers.set("Accept", self.format.media_type())?;
        init.set_method(self.method);
        if let Some(body) = self.body {
            init.set_body_opt_u8_array(Some(&Uint8Array::from(body)));
            headers.set("Content-Type", self.format.media_type())?;
        }
        for (name, value) in self.proof {
            headers.set(name, value)?;
        }
        if !self.proof.is_empty() {
            headers.set(APP_VERSION_HEADER, env!("CARGO_PKG_VERSION"))?;
        }
        if let Format::Json { csrf_token: Some(token) } = self.format {
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
        Ok((response, Uint8Array::new(&body)))
    }
}

#[cfg(test)]
mod tests {
    use sammen_sync::{PushResponse, seal};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn check(status: u16, body: &str, expect: Result<(), TransportError>) {
        let answer = Answer { status, body: body.as_bytes().to_vec(), ..Answer::default() };
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
        let problem = |name: &str| format!(r#"{{"type":"/problems/{name}"}}"#);
        check(403, &problem("device-moved"), Err(TransportError::Left(Left::Moved)));
        check(403, &problem("device-revoked"), Err(TransportError::Left(Left::Revoked)));
        check(403, &problem("not-yours"), Err(TransportError::LineBroken));
        check(401, &problem("device-moved"), Err(TransportError::Unauthorised));
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
