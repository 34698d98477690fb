//! Ending what somebody may do.

use sammen_domain::{AreaId, UnixSeconds};

use super::{AccountId, Grant, GrantId, Role, TermsError, terms::check_period};
use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    repository::{account, role_grant, session},
};

/// Why somebody's role or account is as it was.
#[derive(Debug, thiserror::Error)]
pub(crate) enum CloseError {
    /// No such role or account in the area.
    #[error("find it in this area")]
    Unknown,
    /// Not by somebody with this role.
    #[error("change it: an administrator must")]
    NotAllowed,
    /// One's own.
    #[error("change your own: another administrator must, so that there always is one")]
    Own,
    /// It has ended.
    #[error("change the role: it has ended; give it again")]
    Ended,
    /// It cannot end then.
    #[error(transparent)]
    Terms(#[from] TermsError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// Who changes something, and whether as an administrator of the area.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Manager {
    /// Who.
    pub(crate) account: AccountId,
    /// Whether as an administrator: others of the staff manage volunteers only.
    pub(crate) is_administrator: bool,
}

impl Manager {
    /// Whether they decide who has a role.
    pub(crate) fn manages(self, role: Role) -> bool {
        self.is_administrator || role == Role::Volunteer
    }
}

/// Ends a role now.
pub(crate) async fn revoke_role(
    connection: &mut Connection,
    area: &AreaId,
    id: GrantId,
    by: Manager,
    now: UnixSeconds,
) -> Result<(), CloseError> {
    let grant = managed(connection, area, id, by).await?;
    Ok(end_role(connection, &grant, Some(by.account), now).await?)
}

/// Ends a role that is decided about, and tells the log; one that was ended before stays as it is. Whoever has it is
/// told so at her phone's next contact, and what the role showed is removed there.
pub(crate) async fn end_role(
    connection: &mut Connection,
    grant: &Grant,
    by: Option<AccountId>,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    if grant.revoked_at.is_some() {
        return Ok(());
    }
    role_grant::revoke(connection, grant.id, now).await?;
    session::remove_all(connection, grant.account).await?;
    let subject = Some(grant.id.0);
    audit::record(connection, &grant.area, by, Action::RoleRevoked, subject, now).await
}

/// Gives a role another end.
pub(crate) async fn change_end(
    connection: &mut Connection,
    area: &AreaId,
    id: GrantId,
    valid_until: UnixSeconds,
    by: Manager,
    now: UnixSeconds,
) -> Result<Grant, CloseError> {
    let grant = managed(connection, area, id, by).await?;
    if grant.revoked_at.is_some() || grant.valid_until <= now {
        return Err(CloseError::Ended);
    }
    check_period(grant.role, grant.valid_from.max(now), valid_until, now)?;
    role_grant::set_valid_until(connection, id, valid_until).await?;
    let (actor, subject) = (Some(by.account), Some(id.0));
    audit::record(connection, area, actor, Action::RoleEndChanged, subject, now).await?;
    Ok(Grant { valid_until, ..grant })
}

/// The grant, if they decide about it.
async fn managed(
    connection: &mut Connection,
    area: &AreaId,
    id: GrantId,
    by: Manager,
) -> Result<Grant, CloseError> {
    let grant = role_grant::lock(connection, area, id).await?.ok_or(CloseError::Unknown)?;
    if !by.manages(grant.role) {
        return Err(CloseError::NotAllowed);
    }
    if grant.account == by.account && grant.role == Role::Administrator {
        return Err(CloseError::Own);
    }
    Ok(grant)
}

/// Closes everything to an account, or opens it again: by an administrator of every area where it may do
/// something.
pub(crate) async fn set_disabled(
    connection: &mut Connection,
    area: &AreaId,
    id: AccountId,
    is_disabled: bool,
    by: Manager,
    now: UnixSeconds,
) -> Result<(), CloseError> {
    let known = account::lock(connection, id).await?.ok_or(CloseError::Unknown)?;
    let grants = role_grant::of_account(connection, id).await?;
    if !grants.iter().any(|grant| grant.area == *area) {
        return Err(CloseError::Unknown);
    }
    if id == by.account {
        return Err(CloseError::Own);
    }
    let own = role_grant::active_for_account(connection, by.account, now).await?;
    let administered =
        |area: &AreaId| own.iter().any(|own| own.role == Role::Administrator && own.area == *area);
    if !grants.iter().filter(|grant| grant.is_active(now)).all(|grant| administered(&grant.area)) {
        return Err(CloseError::NotAllowed);
    }
    if known.disabled_at.is_some() == is_disabled {
        return Ok(());
    }
    account::set_disabled(connection, id, is_disabled.then_some(now)).await?;
    session::remove_all(connection, id).await?;
    let action = if is_disabled { Action::AccountDisabled } else { Action::AccountEnabled };
    Ok(audit::record(connection, area, Some(by.account), action, Some(id.0), now).await?)
}
