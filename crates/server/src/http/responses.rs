//! Answers to surveys. Nothing of the sender is read: no secret, no cookie, no address.

use axum::{
    extract::{Path, State},
    http::StatusCode,
};
use sammen_domain::AreaId;
use sammen_sync::{AnswersKey, Body, TokenedResponse, unseal};

use super::{
    AppState, Problem,
    openapi::{BodyProblems, DatabaseProblems, SealedBody},
    problem::ProblemBody,
    sealed::{AnyVersion, Sealed},
};
use crate::{answers_key, response};

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
        (status = 409, description = "`response-altered`: another response has this id; `sender-needed`: the survey is confidential, and its answers are pushed; `token-spent`: another response spent the token; or `unknown-form-version`.", body = ProblemBody, content_type = "application/problem+json"),
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

/// Tells what answers are sealed with on a device that many people answer on.
#[utoipa::path(
    get,
    path = "/api/areas/{area}/answers-key",
    tag = "surveys",
    params(("area" = String, Path, description = "The area's short name.")),
    responses(
        (status = 200, description = "The sealed public key of the area: a point of P-256 that is not compressed.", body = SealedBody, content_type = "application/vnd.sammen.sync"),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_answers_key(
    State(state): State<AppState>,
    Path(area): Path<String>,
) -> Result<Sealed<AnswersKey>, Problem> {
    let area = AreaId::new(area).map_err(|_| Problem::UnknownArea)?;
    let key = answers_key::public_key(&state.database, &area).await?;
    Ok(Sealed(key.ok_or(Problem::UnknownArea)?))
}
