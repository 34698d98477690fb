//! Who is calling, where a session says so.

use axum::{extract::FromRequestParts, http::request::Parts};
use sammen_domain::{ActivityId, AreaId};

use crate::{
    http::{AppState, Problem},
    identity::{Account, Grant, Role, Token},
    sessions::Session,
};

/// Who is calling. Only where the table lets nobody else in.
#[derive(Clone, Debug)]
pub(in crate::http) struct Caller {
    /// The account.
    pub(in crate::http) account: Account,
    /// The session.
    pub(in crate::http) session: Session,
    /// The session's token.
    pub(in crate::http) token: Token,
    /// What the account may do now: in the address's area by the roles that the table names, or anywhere where the
    /// table names none.
    pub(in crate::http) grants: Vec<Grant>,
    area: Option<AreaId>,
}

impl Caller {
    pub(super) fn new(
        account: Account,
        session: Session,
        token: Token,
        grants: Vec<Grant>,
        area: Option<AreaId>,
    ) -> Self {
        Self { account, session, token, grants, area }
    }

    /// The area that the roles are of.
    ///
    /// # Panics
    /// Where the table names no roles: there is no area then.
    pub(in crate::http) fn area(&self) -> &AreaId {
        self.area.as_ref().expect("the table names roles, so the address has an area")
    }

    /// Whether one of the roles is this one.
    pub(in crate::http) fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }

    /// Whether an activity is theirs to see, by any of the roles.
    pub(in crate::http) fn may_see(&self, activity: ActivityId) -> bool {
        self.grants.iter().any(|grant| grant.activities.contains(activity))
    }

    /// Whether names of an activity's participants may be shown.
    pub(in crate::http) fn may_see_names(&self, activity: ActivityId) -> bool {
        self.grants.iter().any(|grant| grant.may_see_names && grant.activities.contains(activity))
    }
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Problem> {
        // Without a line in the table that asks for a session there is no caller: refused, not let in.
        parts.extensions.get().cloned().ok_or(Problem::SignedOut)
    }
}
