//! Push and pull.

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use sammen_sync::{Body, PullRequest, PushRequest, PushResponse, unseal, v1};

use super::{
    AppState, Problem,
    bearer::Bearer,
    openapi::{BodyProblems, SealedBody, SecretProblems},
    problem::ProblemBody,
    sealed::{AnyVersion, Sealed},
};
use crate::sync::{owner_of, pull, push};

/// Decides mutations.
#[utoipa::path(
    post,
    path = "/api/sync/push",
    tag = "sync",
    security(("device_secret" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed push request: the area, the client and at most 100 mutations, their \
            numbers following each other without gaps."
    ),
    responses(
        (
            status = 200,
            description = "All were decided. A sealed push response: the last number decided and an \
                outcome for each mutation.",
            body = SealedBody,
            content_type = "application/vnd.sammen.sync"
        ),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`line-broken`: a number is missing, or stands for another operation. Take a new client id and send again.", body = ProblemBody, content_type = "application/problem+json"),
        SecretProblems,
        BodyProblems,
    )
)]
pub(super) async fn push_mutations(
    State(state): State<AppState>,
    Bearer(secret): Bearer,
    Sealed(request): Sealed<PushRequest>,
) -> Result<Sealed<PushResponse>, Problem> {
    let owner = owner_of(&request.area, &secret);
    Ok(Sealed(push(&state.database, owner, &request, || state.clock.now()).await?))
}

/// Tells what changed.
#[utoipa::path(
    post,
    path = "/api/sync/pull",
    tag = "sync",
    security(("device_secret" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed pull request: the area, the client, the cookie of the last pull, the \
            manifest whose chunks the phone has, and the last outcome known. One of version 1 is \
            answered in version 1."
    ),
    responses(
        (
            status = 200,
            description = "A sealed pull response: a patch and seat counts, the manifest that they \
                stand on, the cookie after them, and outcomes, all of one moment.",
            body = SealedBody,
            content_type = "application/vnd.sammen.sync"
        ),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SecretProblems,
        BodyProblems,
    )
)]
pub(super) async fn pull_changes(
    State(state): State<AppState>,
    Bearer(secret): Bearer,
    AnyVersion(body): AnyVersion,
) -> Result<Response, Problem> {
    let answer = async |request: PullRequest| {
        let owner = owner_of(&request.area, &secret);
        pull(&state.database, owner, &request).await
    };
    // An app that was kept on a phone is answered in its own words.
    if body.first() == Some(&v1::PullRequest::VERSION) {
        let request: v1::PullRequest = unseal(&body)?;
        let response = answer(request.into()).await?;
        return Ok(Sealed(v1::PullResponse::from(response)).into_response());
    }
    Ok(Sealed(answer(unseal(&body)?).await?).into_response())
}
