//! The door of a date: how many are in, and which households were let in more than once.

use axum::{Json, extract::State, http::StatusCode};
use sammen_domain::{
    Activity, ActivityId, Occurrence, OccurrenceId, Row, RowKey, RowKind, Scan, Tally, UnixSeconds,
};
use sammen_ticket::short_code;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::{Id, decisions::OfDate};
use crate::{
    audit::{self, Action},
    database::Connection,
    door::{Conflict, ResolveError, conflicts_of, resolve},
    http::{
        AppState, Problem,
        access::Caller,
        areas::{TranslationBody, translations},
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    repository::{
        head_count, registration,
        row::{self, Space},
        scan,
    },
};

/// How many are in at a date.
#[derive(Serialize, ToSchema)]
#[schema(as = DoorCounts)]
pub(in crate::http) struct DoorBody {
    /// Everybody whom a scan let in, each household once.
    persons: u32,
    /// Those of them who had not registered.
    walk_ins: u32,
    /// How many households that had registered are in.
    households: usize,
    /// What was counted with plus and minus, where nobody registers.
    heads: i64,
    /// Households that were let in more than once and that nobody has looked at.
    conflicts: usize,
}

/// A household that was let in more than once. There is one of these for it, however often it was.
#[derive(Serialize, ToSchema)]
#[schema(as = DoorConflict)]
pub(in crate::http) struct ConflictBody {
    occurrence: Uuid,
    starts_at: UnixSeconds,
    activity: Uuid,
    title: Vec<TranslationBody>,
    registration: Uuid,
    /// What is printed on its ticket.
    ticket_code: String,
    /// How many are registered; null when nothing is known of the household any more.
    persons: Option<u16>,
    /// Who they are; null when one's role does not show names.
    names: Option<Vec<String>>,
    /// The one that counts first.
    scans: Vec<ScanBody>,
}

/// One time that a phone let somebody in.
#[derive(Serialize, ToSchema)]
#[schema(as = DoorScan)]
struct ScanBody {
    id: Uuid,
    persons: u16,
    /// When; null where the phone's clock cannot be right.
    at: Option<UnixSeconds>,
    /// What the staff call the volunteer; null when the phone is nobody's any more.
    volunteer: Option<String>,
}

/// What a human says of a household that was let in more than once. It counts once, whatever is said.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = DoorRuling)]
pub(in crate::http) struct RulingBody {
    /// How many scans the caller has seen.
    seen_scans: usize,
    /// How many others came in on its ticket: they count as people who had not registered.
    others: u16,
}

/// Tells how many are in.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/occurrences/{id}/door",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "How many are in.", body = DoorBody),
        (status = 404, description = "`not-found`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_door(
    State(state): State<AppState>,
    caller: Caller,
    Id(id): Id,
) -> Result<Json<DoorBody>, Problem> {
    let date = OccurrenceId(id);
    let mut snapshot = state.database.read().await?;
    find(&mut snapshot, &caller, date).await?;
    let scans = scan::of_date(&mut snapshot, caller.area(), date).await?;
    let tally = Tally::of(date, scans.into_iter().map(|(scan, _)| scan));
    Ok(Json(DoorBody {
        persons: tally.persons(),
        walk_ins: tally.walk_ins(),
        households: tally.entries().count(),
        heads: head_count::sum(&mut snapshot, caller.area(), date).await?,
        conflicts: conflicts_of(&mut snapshot, caller.area(), date).await?.len(),
    }))
}

/// Lists the households that were let in more than once and that nobody has looked at.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/door-conflicts",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "One for each household and date, the earliest date first.", body = Vec<ConflictBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_door_conflicts(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<ConflictBody>>, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let mut bodies = Vec::new();
    for date in scan::dates_with_doubles(&mut transaction, caller.area()).await? {
        let Ok(found) = find(&mut transaction, &caller, date).await else { continue };
        bodies.extend(conflict_bodies(&mut transaction, &caller, &found, now).await?);
    }
    transaction.commit().await?;
    bodies.sort_by_key(|body| body.starts_at);
    Ok(Json(bodies))
}

