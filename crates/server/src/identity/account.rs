//! A person with roles.

use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::AccountId;

/// Which of two ways an account came about: they sign in differently.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum AccountKind {
    /// Somebody who helps: signs in by passkey, or by PIN on her own phone.
    Volunteer,
    /// Somebody at work: signs in by passkey or through the municipality's provider.
    Staff,
}

impl AccountKind {
    /// Its name where it is stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Volunteer => "volunteer",
            Self::Staff => "staff",
        }
    }
}

/// A person with roles.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// How it came about.
    pub kind: AccountKind,
    /// What the others of the staff call them.
    pub display_name: String,
    /// Never sees names, whatever a grant says.
    pub is_minor: bool,
    /// When it came about.
    pub created_at: UnixSeconds,
    /// Since when nothing is open to it any more.
    pub disabled_at: Option<UnixSeconds>,
}
