//! One line of the log.

use sammen_domain::UnixSeconds;
use uuid::Uuid;

use super::Action;
use crate::identity::AccountId;

/// One line of the log.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: Uuid,
    /// When.
    pub at: UnixSeconds,
    /// Who; nobody when the server or its operator did it.
    pub actor: Option<AccountId>,
    /// What, by its name: an older program may meet a newer one's.
    pub action: String,
    /// About which id.
    pub subject: Option<Uuid>,
}

/// Which lines of the log.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter {
    /// Only those of an account.
    pub actor: Option<AccountId>,
    /// Only those that tell of this.
    pub action: Option<Action>,
    /// Only those of this moment or later.
    pub from: Option<UnixSeconds>,
    /// Only those before this moment.
    pub until: Option<UnixSeconds>,
    /// Only those before this one: the last of the page before.
    pub after: Option<(UnixSeconds, Uuid)>,
}
