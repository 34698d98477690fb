//! A household's own dates, for its calendar program.

use std::sync::Arc;

use axum::{
    Extension,
    extract::{Path, Query, State},
    http::{HeaderName, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_sync::CalendarAddress;

use super::{CALENDAR, Desk, Wanted};
use crate::{
    feeds::{Kept, address_for, calendar_of, dates_of, end_address, stamp},
    http::{
        AppState, Problem,
        openapi::{BodyProblems, DatabaseProblems, SealedBody, SenderProblems},
        problem::ProblemBody,
        sealed::Sealed,
        sender::FromDevice,
    },
    identity::Token,
};

/// Nobody between keeps what is one household's, and no search engine finds it.
const FOR_NOBODY_ELSE: [(HeaderName, HeaderValue); 2] = [
    (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    (HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex")),
];

/// Makes an address under which a calendar program finds what the device's household comes to.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/calendar-address",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "Nothing."
    ),
    responses(
        (status = 200, description = "A sealed calendar address, in the place of the one that the device had. Only its digest is stored.", body = SealedBody, content_type = "application/vnd.sammen.sync"),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(in crate::http) async fn make_calendar_address(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, .. }: FromDevice,
) -> Result<Sealed<CalendarAddress>, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    let token = address_for(&state.database, &area, device).await?;
    let origin = &state.site.origin;
    let address = format!("{origin}/api/areas/{area}/calendars/{}/dates.ics", token.as_str());
    Ok(Sealed(CalendarAddress { address }))
}

/// Ends the address of the device's calendar.
#[utoipa::path(
    delete,
    path = "/api/areas/{area}/calendar-address",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "Nothing."
    ),
    responses(
        (status = 204, description = "The device has no address any more."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(in crate::http) async fn end_calendar_address(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, .. }: FromDevice,
) -> Result<StatusCode, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    end_address(&state.database, &area, device).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a household's dates as a calendar.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/calendars/{token}/dates.ics",
    tag = "reaching",
    params(
        ("area" = String, Path, description = "The area's short name."),
        ("token" = String, Path, description = "The address's secret."),
        ("language" = Option<String>, Query, description = "The language that words are wanted in, where they were written in it.")
    ),
    responses(
        (status = 200, description = "iCalendar: the dates that the household comes to or waits for, cancelled ones too. No names.", body = String, content_type = "text/calendar"),
        (status = 404, description = "`not-found`: the address is nobody's, or not any more.", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn get_personal_calendar(
    State(state): State<AppState>,
    Extension(kept): Extension<Arc<Kept>>,
    Path((area, token)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Problem> {
    let token = Token::read(&token).ok_or(Problem::NotFound)?;
    let mut desk = Desk::open(&state, &kept, area).await.map_err(|problem| match problem {
        Problem::UnknownArea => Problem::NotFound,
        other => other,
    })?;
    let dates = dates_of(&mut desk.snapshot, &desk.area, token.digest()).await?;
    let dates = dates.ok_or(Problem::NotFound)?;
    let published = desk.published().await?;
    let calendar = calendar_of(&dates, &published, desk.links(), wanted.language());
    let body = stamp(&calendar, state.clock.now());
    Ok((FOR_NOBODY_ELSE, [(header::CONTENT_TYPE, CALENDAR)], body).into_response())
}
