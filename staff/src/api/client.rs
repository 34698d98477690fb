//! One request and its answer. Nothing is cached, by the browser neither.

use gloo::timers::callback::Timeout;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Headers, ReferrerPolicy, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, Response,
};

use leptos::prelude::*;

use super::Failure;
use crate::state::{Session, Staff};

const TIMEOUT_MS: u32 = 20_000;

/// What is done at an address.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Method {
    /// Reads.
    Get,
    /// Makes or does.
    Post,
    /// Replaces.
    Put,
    /// Removes.
    Delete,
}

impl Method {
    fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }
}

/// A body that says nothing, or an answer of which nothing is read.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Nothing {}

impl<'de> Deserialize<'de> for Nothing {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::de::IgnoredAny::deserialize(deserializer).map(|_| Self {})
    }
}

impl Staff {
    /// Reads from the API.
    pub async fn get<T: DeserializeOwned>(self, path: &str) -> Result<T, Failure> {
        self.note(ask(Method::Get, path, None, None).await).and_then(|text| read(&text))
    }

    /// Changes something by the API. Whoever finds to be signed out stays on the page, with all that was typed, and
    /// signs in over it.
    pub async fn send<T: DeserializeOwned>(
        self,
        method: Method,
        path: &str,
        body: &impl Serialize,
    ) -> Result<T, Failure> {
        let csrf = self.session.with_untracked(|session| match session {
            Session::SignedIn(me) => Some(me.csrf_token.clone()),
            _ => None,
        });
        let body = serde_json::to_string(body).map_err(|_| Failure::Failing)?;
        let body = (method != Method::Delete).then_some(body);
        let answer = ask(method, path, body.as_deref(), csrf.as_deref()).await;
        self.note(answer).and_then(|text| read(&text))
    }

    fn note(self, answer: Result<String, Failure>) -> Result<String, Failure> {
        if answer == Err(Failure::SignedOut) {
            self.session.set(Session::SignedOut);
        }
        answer
    }
}

/// Reads an answer. An empty one says nothing.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let text = if text.is_empty() { "null" } else { text };
    serde_json::from_str(text).map_err(|_| Failure::Failing)
}

/// Sends a request with the session's cookie.
pub(super) async fn ask(
    method: Method,
    path: &str,
    body: Option<&str>,
    csrf_token: Option<&str>,
) -> Result<String, Failure> {
    // Whatever the browser throws means that no answer came: no network, no server, too slow.
    let answered = exchange(method, path, body, csrf_token).await;
    let (status, text, retry_after) = answered.map_err(|_| Failure::Unreachable)?;
    match status {
        200..=299 => Ok(text),
        _ => Err(Failure::read(status, &text, retry_after.as_deref())),
    }
}

async fn exchange(
    method: Method,
    path: &str,
    body: Option<&str>,
    csrf_token: Option<&str>,
) -> Result<(u16, String, Option<String>), JsValue> {
    let init = RequestInit::new();
    let headers = Headers::new()?;
    headers.set("Accept", "application/json")?;
    if let Some(body) = body {
        headers.set("Content-Type", "application/json")?;
        init.set_body(&body.into());
    }
    if let Some(token) = csrf_token {
        headers.set("X-CSRF-Token", token)?;
    }
    init.set_method(method.name());
    init.set_headers_headers(&headers);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_cache(RequestCache::NoStore);
    init.set_referrer_policy(ReferrerPolicy::NoReferrer);
    // A network that wants a sign-in of its own answers with a redirect: that is not the server's answer.
    init.set_redirect(RequestRedirect::Error);

    let abort = AbortController::new()?;
    init.set_signal(Some(&abort.signal()));
    let _timer = Timeout::new(TIMEOUT_MS, move || abort.abort());

    let fetched = window().fetch_with_str_and_init(path, &init);
    let response: Response = JsFuture::from(fetched).await?.dyn_into()?;
    let text = JsFuture::from(response.text()?).await?.as_string().unwrap_or_default();
    Ok((response.status(), text, response.headers().get("retry-after")?))
}
