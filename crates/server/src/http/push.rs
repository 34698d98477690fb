//! A phone asks to be sent messages, or no more.

use axum::{
    extract::{Path, State},
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use sammen_sync::{PushSubscription, unseal};

use super::{
    AppState, Problem,
    openapi::{BodyProblems, DatabaseProblems, SealedBody, SenderProblems},
    problem::ProblemBody,
    sender::FromDevice,
};
use crate::push::{Subscription, public_key, subscribe, unsubscribe};

/// Gives the key that browsers subscribe to.
#[utoipa::path(
    get,
    path = "/api/push-key",
    tag = "reaching",
    responses(
        (status = 200, description = "The public key that push services know the server by (RFC 8292): a point of P-256, uncompressed, in base64url.", body = String, content_type = "text/plain"),
        DatabaseProblems,
    )
)]
pub(super) async fn get_push_key(State(state): State<AppState>) -> Result<Response, Problem> {
    let key = public_key(&state.database).await?;
    let kept = HeaderValue::from_static("public, max-age=3600");
    Ok(([(header::CACHE_CONTROL, kept)], key).into_response())
}

/// Has messages sent to the device.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/push-subscription",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed push subscription: the address that the browser's push service gave, its keys and a language."
    ),
    responses(
        (status = 204, description = "The device's household is told by it of what changes about its dates."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        (status = 422, description = "`invalid`: the address is of no push service that this server speaks to, or the keys are none.", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn put_push_subscription(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, body }: FromDevice,
) -> Result<StatusCode, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    let PushSubscription { endpoint, key, secret, language } = unseal(&body)?;
    let subscription = Subscription { endpoint, key, secret, language };
    let services = &state.site.push_services;
    subscribe(&state.database, services, &area, device, &subscription).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Has nothing more sent to the device.
#[utoipa::path(
    delete,
    path = "/api/areas/{area}/push-subscription",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "Nothing."
    ),
    responses(
        (status = 204, description = "Nothing is known of where the device takes messages."),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn end_push_subscription(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, .. }: FromDevice,
) -> Result<StatusCode, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    unsubscribe(&state.database, &area, device).await?;
    Ok(StatusCode::NO_CONTENT)
}
