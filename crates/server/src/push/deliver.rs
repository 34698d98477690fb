//! Sending what is due.

use std::sync::Arc;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::signature::EcdsaKeyPair;
use sammen_domain::{Row, RowKey, RowKind, UnixSeconds};
use sha2::{Digest, Sha256};
use tokio::task::JoinSet;
use uuid::Uuid;

use super::{
    NoticeKind, PushSender, Subscription, key,
    message::{Said, say},
    sender::Answer,
};
use crate::{
    clock::Clock,
    contact::{Channel, Contact},
    database::{Connection, Database, DatabaseError},
    repository::{
        contact,
        notice::{self, Due},
        push_subscription,
        row::{self, Space},
    },
    site::Origin,
};

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

/// A message with all that who carries it is told about it.
pub(super) struct Letter {
    pub(super) way: Way,
    pub(super) said: Said,
    pub(super) topic: String,
    pub(super) ttl_seconds: i64,
    /// The address at which written messages end.
    pub(super) end: String,
}

/// To whom.
pub(super) enum Way {
    Push(Subscription),
    Written(Contact),
}

impl Way {
    fn language(&self) -> &str {
        match self {
            Self::Push(subscription) => &subscription.language,
            Self::Written(contact) => &contact.language,
        }
    }
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
    let letter = write(&mut *database.read().await?, due, sender.origin(), now).await?;
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
    origin: &Origin,
    now: UnixSeconds,
) -> Result<Option<Letter>, DatabaseError> {
    let (area, about) = (&due.area, &due.notice);
    let Some(way) = way(connection, due).await? else { return Ok(None) };
    let key = RowKey { kind: RowKind::Occurrence, id: about.occurrence.0 };
    let date = row::find(connection, area, Space::Public, key).await?;
    let Some(Row::Occurrence(date)) = date else { return Ok(None) };
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
    let language = way.language();
    let end = match &way {
        Way::Push(_) => String::new(),
        Way::Written(Contact { end_token, .. }) => {
            format!("{origin}/api/areas/{area}/contacts/{end_token}/end?language={language}")
        }
    };
    Ok(Some(Letter {
        said: say(about, &date, &activity, zone, language),
        topic: BASE64_URL_SAFE_NO_PAD.encode(topic),
        ttl_seconds: (about.ends_at - now).min(TTL_SECONDS_MAX),
        end,
        way,
    }))
}

/// Where a notice goes; `None` where nobody wants it there any more.
async fn way(connection: &mut Connection, due: &Due) -> Result<Option<Way>, DatabaseError> {
    let (area, device) = (&due.area, due.device);
    Ok(match due.channel {
        Channel::Push => push_subscription::find(connection, area, device).await?.map(Way::Push),
        Channel::Mail | Channel::Sms => {
            let found = contact::find(connection, area, device).await?;
            found.filter(|found| found.channel == due.channel).map(Way::Written)
        }
    })
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
