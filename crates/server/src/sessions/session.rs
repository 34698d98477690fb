//! A browser that is signed in.

use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::identity::{AccountId, SessionId};

/// How somebody signed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    /// By passkey.
    Passkey,
    /// By PIN, on a volunteer's own phone.
    Pin,
    /// Through the municipality's provider.
    Oidc,
}

impl Method {
    const ALL: [Self; 3] = [Self::Passkey, Self::Pin, Self::Oidc];

    /// Its name where it is stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Passkey => "passkey",
            Self::Pin => "pin",
            Self::Oidc => "oidc",
        }
    }

    /// The method of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.as_str() == name)
    }
}

/// A browser that is signed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Session {
    /// Its id; the secret in its cookie is another thing.
    pub id: SessionId,
    /// Whose it is.
    pub account: AccountId,
    /// How it began.
    pub method: Method,
    /// When it began.
    pub created_at: UnixSeconds,
    /// When it was last used, to a minute.
    pub used_at: UnixSeconds,
    /// When it ends, however much it is used.
    pub expires_at: UnixSeconds,
}

impl Session {
    /// How long a session stays open that nobody uses: half a working morning.
    pub const IDLE_SECONDS_MAX: i64 = 2 * 60 * 60;
    /// How long a session stays open at most: a working day.
    pub const SECONDS_MAX: i64 = 12 * 60 * 60;
    /// Use is noted no more often, so that reading does not write each time.
    pub const TOUCH_SECONDS: i64 = 60;

    /// Whether it is still open at a moment.
    #[must_use]
    pub fn is_open(&self, now: UnixSeconds) -> bool {
        now < self.expires_at && now < self.used_at + Self::IDLE_SECONDS_MAX
    }
}
