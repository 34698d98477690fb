//! An account as it travels to the staff.

use sammen_domain::UnixSeconds;
use serde::Serialize;
use utoipa::ToSchema;

use super::GrantBody;
use crate::identity::{Account, AccountId, AccountKind, Grant, PIN_FAILURES_MAX};

/// An account and its roles in one area.
#[derive(Serialize, ToSchema)]
#[schema(as = Account)]
pub(in crate::http) struct AccountBody {
    id: AccountId,
    display_name: String,
    kind: AccountKind,
    is_minor: bool,
    created_at: UnixSeconds,
    disabled_at: Option<UnixSeconds>,
    /// Whether it signs in by PIN on a phone.
    has_pin: bool,
    /// Whether its PIN was tried wrongly too often.
    is_pin_locked: bool,
    /// Its roles in this area, those that have ended too.
    grants: Vec<GrantBody>,
}

impl AccountBody {
    /// An account with its roles, and how often its PIN was tried wrongly if it has one.
    pub(in crate::http) fn new(
        account: Account,
        grants: &[Grant],
        pin_failures: Option<u64>,
        now: UnixSeconds,
    ) -> Self {
        let own = grants.iter().filter(|grant| grant.account == account.id);
        Self {
            grants: own.map(|grant| GrantBody::new(grant, now)).collect(),
            id: account.id,
            display_name: account.display_name,
            kind: account.kind,
            is_minor: account.is_minor,
            created_at: account.created_at,
            disabled_at: account.disabled_at,
            has_pin: pin_failures.is_some(),
            is_pin_locked: pin_failures.is_some_and(|failures| failures >= PIN_FAILURES_MAX),
        }
    }
}
