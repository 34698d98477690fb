//! An area's activities with their dates, and how full they are.

use std::collections::HashMap;

use axum::{Json, extract::State};
use chrono::{DateTime, Duration};
use sammen_domain::{
    Activity, Availability, LocalDateTime, Occurrence, OccurrenceId, OccurrenceState, Row, RowKind,
    UnixSeconds,
};
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::{
    http::{
        AppState, Problem,
        access::Caller,
        areas::{TranslationBody, translations},
        openapi::{DatabaseProblems, SessionProblems},
    },
    repository::row::{self, Space},
};

/// An activity with its dates.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffActivity)]
pub(in crate::http) struct ActivityBody {
    id: Uuid,
    title: Vec<TranslationBody>,
    /// Its dates, the earliest first.
    occurrences: Vec<OccurrenceBody>,
}

/// One date.
#[derive(Serialize, ToSchema)]
#[schema(as = StaffOccurrence)]
pub(in crate::http) struct OccurrenceBody {
    id: Uuid,
    starts_at: UnixSeconds,
    ends_at: UnixSeconds,
    /// By the area's own clocks.
    #[schema(example = "2026-11-22T17:00")]
    starts: String,
    is_cancelled: bool,
    /// The seats; null where there is no limit.
    capacity: Option<u32>,
    confirmed_persons: u32,
    waiting_households: u32,
}

impl OccurrenceBody {
    /// A date and how full it is.
    pub(super) fn new(
        activity: &Activity,
        occurrence: &Occurrence,
        availability: &Availability,
    ) -> Self {
        Self {
            id: occurrence.id.0,
            starts_at: occurrence.starts_at,
            ends_at: occurrence.ends_at,
            starts: local(occurrence.starts),
            is_cancelled: !matches!(occurrence.state, OccurrenceState::Scheduled),
            capacity: occurrence.capacity(activity),
            confirmed_persons: availability.taken,
            waiting_households: availability.waiting_households,
        }
    }
}

fn local(time: LocalDateTime) -> String {
    let day = DateTime::from_timestamp(i64::from(time.date.0) * 86_400, 0).unwrap_or_default();
    let time = day.naive_utc() + Duration::minutes(i64::from(time.minute));
    time.format("%Y-%m-%dT%H:%M").to_string()
}

/// Lists the activities.
#[utoipa::path(
    get,
    path = "/api/staff/areas/{area}/activities",
    tag = "staff",
    security(("session" = [])),
    responses(
        (status = 200, description = "The activities that the caller's roles are for.", body = Vec<ActivityBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_activities(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<ActivityBody>>, Problem> {
    let mut snapshot = state.database.read().await?;
    let mut all = async |kind| row::all_of(&mut snapshot, caller.area(), Space::Public, kind).await;
    let (activities, occurrences) =
        (all(RowKind::Activity).await?, all(RowKind::Occurrence).await?);
    let seats = all(RowKind::Availability).await?;
    let seats: HashMap<OccurrenceId, Availability> = seats
        .into_iter()
        .filter_map(|row| match row {
            Row::Availability(seats) => Some((seats.occurrence, seats)),
            _ => None,
        })
        .collect();
    let mut dates: HashMap<_, Vec<Occurrence>> = HashMap::new();
    for row in occurrences {
        if let Row::Occurrence(date) = row {
            dates.entry(date.activity).or_default().push(date);
        }
    }
    let bodies = activities.into_iter().filter_map(|row| match row {
        Row::Activity(activity) if caller.may_see(activity.id) => {
            let dates = dates.remove(&activity.id).unwrap_or_default();
            Some(describe(&activity, dates, &seats))
        }
        _ => None,
    });
    Ok(Json(bodies.collect()))
}

fn describe(
    activity: &Activity,
    mut dates: Vec<Occurrence>,
    seats: &HashMap<OccurrenceId, Availability>,
) -> ActivityBody {
    dates.sort_by_key(|date| (date.starts_at, date.id));
    let body = |date: &Occurrence| match seats.get(&date.id) {
        Some(seats) => OccurrenceBody::new(activity, date, seats),
        None => OccurrenceBody::new(activity, date, &Availability::none(date.id)),
    };
    ActivityBody {
        id: activity.id.0,
        title: translations(&activity.title),
        occurrences: dates.iter().map(body).collect(),
    }
}
