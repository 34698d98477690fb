//! Oneself as it travels.

use sammen_domain::UnixSeconds;
use serde::Serialize;
use utoipa::ToSchema;

use super::GrantBody;
use crate::{
    http::access::csrf_token,
    identity::{Account, AccountId, AccountKind, Grant, SessionId, Token},
    sessions::{Method, Session},
};

/// Who is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = Me)]
pub(in crate::http) struct MeBody {
    account: OwnAccountBody,
    session: SessionBody,
    /// What every change must repeat in `x-csrf-token`.
    csrf_token: String,
    /// What they may do now, in all areas.
    grants: Vec<GrantBody>,
}

/// One's own account.
#[derive(Serialize, ToSchema)]
#[schema(as = OwnAccount)]
struct OwnAccountBody {
    id: AccountId,
    display_name: String,
    kind: AccountKind,
}

/// A browser that is signed in.
#[derive(Serialize, ToSchema)]
#[schema(as = Session)]
pub(in crate::http) struct SessionBody {
    id: SessionId,
    method: Method,
    created_at: UnixSeconds,
    /// To a minute.
    used_at: UnixSeconds,
    /// When it ends, however much it is used.
    expires_at: UnixSeconds,
    /// Whether it is the one that asks.
    is_current: bool,
}

impl SessionBody {
    /// A session as another one sees it.
    pub(in crate::http) fn new(session: &Session, current: SessionId) -> Self {
        Self {
            id: session.id,
            method: session.method,
            created_at: session.created_at,
            used_at: session.used_at,
            expires_at: session.expires_at,
            is_current: session.id == current,
        }
    }
}

impl MeBody {
    /// Who is signed in, as they are at a moment.
    pub(in crate::http) fn new(
        account: &Account,
        session: &Session,
        token: &Token,
        grants: &[Grant],
        now: UnixSeconds,
    ) -> Self {
        Self {
            account: OwnAccountBody {
                id: account.id,
                display_name: account.display_name.clone(),
                kind: account.kind,
            },
            session: SessionBody::new(session, session.id),
            csrf_token: csrf_token(token),
            grants: grants.iter().map(|grant| GrantBody::new(grant, now)).collect(),
        }
    }
}
