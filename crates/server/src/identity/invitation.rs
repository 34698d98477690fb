//! A link that makes somebody a volunteer or one of the staff.

use sammen_domain::{AreaId, Duty, LocalDate, UnixSeconds};

use super::{AccountId, Activities, InvitationId, Role};

/// A link that makes somebody a volunteer or one of the staff, once.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Invitation {
    /// Its id; the secret in the link is another thing.
    pub id: InvitationId,
    /// Where.
    pub area: AreaId,
    /// What they will be.
    pub role: Role,
    /// What the account will be called.
    pub display_name: String,
    /// With which activities.
    pub activities: Activities,
    /// What a volunteer will be there for.
    pub duties: Vec<Duty>,
    /// Whether participants' names will be shown.
    pub may_see_names: bool,
    /// Whether it is for a minor, who never sees names.
    pub is_minor: bool,
    /// The day a children's certificate was declared to have been seen.
    pub certificate_declared: Option<LocalDate>,
    /// When the role begins.
    pub valid_from: UnixSeconds,
    /// When the role ends.
    pub valid_until: UnixSeconds,
    /// Only for this account, which gets a new way to sign in and no other role.
    pub account: Option<AccountId>,
    /// When it was made.
    pub created_at: UnixSeconds,
    /// Who made it; nobody when the server's operator did.
    pub created_by: Option<AccountId>,
    /// Until when it can be used.
    pub expires_at: UnixSeconds,
    /// When it was used.
    pub used_at: Option<UnixSeconds>,
    /// When it was taken back.
    pub withdrawn_at: Option<UnixSeconds>,
}

impl Invitation {
    /// Whether it can be used at a moment.
    #[must_use]
    pub fn is_open(&self, now: UnixSeconds) -> bool {
        self.used_at.is_none() && self.withdrawn_at.is_none() && now < self.expires_at
    }
}
