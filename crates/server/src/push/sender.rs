//! Giving a message to whoever carries it.

use std::{fmt, sync::Arc, time::Duration};

use reqwest::{StatusCode, header};
use ring::signature::EcdsaKeyPair;
use rustls_platform_verifier::BuilderVerifierExt;
use sammen_domain::UnixSeconds;

use super::{
    PushServices, Subscription,
    deliver::{Letter, Way},
    key,
    seal::seal,
};
use crate::{
    contact::{self, Contact, Gateways, Written},
    site::Origin,
};

const TIMEOUT: Duration = Duration::from_secs(10);

/// Who sends.
#[derive(Clone)]
pub struct PushSender {
    http: reqwest::Client,
    services: PushServices,
    origin: Origin,
    gateways: Arc<Gateways>,
}

impl fmt::Debug for PushSender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PushSender")
    }
}

/// Why nothing can be sent.
#[derive(Debug, thiserror::Error)]
pub enum PushSenderError {
    /// The machine's trusted certificates cannot be read.
    #[error("read the certificates that this machine trusts: {0}")]
    Certificates(#[from] rustls::Error),
    /// No client can be made.
    #[error("make a client for push services: {0}")]
    Client(#[from] reqwest::Error),
}

impl PushSender {
    /// A site's, to these services. It follows nobody elsewhere.
    ///
    /// # Errors
    /// [`PushSenderError`].
    pub fn new(services: PushServices, origin: Origin) -> Result<Self, PushSenderError> {
        let crypto = Arc::new(rustls::crypto::ring::default_provider());
        let tls = rustls::ClientConfig::builder_with_provider(crypto)
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)?
            .with_no_client_auth();
        let http = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .redirect(reqwest::redirect::Policy::none())
            .timeout(TIMEOUT)
            .build()?;
        Ok(Self { http, services, origin, gateways: Arc::default() })
    }

    /// The same, that also writes to people who gave an address.
    #[must_use]
    pub fn with_gateways(self, gateways: Arc<Gateways>) -> Self {
        Self { gateways, ..self }
    }

    pub(super) fn origin(&self) -> &Origin {
        &self.origin
    }

    pub(super) async fn send(
        &self,
        letter: &Letter,
        pair: &EcdsaKeyPair,
        now: UnixSeconds,
    ) -> Answer {
        match &letter.way {
            Way::Push(subscription) => self.push(subscription, letter, pair, now).await,
            Way::Written(contact) => self.write(contact, letter).await,
        }
    }

    async fn write(&self, contact: &Contact, letter: &Letter) -> Answer {
        let said = &letter.said;
        let written = Written {
            to: &contact.address,
            title: &said.title,
            text: &said.body,
            page: &format!("{}{}", self.origin, said.page),
            before_end: &said.before_end,
            end: &letter.end,
        };
        match self.gateways.write(contact.channel, &written).await {
            contact::Answer::Taken => Answer::Taken,
            contact::Answer::Later => Answer::Later(None),
            contact::Answer::Never => Answer::Never,
        }
    }

    async fn push(
        &self,
        subscription: &Subscription,
        letter: &Letter,
        pair: &EcdsaKeyPair,
        now: UnixSeconds,
    ) -> Answer {
        let Some(address) = self.services.read(&subscription.endpoint) else { return Answer::Gone };
        let sealed = seal(&letter.said.to_json(), &subscription.key, &subscription.secret).ok();
        let proof = key::proof(pair, &address, &self.origin, now);
        let (Some(sealed), Some(proof)) = (sealed, proof) else { return Answer::Never };
        let sent = self
            .http
            .post(address)
            .header(header::AUTHORIZATION, proof)
            .header(header::CONTENT_ENCODING, "aes128gcm")
            .header(header::CONTENT_TYPE, "application/octet-stream")
            .header("ttl", letter.ttl_seconds.to_string())
            .header("topic", &letter.topic)
            .header("urgency", "normal")
            .body(sealed)
            .send()
            .await;
        match sent {
            Ok(answer) => Answer::read(answer.status(), answer.headers()),
            Err(_) => Answer::Later(None),
        }
    }
}

/// What a push service or a gateway says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Answer {
    Taken,
    Gone,
    /// After so many seconds, where it says so.
    Later(Option<i64>),
    Never,
}

impl Answer {
    fn read(status: StatusCode, headers: &header::HeaderMap) -> Self {
        let seconds = headers.get(header::RETRY_AFTER).and_then(|value| value.to_str().ok());
        match status {
            status if status.is_success() => Self::Taken,
            StatusCode::NOT_FOUND | StatusCode::GONE => Self::Gone,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => {
                Self::Later(seconds.and_then(|seconds| seconds.parse().ok()))
            }
            status if status.is_server_error() => {
                Self::Later(seconds.and_then(|seconds| seconds.parse().ok()))
            }
            _ => Self::Never,
        }
    }
}
