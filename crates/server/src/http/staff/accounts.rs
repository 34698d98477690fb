//! Accounts of the staff, and everybody's roles: for administrators.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::UnixSeconds;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{
    Id,
    invitations::{read_activities, read_duties},
    volunteers,
};
use crate::{
    http::{
        AppState, Problem,
        access::Caller,
        bodies::{AccountBody, Day, DutyBody, GrantBody},
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::{
        Account, AccountId, AccountKind, Role, Terms, check_name, give_role, make_account,
        set_disabled,
    },
    oidc::normal_login,
    repository::oidc,
};

const LOGIN_CHARS_MAX: usize = 200;

/// A role to be given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewGrant)]
pub(in crate::http) struct NewGrantBody {
    role: Role,
    /// The activities; null for all, which a volunteer cannot have.
    activities: Option<Vec<Uuid>>,
    /// What for; only volunteers have duties.
    #[serde(default)]
    duties: Vec<DutyBody>,
    #[serde(default)]
    may_see_names: bool,
    certificate_declared_on: Option<Day>,
    /// When it begins; now unless given.
    valid_from: Option<UnixSeconds>,
    valid_until: UnixSeconds,
}

/// Somebody of the staff who signs in through the provider.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewAccount)]
pub(in crate::http) struct NewAccountBody {
    display_name: String,
    /// What the provider calls them in the claim that the server's operator has chosen, such as their e-mail
    /// address. Needed until they have signed in once.
    login: String,
    grant: NewGrantBody,
}

/// Whether everything is closed to an account.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccountDisabled)]
pub(in crate::http) struct DisabledBody {
    disabled: bool,
}

impl NewGrantBody {
    fn terms(self, is_minor: bool, now: UnixSeconds) -> Terms {
        Terms {
            role: self.role,
            activities: read_activities(self.activities),
            duties: read_duties(self.duties),
            may_see_names: self.may_see_names,
            is_minor,
            certificate_declared: self.certificate_declared_on.map(|day| day.0),
            valid_from: self.valid_from.unwrap_or(now),
            valid_until: self.valid_until,
        }
    }
}

/// Lists the accounts of an area's staff.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/accounts",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "Everybody who is or was of the staff here.", body = Vec<AccountBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_accounts(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<AccountBody>>, Problem> {
    let mut snapshot = state.database.read().await?;
    let now = state.clock.now();
    Ok(Json(volunteers::list(&mut snapshot, caller.area(), AccountKind::Staff, now).await?))
}

/// Adds somebody of the staff who signs in through the provider.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/accounts",
    tag = "staff",
    security(("session" = [])),
    request_body = NewAccountBody,
    responses(
        (status = 201, description = "Added.", body = AccountBody),
        (status = 409, description = "`conflict`: an account waits for this login already."),
        (status = 422, description = "`invalid`: nobody can have the role so."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn make_staff_account(
    State(state): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<NewAccountBody>,
) -> Result<(StatusCode, Json<AccountBody>), Problem> {
    let (area, by, now) = (caller.area(), Some(caller.account.id), state.clock.now());
    let login = normal_login(&body.login);
    if login.is_empty() || login.chars().count() > LOGIN_CHARS_MAX {
        let words = format!("a login has 1 to {LOGIN_CHARS_MAX} characters");
        return Err(Problem::Invalid(words));
    }
    let account = Account {
        id: AccountId::random(),
        kind: AccountKind::Staff,
        display_name: check_name(&body.display_name)?,
        is_minor: false,
        created_at: now,
        disabled_at: None,
    };
    let mut transaction = state.database.write().await?;
    make_account(&mut transaction, area, &account, by).await?;
    let terms = body.grant.terms(false, now);
    let grant = give_role(&mut transaction, area, &account, terms, by, now).await?;
    if !oidc::expect_login(&mut transaction, &login, account.id).await? {
        let words = "an account waits for this login already".to_owned();
        return Err(Problem::Conflict(words));
    }
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(AccountBody::new(account, &[grant], None, now))))
}

/// Gives an account of the area another role.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/accounts/{id}/grants",
    tag = "staff",
    security(("session" = [])),
    request_body = NewGrantBody,
    responses(
        (status = 201, description = "Given; they sign in again.", body = GrantBody),
        (status = 404, description = "`not-found`"),
        (status = 422, description = "`invalid`: nobody can have the role so."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn give_grant(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<NewGrantBody>,
) -> Result<(StatusCode, Json<GrantBody>), Problem> {
    let (area, by, now) = (caller.area(), Some(caller.account.id), state.clock.now());
    let mut transaction = state.database.write().await?;
    let (account, _) = volunteers::find(&mut transaction, area, AccountId(id)).await?;
    let terms = body.terms(account.is_minor, now);
    let grant = give_role(&mut transaction, area, &account, terms, by, now).await?;
    transaction.commit().await?;
    Ok((StatusCode::CREATED, Json(GrantBody::new(&grant, now))))
}

/// Closes everything to an account, or opens it again.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/accounts/{id}/disabled",
    tag = "staff",
    security(("session" = [])),
    request_body = DisabledBody,
    responses(
        (status = 204, description = "Done."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: it is one's own."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn disable_account(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<DisabledBody>,
) -> Result<StatusCode, Problem> {
    let (area, by, now) = (caller.area(), caller.manager(), state.clock.now());
    let mut transaction = state.database.write().await?;
    set_disabled(&mut transaction, area, AccountId(id), body.disabled, by, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
