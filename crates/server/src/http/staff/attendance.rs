//! Who came to a date, noted gently.

use axum::{extract::State, http::StatusCode};
use sammen_domain::Attendance;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::decisions::{OfDate, record, see};
use crate::{
    audit::Action,
    http::{
        AppState, Problem,
        access::Caller,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    registrations::note_attendance,
};

/// Whether a household came.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AttendanceNote)]
pub(in crate::http) struct AttendanceBody {
    attendance: AttendanceKind,
}

/// Whether a household came. Nothing is ever decided by it.
#[derive(Clone, Copy, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "kebab-case")]
#[schema(as = Attendance)]
pub(super) enum AttendanceKind {
    /// Nobody took note.
    Unknown,
    /// It came.
    Attended,
    /// It did not.
    DidNotCome,
}

impl From<AttendanceKind> for Attendance {
    fn from(kind: AttendanceKind) -> Self {
        match kind {
            AttendanceKind::Unknown => Self::Unknown,
            AttendanceKind::Attended => Self::Attended,
            AttendanceKind::DidNotCome => Self::DidNotCome,
        }
    }
}

impl From<Attendance> for AttendanceKind {
    fn from(noted: Attendance) -> Self {
        match noted {
            Attendance::Unknown => Self::Unknown,
            Attendance::Attended => Self::Attended,
            Attendance::DidNotCome => Self::DidNotCome,
        }
    }
}

/// Notes whether a household came.
#[utoipa::path(
    put,
    path = "/api/staff/areas/{area}/occurrences/{id}/registrations/{registration}/attendance",
    tag = "staff",
    security(("session" = [])),
    request_body = AttendanceBody,
    responses(
        (status = 204, description = "Noted."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: the date has not begun."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn put_attendance(
    State(state): State<AppState>,
    caller: Caller,
    place: OfDate,
    JsonBody(body): JsonBody<AttendanceBody>,
) -> Result<StatusCode, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let at = see(&mut transaction, &caller, place.date, now).await?;
    note_attendance(&mut transaction, at, place.registration, body.attendance.into()).await?;
    let subject = place.registration.0;
    record(&mut transaction, &caller, Action::AttendanceNoted, subject, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
