//! Invitations.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::{ActivityId, Duty, UnixSeconds};
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::Id;
use crate::{
    audit::{self, Action},
    http::{
        AppState, Problem,
        access::Caller,
        bodies::{Day, DutyBody, InvitationBody, LinkBody},
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::{Activities, InvitationId, Role, Terms, invite},
    repository::invitation,
};

const HOUR_SECONDS: UnixSeconds = 3_600;
const OPEN_HOURS: UnixSeconds = 72;
const OPEN_HOURS_MAX: UnixSeconds = 14 * 24;

/// Who is invited to what.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = NewInvitation)]
pub(in crate::http) struct NewInvitationBody {
    role: Role,
    /// What the account will be called.
    display_name: String,
    /// The activities; null for all, which a volunteer cannot have.
    activities: Option<Vec<Uuid>>,
    /// What for; only volunteers have duties.
    #[serde(default)]
    duties: Vec<DutyBody>,
    #[serde(default)]
    may_see_names: bool,
    #[serde(default)]
    is_minor: bool,
    certificate_declared_on: Option<Day>,
    /// When the role begins; now unless given.
    valid_from: Option<UnixSeconds>,
    valid_until: UnixSeconds,
    /// How long the link can be used: 72 hours unless given, at most 336.
    expires_in_hours: Option<i64>,
}

/// How long a link can be used.
pub(super) fn expires_at(hours: Option<i64>, now: UnixSeconds) -> Result<UnixSeconds, Problem> {
    let hours = hours.unwrap_or(OPEN_HOURS);
    if !(1..=OPEN_HOURS_MAX).contains(&hours) {
        let words = format!("a link can be used for 1 to {OPEN_HOURS_MAX} hours");
        return Err(Problem::Invalid(words));
    }
    Ok(now + hours * HOUR_SECONDS)
}

/// Activities as they came.
pub(super) fn read_activities(given: Option<Vec<Uuid>>) -> Activities {
    given.map(|ids| ids.into_iter().map(ActivityId).collect::<Vec<_>>()).into()
}

/// Duties as they came, each once.
pub(super) fn read_duties(given: Vec<DutyBody>) -> Vec<Duty> {
    let mut duties: Vec<Duty> = given.into_iter().map(Duty::from).collect();
    duties.sort_unstable();
    duties.dedup();
    duties
}

/// Lists an area's invitations.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/invitations",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "The invitations, the newest first.", body = Vec<InvitationBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_invitations(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<InvitationBody>>, Problem> {
    let now = state.clock.now();
    let found = invitation::of_area(&mut *state.database.read().await?, caller.area()).await?;
    let manager = caller.manager();
    let seen = found.into_iter().filter(|invitation| manager.manages(invitation.role));
    Ok(Json(seen.map(|invitation| InvitationBody::new(invitation, now)).collect()))
}

/// Makes an invitation. Volunteers are invited by the staff, others by an administrator.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/invitations",
    tag = "staff",
    security(("session" = [])),
    request_body = NewInvitationBody,
    responses(
        (status = 201, description = "Made. The link is told this once only.", body = LinkBody),
        (status = 422, description = "`invalid`: nobody can be invited so."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn make_invitation(
    State(state): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<NewInvitationBody>,
) -> Result<(StatusCode, Json<LinkBody>), Problem> {
    if !caller.manager().manages(body.role) {
        return Err(Problem::NotAllowed);
    }
    let now = state.clock.now();
    let expires_at = expires_at(body.expires_in_hours, now)?;
    let terms = Terms {
        role: body.role,
        activities: read_activities(body.activities),
        duties: read_duties(body.duties),
        may_see_names: body.may_see_names,
        is_minor: body.is_minor,
        certificate_declared: body.certificate_declared_on.map(|day| day.0),
        valid_from: body.valid_from.unwrap_or(now),
        valid_until: body.valid_until,
    };
    let (area, by) = (caller.area(), Some(caller.account.id));
    let mut transaction = state.database.write().await?;
    let (token, made) =
        invite(&mut transaction, area, &body.display_name, terms, by, expires_at, now).await?;
    transaction.commit().await?;
    let link = LinkBody::new(&state.site.origin, &token, made, now);
    Ok((StatusCode::CREATED, Json(link)))
}

/// Takes an invitation back.
#[utoipa::path(
    delete,
    path = "/api/staff/areas/{area}/invitations/{id}",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 204, description = "Taken back."),
        (status = 404, description = "`not-found`: there is none, or it was used or taken back."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn withdraw_invitation(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<StatusCode, Problem> {
    let (area, id, now) = (caller.area(), InvitationId(id), state.clock.now());
    let mut transaction = state.database.write().await?;
    let known = invitation::of_area(&mut transaction, area).await?;
    let known = known.into_iter().find(|known| known.id == id).ok_or(Problem::NotFound)?;
    if !caller.manager().manages(known.role) {
        return Err(Problem::NotAllowed);
    }
    if !invitation::withdraw(&mut transaction, area, id, now).await? {
        return Err(Problem::NotFound);
    }
    let (actor, action) = (Some(caller.account.id), Action::InvitationWithdrawn);
    audit::record(&mut transaction, area, actor, action, Some(id.0), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
