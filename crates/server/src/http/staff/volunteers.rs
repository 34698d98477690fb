//! Volunteers.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::{AreaId, UnixSeconds};

use super::{Id, invitations::expires_at};
use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    http::{
        AppState, Problem,
        access::Caller,
        bodies::{AccountBody, LinkBody},
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::{Account, AccountId, AccountKind, Grant, Role, invite_anew},
    repository::{account, pin, role_grant},
};

/// Everybody who has or had a role in the area and is of one kind.
pub(super) async fn list(
    connection: &mut Connection,
    area: &AreaId,
    kind: AccountKind,
    now: UnixSeconds,
) -> Result<Vec<AccountBody>, DatabaseError> {
    let grants = role_grant::of_area(connection, area).await?;
    let pins = pin::failures_by_account(connection, area).await?;
    let pin_of = |id: AccountId| pins.iter().find(|(account, _)| *account == id).map(|pin| pin.1);
    let accounts = account::of_area(connection, area).await?;
    let of_kind = accounts.into_iter().filter(|account| account.kind == kind);
    let body = |account: Account| {
        let failures = pin_of(account.id);
        AccountBody::new(account, &grants, failures, now)
    };
    Ok(of_kind.map(body).collect())
}

/// An account that has or had a role in the area, with those roles.
pub(super) async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: AccountId,
) -> Result<(Account, Vec<Grant>), Problem> {
    let account = account::find(connection, id).await?.ok_or(Problem::NotFound)?;
    let grants = role_grant::of_account(connection, id).await?;
    if grants.iter().any(|grant| grant.area == *area) {
        Ok((account, grants))
    } else {
        Err(Problem::NotFound)
    }
}

/// Lists an area's volunteers.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/volunteers",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "Everybody who is or was a volunteer here.", body = Vec<AccountBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_volunteers(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<AccountBody>>, Problem> {
    let mut snapshot = state.database.read().await?;
    let now = state.clock.now();
    Ok(Json(list(&mut snapshot, caller.area(), AccountKind::Volunteer, now).await?))
}

/// Lets a volunteer's PIN be tried again.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/volunteers/{id}/unlock-pin",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 204, description = "It may be tried again."),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn unlock_pin(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<StatusCode, Problem> {
    let (area, id, now) = (caller.area(), AccountId(id), state.clock.now());
    let mut transaction = state.database.write().await?;
    find(&mut transaction, area, id).await?;
    pin::unlock(&mut transaction, area, id).await?;
    let (actor, action) = (Some(caller.account.id), Action::PinUnlocked);
    audit::record(&mut transaction, area, actor, action, Some(id.0), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Makes a link by which somebody gets a new way to sign in, in the place of all that they had. For a volunteer
/// by the staff, for others by an administrator.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/accounts/{id}/link",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 201, description = "Made. The link is told this once only.", body = LinkBody),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn make_link(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<(StatusCode, Json<LinkBody>), Problem> {
    let (area, id, now) = (caller.area(), AccountId(id), state.clock.now());
    let mut transaction = state.database.write().await?;
    let (account, grants) = find(&mut transaction, area, id).await?;
    let active: Vec<_> = grants.iter().filter(|grant| grant.is_active(now)).collect();
    // Whoever holds the link is that person everywhere.
    let manager = caller.manager();
    let own = role_grant::active_for_account(&mut transaction, caller.account.id, now).await?;
    let manages = |grant: &&&Grant| {
        let here = grant.area == *area && manager.manages(grant.role);
        let administers = |own: &Grant| own.role == Role::Administrator && own.area == grant.area;
        here || own.iter().any(administers)
    };
    let is_managed =
        manager.manages(role_of(&account)) && active.iter().filter(manages).count() == active.len();
    if !is_managed {
        return Err(Problem::NotAllowed);
    }
    if active.is_empty() || account.disabled_at.is_some() {
        let words = "the account has no role now; give it one first".to_owned();
        return Err(Problem::Conflict(words));
    }
    let (by, expires_at) = (Some(caller.account.id), expires_at(None, now)?);
    let role = role_of(&account);
    let (token, made) =
        invite_anew(&mut transaction, area, &account, role, by, expires_at, now).await?;
    transaction.commit().await?;
    let link = LinkBody::new(&state.site.origin, &token, made, now);
    Ok((StatusCode::CREATED, Json(link)))
}

/// The role that an account of a kind has at least: it says where its link leads.
fn role_of(account: &Account) -> Role {
    match account.kind {
        AccountKind::Volunteer => Role::Volunteer,
        AccountKind::Staff => Role::Staff,
    }
}
