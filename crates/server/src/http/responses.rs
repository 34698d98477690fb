//! Answers to surveys. Nothing of the sender is read: no secret, no cookie, no address.

use axum::{extract::State, http::StatusCode};
use sammen_sync::ResponseRequest;

use super::{
    AppState, Problem,
    openapi::{BodyProblems, SealedBody},
    problem::ProblemBody,
    sealed::Sealed,
};

/// Stores a response, once.
#[utoipa::path(
    post,
    path = "/api/responses",
    tag = "surveys",
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed response: its own random id, the area, the survey, the form's version \
            and the answers. Sent without any credentials."
    ),
    responses(
        (status = 200, description = "The response is stored, now or before, also where its form would not have taken it."),
        (status = 404, description = "`unknown-area` or `unknown-survey`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`response-altered`: another response has this id; or `unknown-form-version`.", body = ProblemBody, content_type = "application/problem+json"),
        BodyProblems,
    )
)]
pub(super) async fn store_response(
    State(state): State<AppState>,
    Sealed(request): Sealed<ResponseRequest>,
) -> Result<StatusCode, Problem> {
    crate::response::store_response(&state.database, &request, state.clock.today()).await?;
    Ok(StatusCode::OK)
}
