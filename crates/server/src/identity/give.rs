//! Giving an account a role.

use sammen_domain::{AreaId, UnixSeconds};

use super::{Account, AccountId, AccountKind, Grant, GrantId, Invitation, Terms, TermsError};
use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    repository::{account, role_grant, session},
};

/// Makes an account.
pub(crate) async fn make_account(
    connection: &mut Connection,
    area: &AreaId,
    made: &Account,
    by: Option<AccountId>,
) -> Result<(), DatabaseError> {
    account::insert(connection, made).await?;
    let (action, subject) = (Action::AccountMade, Some(made.id.0));
    audit::record(connection, area, by, action, subject, made.created_at).await
}

/// Gives an account a role, once it was checked that anybody can have it so.
pub(crate) async fn give_role(
    connection: &mut Connection,
    area: &AreaId,
    to: &Account,
    terms: Terms,
    by: Option<AccountId>,
    now: UnixSeconds,
) -> Result<Grant, TermsError> {
    let is_minor = to.is_minor || terms.is_minor;
    let terms = Terms { is_minor, ..terms };
    terms.check(connection, area, now).await?;
    if to.kind == AccountKind::Volunteer && terms.role.account_kind() != to.kind {
        return Err(TermsError::OtherKind);
    }
    let grant = Grant {
        id: GrantId::random(),
        account: to.id,
        area: area.clone(),
        role: terms.role,
        activities: terms.activities,
        duties: terms.duties,
        may_see_names: terms.may_see_names,
        certificate_declared: terms.certificate_declared,
        valid_from: terms.valid_from,
        valid_until: terms.valid_until,
        revoked_at: None,
    };
    store_grant(connection, &grant, by, now).await?;
    Ok(grant)
}

/// Gives an account the role of an invitation, as it was offered. What a minor may not see is not given.
pub(super) async fn give_invited(
    connection: &mut Connection,
    to: &Account,
    invitation: &Invitation,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let grant = Grant {
        id: GrantId::random(),
        account: to.id,
        area: invitation.area.clone(),
        role: invitation.role,
        activities: invitation.activities.clone(),
        duties: invitation.duties.clone(),
        may_see_names: invitation.may_see_names && !to.is_minor,
        certificate_declared: invitation.certificate_declared,
        valid_from: invitation.valid_from,
        valid_until: invitation.valid_until,
        revoked_at: None,
    };
    store_grant(connection, &grant, invitation.created_by, now).await
}

/// Stores a role that is given, and tells the log.
pub(crate) async fn store_grant(
    connection: &mut Connection,
    grant: &Grant,
    by: Option<AccountId>,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    role_grant::insert(connection, grant).await?;
    // Whoever may do something else than before signs in again.
    session::remove_all(connection, grant.account).await?;
    let subject = Some(grant.id.0);
    audit::record(connection, &grant.area, by, Action::RoleGranted, subject, now).await
}
