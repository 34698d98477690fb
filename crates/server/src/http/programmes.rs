//! Programmes, for phones: which activities are counted, and notes of those who chose to be. Nothing is read of who
//! sends a note: no secret, no cookie, no address.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use sammen_domain::AreaId;
use sammen_sync::{ProgrammeNote, Programmes};

use super::{
    AppState, Problem,
    openapi::{BodyProblems, DatabaseProblems, SealedBody},
    problem::ProblemBody,
    sealed::Sealed,
};
use crate::log_book;

/// Tells which activities of an area are counted in which programme.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/programmes",
    tag = "log book",
    params(("area" = String, Path, description = "The area's short name.")),
    responses(
        (status = 200, description = "Sealed programmes: activities, each with its programme's name.", body = SealedBody, content_type = "application/vnd.sammen.sync"),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn list_programmes(
    State(state): State<AppState>,
    Path(area): Path<String>,
) -> Result<Sealed<Programmes>, Problem> {
    let area = AreaId::new(area).map_err(|_| Problem::UnknownArea)?;
    Ok(Sealed(log_book::programmes(&state.database, &area).await?))
}

/// Notes that somebody who chose to be counted took part in a month; what is sent again is the same note.
#[utoipa::path(
    post,
    path = "/api/programme-notes",
    tag = "log book",
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed note: the area, the programme, the month and a pseudonym for that programme alone. \
            Sent without any credentials."
    ),
    responses(
        (status = 200, description = "It is noted, now or before."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: the programme has no date in that month.", body = ProblemBody, content_type = "application/problem+json"),
        BodyProblems,
    )
)]
pub(super) async fn keep_note(
    State(state): State<AppState>,
    Sealed(note): Sealed<ProgrammeNote>,
) -> Result<StatusCode, Problem> {
    log_book::keep_note(&state.database, &note).await?;
    Ok(StatusCode::OK)
}
