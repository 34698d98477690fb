//! The first administrator, whom nobody can invite.

use sammen_domain::{AreaId, UnixSeconds};

use super::{
    Account, AccountId, AccountKind, Activities, Invitation, Role, Terms, TermsError, Token,
    check_name, give_role, invite_anew, make_account,
};
use crate::database::Connection;

/// Makes an administrator of areas, and the link by which they get their first passkey. Nobody made them: the
/// server's operator did.
///
/// # Errors
/// When nobody can have the name or the role so, or the database fails.
///
/// # Panics
/// When there is no area.
pub async fn make_administrator(
    connection: &mut Connection,
    name: &str,
    areas: &[AreaId],
    valid_until: UnixSeconds,
    expires_at: UnixSeconds,
    now: UnixSeconds,
) -> Result<(Token, Invitation), TermsError> {
    let account = Account {
        id: AccountId::random(),
        kind: AccountKind::Staff,
        display_name: check_name(name)?,
        is_minor: false,
        created_at: now,
        disabled_at: None,
    };
    let terms = Terms {
        role: Role::Administrator,
        activities: Activities::All,
        duties: vec![],
        may_see_names: false,
        is_minor: false,
        certificate_declared: None,
        valid_from: now,
        valid_until,
    };
    let first = areas.first().expect("an administrator has an area");
    make_account(connection, first, &account, None).await?;
    for area in areas {
        give_role(connection, area, &account, terms.clone(), None, now).await?;
    }
    let role = Role::Administrator;
    Ok(invite_anew(connection, first, &account, role, None, expires_at, now).await?)
}
