//! Answers to surveys. Nothing of the sender is read: no secret, no cookie, no address.

use axum::{extract::State, http::StatusCode};
use sammen_sync::{Body, TokenedResponse, unseal};

use super::{
    AppState, Problem,
    openapi::{BodyProblems, SealedBody},
    problem::ProblemBody,
    sealed::AnyVersion,
};
use crate::response;

/// Stores a response, once.
#[utoipa::path(
    post,
    path = "/api/responses",
    tag = "surveys",
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed response: its own random id, the area, the survey, the form's version \
            and the answers; in version 2, a token of the survey too. Sent without any credentials."
    ),
    responses(
        (status = 200, description = "The response is stored, now or before, also where its form would not have taken it."),
        (status = 404, description = "`unknown-area` or `unknown-survey`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 403, description = "`token-not-good`: the token is none of this survey's.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 426, description = "`token-needed`: the survey counts answers by tokens, and this one came in version 1. It is kept by the phone until its app has been brought up to date.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`response-altered`: another response has this id; `token-spent`: another response spent the token; or `unknown-form-version`.", body = ProblemBody, content_type = "application/problem+json"),
        BodyProblems,
    )
)]
pub(super) async fn store_response(
    State(state): State<AppState>,
    AnyVersion(body): AnyVersion,
) -> Result<StatusCode, Problem> {
    let (database, today) = (&state.database, state.clock.today());
    if body.first() == Some(&TokenedResponse::VERSION) {
        response::store_tokened_response(database, &unseal(&body)?, today).await?;
    } else {
        response::store_response(database, &unseal(&body)?, today).await?;
    }
    Ok(StatusCode::OK)
}
