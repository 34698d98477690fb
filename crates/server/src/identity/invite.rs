//! Making a link that makes somebody a volunteer or one of the staff.

use sammen_domain::{AreaId, UnixSeconds};

use super::{
    Account, AccountId, Activities, Invitation, InvitationId, Terms, TermsError, Token, check_name,
};
use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    repository::invitation,
};

/// Makes an invitation, and the secret for its link: shown once and kept nowhere.
pub(crate) async fn invite(
    connection: &mut Connection,
    area: &AreaId,
    display_name: &str,
    terms: Terms,
    by: Option<AccountId>,
    expires_at: UnixSeconds,
    now: UnixSeconds,
) -> Result<(Token, Invitation), TermsError> {
    terms.check(connection, area, now).await?;
    let invitation = Invitation {
        id: InvitationId::random(),
        area: area.clone(),
        role: terms.role,
        display_name: check_name(display_name)?,
        activities: terms.activities,
        duties: terms.duties,
        may_see_names: terms.may_see_names,
        is_minor: terms.is_minor,
        certificate_declared: terms.certificate_declared,
        valid_from: terms.valid_from,
        valid_until: terms.valid_until,
        account: None,
        created_at: now,
        created_by: by,
        // Nobody is invited to what is over.
        expires_at: expires_at.min(terms.valid_until),
        used_at: None,
        withdrawn_at: None,
    };
    let token = store(connection, &invitation).await?;
    Ok((token, invitation))
}

/// Makes a link by which somebody who has an account gets a new way to sign in. What they had is gone when they
/// use it: it was lost, and others may have found it.
pub(crate) async fn invite_anew(
    connection: &mut Connection,
    area: &AreaId,
    account: &Account,
    role: super::Role,
    by: Option<AccountId>,
    expires_at: UnixSeconds,
    now: UnixSeconds,
) -> Result<(Token, Invitation), DatabaseError> {
    let invitation = Invitation {
        id: InvitationId::random(),
        area: area.clone(),
        role,
        display_name: account.display_name.clone(),
        activities: Activities::All,
        duties: vec![],
        may_see_names: false,
        is_minor: account.is_minor,
        certificate_declared: None,
        valid_from: now,
        valid_until: expires_at,
        account: Some(account.id),
        created_at: now,
        created_by: by,
        expires_at,
        used_at: None,
        withdrawn_at: None,
    };
    let token = store(connection, &invitation).await?;
    Ok((token, invitation))
}

async fn store(
    connection: &mut Connection,
    invitation: &Invitation,
) -> Result<Token, DatabaseError> {
    let token = Token::random();
    invitation::insert(connection, token.digest(), invitation).await?;
    let Invitation { area, id, created_by, created_at, .. } = invitation;
    let made = Action::InvitationMade;
    audit::record(connection, area, *created_by, made, Some(id.0), *created_at).await?;
    Ok(token)
}