/// What is to be looked at of one date. Where names are told, the log says so.
async fn conflict_bodies(
    connection: &mut Connection,
    caller: &Caller,
    (occurrence, activity): &(Occurrence, Activity),
    now: UnixSeconds,
) -> Result<Vec<ConflictBody>, Problem> {
    let (area, date) = (caller.area(), occurrence.id);
    let open = conflicts_of(connection, area, date).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let registered = registration::for_date(connection, area, date, activity.id).await?;
    let are_names_shown = caller.may_see_names(activity.id);
    if are_names_shown {
        let actor = Some(caller.account.id);
        audit::record(connection, area, actor, Action::NamesShown, Some(date.0), now).await?;
    }
    let body = |open: Conflict| {
        let household = registered.iter().find(|known| known.id == open.household);
        let names = household.filter(|_| are_names_shown).map(|known| known.names.clone());
        let persons = household.map(|known| known.persons);
        ConflictBody { persons, names, ..ConflictBody::new(occurrence, activity, open) }
    };
    Ok(open.into_iter().map(body).collect())
}

/// Says what became of a household that was let in more than once.
#[utoipa::path(
    post,
    path = "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/door-conflict",
    tag = "staff",
    security(("session" = [])),
    request_body = RulingBody,
    responses(
        (status = 204, description = "Kept. If the household is scanned again it is on the list again."),
        (status = 404, description = "`not-found`: there is nothing to look at."),
        (status = 409, description = "`conflict`: more was noted meanwhile; look again."),
        (status = 422, description = "`invalid`: too many others."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn resolve_door_conflict(
    State(state): State<AppState>,
    caller: Caller,
    place: OfDate,
    JsonBody(body): JsonBody<RulingBody>,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let (area, at) = (caller.area(), (place.date, place.registration));
    let mut transaction = state.database.write().await?;
    let (_, activity) = find(&mut transaction, &caller, place.date).await?;
    let RulingBody { seen_scans, others } = body;
    resolve(&mut transaction, area, activity.id, at, seen_scans, others).await?;
    let (actor, action) = (Some(caller.account.id), Action::DoorConflictResolved);
    let subject = Some(place.registration.0);
    audit::record(&mut transaction, area, actor, action, subject, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A date that is the caller's to see, with its activity.
async fn find(
    connection: &mut Connection,
    caller: &Caller,
    date: OccurrenceId,
) -> Result<(Occurrence, Activity), Problem> {
    let key = RowKey { kind: RowKind::Occurrence, id: date.0 };
    let found = row::find(connection, caller.area(), Space::Public, key).await?;
    let Some(Row::Occurrence(occurrence)) = found else { return Err(Problem::NotFound) };
    let ActivityId(id) = occurrence.activity;
    let key = RowKey { kind: RowKind::Activity, id };
    match row::find(connection, caller.area(), Space::Public, key).await? {
        Some(Row::Activity(activity)) if caller.may_see(activity.id) => Ok((occurrence, activity)),
        _ => Err(Problem::NotFound),
    }
}

impl ConflictBody {
    fn new(occurrence: &Occurrence, activity: &Activity, open: Conflict) -> Self {
        let body = |(scan, volunteer): (Scan, Option<String>)| ScanBody {
            id: scan.id.0,
            persons: scan.persons,
            at: scan.moment,
            volunteer,
        };
        Self {
            occurrence: occurrence.id.0,
            starts_at: occurrence.starts_at,
            activity: activity.id.0,
            title: translations(&activity.title),
            registration: open.household.0,
            ticket_code: short_code(open.household.0.as_bytes()),
            persons: None,
            names: None,
            scans: open.scans.into_iter().map(body).collect(),
        }
    }
}

impl From<ResolveError> for Problem {
    fn from(error: ResolveError) -> Self {
        match error {
            ResolveError::Unknown => Self::NotFound,
            ResolveError::Changed { .. } => Self::Conflict(format!("failed to {error}")),
            ResolveError::TooMany => Self::Invalid(format!("failed to {error}")),
            ResolveError::Database(error) => error.into(),
        }
    }
}
