//! Push and pull.

use axum::{
    body::HttpBody,
    extract::State,
    http::HeaderMap,
    response::{IntoResponse, Response},
};
use sammen_sync::{
    APP_VERSION_HEADER, Body, PullRequest, PushRequest, PushResponse, unseal, v1, v2, v3, v4, v5,
    v6, v7,
};
use tracing::Instrument;

use super::{
    AppState, Problem,
    openapi::{BodyProblems, SealedBody, SenderProblems},
    problem::ProblemBody,
    sealed::Sealed,
    sender::FromDevice,
};
use crate::sync::{decide_push, pull};

/// Decides mutations.
#[utoipa::path(
    post,
    path = "/api/sync/push",
    tag = "sync",
    security(("device_key" = []), ("device_secret" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed push request: the area, the client and at most 500 mutations, their \
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
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn push_mutations(
    State(state): State<AppState>,
    headers: HeaderMap,
    FromDevice { proof, body }: FromDevice,
) -> Result<Sealed<PushResponse>, Problem> {
    count_versions(&state, &headers, &body);
    let request: PushRequest = unseal(&body)?;
    let device = proof.device(&request.area);
    let span = tracing::info_span!("push", mutations = request.mutations.len());
    let pushed =
        decide_push(&state.database, &state.together, device, &request, || state.clock.now());
    let pushed = pushed.instrument(span).await;
    let (response, decided) = pushed.inspect_err(|error| state.metrics.sync.push_failed(error))?;
    state.metrics.sync.pushed(&request, &decided, state.clock.now());
    Ok(Sealed(response))
}

/// Tells what changed.
#[utoipa::path(
    post,
    path = "/api/sync/pull",
    tag = "sync",
    security(("device_key" = []), ("device_secret" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed pull request: the area, the client, the cookie of the last pull, the \
            manifest whose chunks the phone has, which private rows it has, and the last outcome \
            known. One of an older version is answered in that version."
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
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn pull_changes(
    State(state): State<AppState>,
    headers: HeaderMap,
    FromDevice { proof, body }: FromDevice,
) -> Result<Response, Problem> {
    count_versions(&state, &headers, &body);
    let answer = async |request: PullRequest| {
        let device = proof.device(&request.area);
        let span = tracing::info_span!("pull");
        let pulled =
            pull(&state.database, device, &request, state.clock.now()).instrument(span).await?;
        state.metrics.sync.pulled(&request, &pulled);
        Ok::<_, Problem>(pulled)
    };
    // An app that was kept on a phone is answered in its own words.
    let response = match body.first() {
        Some(&v1::PullRequest::VERSION) => {
            let request: v1::PullRequest = unseal(&body)?;
            Sealed(v1::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        Some(&v2::PullRequest::VERSION) => {
            let request: v2::PullRequest = unseal(&body)?;
            Sealed(v2::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        Some(&v3::PullRequest::VERSION) => {
            let request: v3::PullRequest = unseal(&body)?;
            Sealed(v3::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        Some(&v4::PullRequest::VERSION) => {
            let request: v4::PullRequest = unseal(&body)?;
            Sealed(v4::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        Some(&v5::PullRequest::VERSION) => {
            let request: v5::PullRequest = unseal(&body)?;
            Sealed(v5::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        Some(&v6::PullRequest::VERSION) => {
            let request: v6::PullRequest = unseal(&body)?;
            Sealed(v6::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        Some(&v7::PullRequest::VERSION) => {
            let request: v7::PullRequest = unseal(&body)?;
            Sealed(v7::PullResponse::from(answer(request.into()).await?)).into_response()
        }
        _ => Sealed(answer(unseal(&body)?).await?).into_response(),
    };
    let bytes = response.body().size_hint().exact();
    bytes.into_iter().for_each(|bytes| state.metrics.sync.pull_body(bytes));
    Ok(response)
}

/// Counts which versions are spoken, also those that are not understood.
fn count_versions(state: &AppState, headers: &HeaderMap, body: &[u8]) {
    let app = headers.get(APP_VERSION_HEADER).and_then(|value| value.to_str().ok());
    state.metrics.sync.app(app);
    body.first().into_iter().for_each(|version| state.metrics.sync.protocol(*version));
}
