//! SMS by whatever gateway takes one in a request.

use std::{sync::Arc, time::Duration};

use reqwest::header::{CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue};
use rustls_platform_verifier::BuilderVerifierExt;
use url::{Url, form_urlencoded::byte_serialize};

use super::gateways::{Answer, GatewaysError, SmsConfiguration, Written};

const TIMEOUT: Duration = Duration::from_secs(10);

/// A gateway.
pub(super) struct Sms {
    http: reqwest::Client,
    url: Url,
    headers: HeaderMap,
    body: String,
}

impl Sms {
    pub(super) fn new(configuration: SmsConfiguration) -> Result<Self, GatewaysError> {
        let SmsConfiguration { url, headers, body } = configuration;
        let url = Url::parse(&url).map_err(|_| GatewaysError::Sms)?;
        let is_safe = url.scheme() == "https" || url.host_str() == Some("localhost");
        if !is_safe || !body.contains("{to}") || !body.contains("{text}") {
            return Err(GatewaysError::Sms);
        }
        let headers = headers.iter().map(|(name, value)| {
            let name: HeaderName = name.parse().ok()?;
            Some((name, value.parse::<HeaderValue>().ok()?))
        });
        let headers = headers.collect::<Option<HeaderMap>>().ok_or(GatewaysError::Sms)?;
        let crypto = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(crypto)
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)
            .map_err(|_| GatewaysError::Sms)?
            .with_no_client_auth();
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self { http, url, headers, body })
    }

    pub(super) async fn write(&self, written: &Written<'_>) -> Answer {
        let Written { title, text, before_end, end, .. } = written;
        let text = format!("{title}: {text}\n{before_end} {end}");
        let is_json =
            self.headers.get(CONTENT_TYPE).is_some_and(|given| given == "application/json");
        let body = fill(&self.body, is_json, written.to, &text);
        let request = self.http.post(self.url.clone()).headers(self.headers.clone()).body(body);
        match request.send().await.map(|answer| answer.status()) {
            Ok(status) if status.is_success() => Answer::Taken,
            Ok(status) if status.is_client_error() && status.as_u16() != 429 => Answer::Never,
            Ok(_) | Err(_) => Answer::Later,
        }
    }
}

/// Puts number and text into a body: as strings of JSON with their quotes, or as in the address of a form.
fn fill(body: &str, is_json: bool, to: &str, text: &str) -> String {
    let write = |value: &str| match is_json {
        true => serde_json::Value::from(value).to_string(),
        false => byte_serialize(value.as_bytes()).collect(),
    };
    // The text last: it may hold what looks like a place.
    let (before, after) = body.split_once("{text}").unwrap_or((body, ""));
    let place = |part: &str| part.replace("{to}", &write(to));
    [place(before), write(text), place(after)].concat()
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn what_is_put_in_stays_within_its_place() {
        let json = fill(r#"{"to": {to}, "message": {text}}"#, true, "+4539000000", "a \"{to}\"\n");
        assert_eq!(json, r#"{"to": "+4539000000", "message": "a \"{to}\"\n"}"#);
        let form = fill("to={to}&text={text}", false, "+4539000000", "a&b=æ");
        assert_eq!(form, "to=%2B4539000000&text=a%26b%3D%C3%A6");
    }
}
