//! One role of one account.

use sammen_domain::{AreaId, Duty, LocalDate, UnixSeconds};

use super::{AccountId, Activities, GrantId, Role};

/// What an account may do in an area, and until when. It ends by itself.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Grant {
    /// Its id.
    pub id: GrantId,
    /// Whose it is.
    pub account: AccountId,
    /// Where.
    pub area: AreaId,
    /// What.
    pub role: Role,
    /// With which activities.
    pub activities: Activities,
    /// What it is for; only volunteers have duties.
    pub duties: Vec<Duty>,
    /// Whether participants' names are shown. Never true of a minor: it is read so, whatever is stored.
    pub may_see_names: bool,
    /// The day a children's certificate was declared to have been seen. Never the certificate.
    pub certificate_declared: Option<LocalDate>,
    /// The first moment.
    pub valid_from: UnixSeconds,
    /// The moment it has ended by.
    pub valid_until: UnixSeconds,
    /// When it was ended before its time.
    pub revoked_at: Option<UnixSeconds>,
}

impl Grant {
    /// Whether it holds at a moment.
    #[must_use]
    pub fn is_active(&self, now: UnixSeconds) -> bool {
        self.revoked_at.is_none() && (self.valid_from..self.valid_until).contains(&now)
    }
}
