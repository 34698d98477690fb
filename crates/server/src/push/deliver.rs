//! Sending what is due.

use std::{fmt, sync::Arc, time::Duration};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use reqwest::{StatusCode, header};
use ring::signature::EcdsaKeyPair;
use rustls_platform_verifier::BuilderVerifierExt;
use sammen_domain::{Row, RowKey, RowKind, UnixSeconds};
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{NoticeKind, PushServices, Subscription, key, message::message, seal::seal};
use crate::{
    clock::Clock,
    database::{Connection, Database, DatabaseError},
    repository::{
        notice::{self, Due},
        push_subscription,
        row::{self, Space},
    },
    site::Origin,
};

const TIMEOUT: Duration = Duration::from_secs(10);
/// Long enough to send a notice; then another server may.
const TAKEN_SECONDS: i64 = 120;
const AT_ONCE: usize = 16;
const TRIES_MAX: u32 = 8;
const LATER_SECONDS: i64 = 60;
const LATER_SECONDS_MAX: i64 = 6 * 3_600;
/// Push services keep nothing longer.
const TTL_SECONDS_MAX: i64 = 28 * 86_400;
/// As long as a topic may be, in base64url.
const TOPIC_BYTES: usize = 24;

/// What became of a notice that was due.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Delivered {
    /// The push service has it.
    Sent,
    /// The browser does not want any more, or was removed: its subscription is forgotten.
    Gone,
    /// The push service could not take it; it is tried again.
    PutOff,
    /// The push service will not take it, or did not often enough.
    GivenUp,
    /// It is of no use any more.
    Dropped,
}

impl Delivered {
    /// As it is counted.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Gone => "gone",
            Self::PutOff => "put-off",
            Self::GivenUp => "given-up",
            Self::Dropped => "dropped",
        }
    }
}

/// Who sends.
#[derive(Clone)]
pub struct PushSender {
    http: reqwest::Client,
    services: PushServices,
    origin: Origin,
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
        Ok(Self { http, services, origin })
    }

    async fn send(&self, letter: &Letter, pair: &EcdsaKeyPair, now: UnixSeconds) -> Answer {
        let Letter { subscription, message, .. } = letter;
        let Some(address) = self.services.read(&subscription.endpoint) else { return Answer::Gone };
        let sealed = seal(message, &subscription.key, &subscription.secret).ok();
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

/// What a push service says.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Answer {
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

/// A message with all that a push service is told about it.
struct Letter {
    subscription: Subscription,
    message: Vec<u8>,
    topic: String,
    ttl_seconds: i64,
}

/// Sends what is due, each notice once, and says what became of each. To be called every now and then; several servers
/// may.
///
/// # Errors
/// When the database fails; what was sent until then stays so.
pub async fn deliver(
    database: &Database,
    clock: &Clock,
    sender: &PushSender,
) -> Result<Vec<(NoticeKind, Delivered)>, DatabaseError> {
    let due = notice::due(&mut *database.read().await?, clock.now()).await?;
    if due.is_empty() {
        return Ok(Vec::new());
    }
    let pair = Arc::new(key::key_pair(database).await?);
    let mut delivered = Vec::new();
    for some in due.chunks(AT_ONCE) {
        let mut sending = JoinSet::new();
        for due in some {
            let (database, clock, sender) = (database.clone(), clock.clone(), sender.clone());
            let (due, pair) = (due.clone(), Arc::clone(&pair));
            sending
                .spawn(async move { deliver_one(&database, &clock, &sender, &pair, &due).await });
        }
        for became in sending.join_all().await {
            delivered.extend(became?);
        }
    }
    Ok(delivered)
}

/// Sends one notice, unless another server has taken it.
async fn deliver_one(
    database: &Database,
    clock: &Clock,
    sender: &PushSender,
    pair: &EcdsaKeyPair,
    due: &Due,
) -> Result<Option<(NoticeKind, Delivered)>, DatabaseError> {
    let now = clock.now();
    let mut transaction = database.write().await?;
    let taken = notice::take(&mut transaction, due, now + TAKEN_SECONDS).await?;
    transaction.commit().await?;
    if !taken {
        return Ok(None);
    }
    let letter = write(&mut *database.read().await?, due, now).await?;
    let answer = match &letter {
        Some(letter) => Some(sender.send(letter, pair, now).await),
        None => None,
    };
    let mut transaction = database.write().await?;
    let became = note(&mut transaction, due, answer, clock.now()).await?;
    transaction.commit().await?;
    Ok(Some((due.notice.kind, became)))
}

/// The message of a notice; `None` where it is of no use any more.
async fn write(
    connection: &mut Connection,
    due: &Due,
    now: UnixSeconds,
) -> Result<Option<Letter>, DatabaseError> {
    let (area, about) = (&due.area, &due.notice);
    let subscription = push_subscription::find(connection, area, due.device).await?;
    let key = RowKey { kind: RowKind::Occurrence, id: about.occurrence.0 };
    let date = row::find(connection, area, Space::Public, key).await?;
    let (Some(subscription), Some(Row::Occurrence(date))) = (subscription, date) else {
        return Ok(None);
    };
    let key = RowKey { kind: RowKind::Activity, id: date.activity.0 };
    let activity = row::find(connection, area, Space::Public, key).await?;
    let key = RowKey { kind: RowKind::Area, id: Uuid::nil() };
    let of = row::find(connection, area, Space::Public, key).await?;
    let (Some(Row::Activity(activity)), Some(Row::Area(of))) = (activity, of) else {
        return Ok(None);
    };
    if now >= about.ends_at || !about.kind.fits(date.takes_place(&activity)) {
        return Ok(None);
    }
    let zone = of.time_zone.parse().unwrap_or(chrono_tz::Tz::UTC);
    let topic = &Sha256::digest(about.subject.as_bytes())[..TOPIC_BYTES];
    Ok(Some(Letter {
        message: message(about, &date, &activity, zone, &subscription.language),
        subscription,
        topic: BASE64_URL_SAFE_NO_PAD.encode(topic),
        ttl_seconds: (about.ends_at - now).min(TTL_SECONDS_MAX),
    }))
}

/// Stores what became of a notice.
async fn note(
    connection: &mut Connection,
    due: &Due,
    answer: Option<Answer>,
    now: UnixSeconds,
) -> Result<Delivered, DatabaseError> {
    let tries = due.tries + 1;
    let became = match answer {
        None => Delivered::Dropped,
        Some(Answer::Taken) => Delivered::Sent,
        Some(Answer::Gone) => {
            push_subscription::remove(connection, &due.area, due.device).await?;
            return Ok(Delivered::Gone);
        }
        Some(Answer::Later(_)) if tries >= TRIES_MAX => Delivered::GivenUp,
        Some(Answer::Later(seconds)) => {
            let seconds = seconds.unwrap_or(LATER_SECONDS << due.tries.min(16));
            let until = now + seconds.clamp(LATER_SECONDS, LATER_SECONDS_MAX);
            notice::put_off(connection, due, until).await?;
            return Ok(Delivered::PutOff);
        }
        Some(Answer::Never) => Delivered::GivenUp,
    };
    notice::end(connection, due).await?;
    Ok(became)
}
