//! Roles: ending them, and giving them another end.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::UnixSeconds;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Id;
use crate::{
    http::{
        AppState, Problem,
        access::Caller,
        bodies::GrantBody,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::{GrantId, change_end, revoke_role},
};

/// Another end.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = GrantEnd)]
pub(in crate::http) struct EndBody {
    valid_until: UnixSeconds,
}

/// Ends a role at once: a volunteer's by the staff, others by an administrator.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/grants/{id}/revoke",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 204, description = "Ended; her phone is emptied when it next comes."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: nobody ends their own administrator's role."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn revoke_grant(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<StatusCode, Problem> {
    let (area, by, now) = (caller.area(), caller.manager(), state.clock.now());
    let mut transaction = state.database.write().await?;
    revoke_role(&mut transaction, area, GrantId(id), by, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a role another end.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/grants/{id}/end",
    tag = "staff",
    security(("session" = [])),
    request_body = EndBody,
    responses(
        (status = 200, description = "The role with its new end.", body = GrantBody),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: it has ended, or is one's own administrator's role."),
        (status = 422, description = "`invalid`: it cannot end then."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn change_grant_end(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<EndBody>,
) -> Result<Json<GrantBody>, Problem> {
    let (area, by, now) = (caller.area(), caller.manager(), state.clock.now());
    let mut transaction = state.database.write().await?;
    let grant = change_end(&mut transaction, area, GrantId(id), body.valid_until, by, now).await?;
    transaction.commit().await?;
    Ok(Json(GrantBody::new(&grant, now)))
}
