//! Shifts: what the staff plan, and who has which.

mod bodies;

use std::collections::{BTreeMap, btree_map::Entry};

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::{ActivityId, ShiftId, Text};

use super::{Id, lending::title, volunteers};
use crate::{
    audit::{self, Action},
    http::{
        AppState, Problem,
        access::Caller,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    identity::AccountId,
    repository::{qualification, shift, sign_up},
    shifts::{self, PlanError},
};
pub(in crate::http) use bodies::{PlannedBody, QualificationBody, ShiftsBody};
use bodies::{ShiftBody, VolunteerBody};

/// The staff see shifts for so long after they ended.
const SEEN_SECONDS: i64 = 30 * 86_400;
/// Hours are added up over so long.
const YEAR_SECONDS: i64 = 365 * 86_400;

/// Lists the shifts, who has them, and everybody's hours.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/shifts",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "Those of the last month and to come.", body = ShiftsBody),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_shifts(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<ShiftsBody>, Problem> {
    let now = state.clock.now();
    let mut snapshot = state.database.read().await?;
    let area = caller.area();
    let mut titles: BTreeMap<ActivityId, Option<Text>> = BTreeMap::new();
    let mut bodies = Vec::new();
    for seen in shifts::shifts(&mut snapshot, area, now - SEEN_SECONDS).await? {
        let activity = seen.shift.activity;
        let known = match titles.entry(activity) {
            Entry::Occupied(known) => known.into_mut(),
            Entry::Vacant(new) => new.insert(title(&mut snapshot, &caller, activity).await?),
        };
        if let Some(title) = known {
            bodies.push(ShiftBody::new(title, seen));
        }
    }
    let worked = sign_up::worked(&mut snapshot, area, (now - YEAR_SECONDS, now)).await?;
    let worked: BTreeMap<_, _> = worked.into_iter().collect();
    let volunteers = qualification::of_area(&mut snapshot, area).await?.into_iter();
    let volunteers = volunteers.map(|known| {
        let minutes = worked.get(&known.account).copied().unwrap_or_default();
        VolunteerBody::new(known, minutes)
    });
    Ok(Json(ShiftsBody { shifts: bodies, volunteers: volunteers.collect() }))
}

/// Plans a shift under an id that the caller has made; one that is there stays as it is.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/shifts/{id}",
    tag = "staff",
    security(("session" = [])),
    request_body = PlannedBody,
    responses(
        (status = 204, description = "It is on the phones of the activity's volunteers with their next pull."),
        (status = 404, description = "`not-found`: there is no such activity."),
        (status = 422, description = "`invalid`: it has no title, ends before it begins, or needs nobody."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn put_shift(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<PlannedBody>,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let planned = body.check(ShiftId(id), now)?;
    let mut transaction = state.database.write().await?;
    title(&mut transaction, &caller, planned.activity).await?.ok_or(Problem::NotFound)?;
    let area = caller.area();
    if shift::find(&mut transaction, area, planned.id).await?.is_some() {
        return Ok(StatusCode::NO_CONTENT);
    }
    shifts::plan_shift(&mut transaction, area, planned).await?;
    let (actor, action) = (Some(caller.account.id), Action::ShiftPlanned);
    audit::record(&mut transaction, area, actor, action, Some(id), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Calls a shift off. Whoever has it is told.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/shifts/{id}/cancel",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 204, description = "It does not take place."),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn cancel_shift(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let area = caller.area();
    let stored = shift::find(&mut transaction, area, ShiftId(id)).await?;
    let stored = stored.ok_or(Problem::NotFound)?;
    title(&mut transaction, &caller, stored.activity).await?.ok_or(Problem::NotFound)?;
    if !shifts::call_off_shift(&mut transaction, area, &stored, now).await? {
        return Err(Problem::NotFound);
    }
    let (actor, action) = (Some(caller.account.id), Action::ShiftCancelled);
    audit::record(&mut transaction, area, actor, action, Some(id), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Notes what is known of a volunteer: which shifts she may take follows it from now on.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/volunteers/{id}/qualification",
    tag = "staff",
    security(("session" = [])),
    request_body = QualificationBody,
    responses(
        (status = 204, description = "Noted. What she has stays hers."),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn put_qualification(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
    JsonBody(body): JsonBody<QualificationBody>,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let (area, account) = (caller.area(), AccountId(id));
    volunteers::find(&mut transaction, area, account).await?;
    let skills = body.skills();
    qualification::put(&mut transaction, account, body.has_left_school, &skills).await?;
    let (actor, action) = (Some(caller.account.id), Action::QualificationNoted);
    audit::record(&mut transaction, area, actor, action, Some(id), now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

impl From<PlanError> for Problem {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::Backwards => Self::Invalid(format!("failed to {error}")),
            PlanError::TimeZone => Self::NotFound,
            PlanError::Database(error) => error.into(),
        }
    }
}
