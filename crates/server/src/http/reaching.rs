//! How a phone is reached when its app is not open.

use axum::extract::{Path, State};
use sammen_sync::Reaching;

use super::{
    AppState, Problem,
    openapi::{BodyProblems, SealedBody, SenderProblems},
    problem::ProblemBody,
    sealed::Sealed,
    sender::FromDevice,
};
use crate::reaching::reaching;

/// Says how the device is reached, and by what this server could write to its household.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/reaching",
    tag = "reaching",
    security(("device_key" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "Nothing."
    ),
    responses(
        (status = 200, description = "What was asked for and not ended: a calendar address, messages to the browser, e-mail or SMS. No address is in it.", body = SealedBody, content_type = "application/vnd.sammen.sync"),
        (status = 404, description = "`unknown-area`", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn read_reaching(
    State(state): State<AppState>,
    Path(area): Path<String>,
    FromDevice { proof, .. }: FromDevice,
) -> Result<Sealed<Reaching>, Problem> {
    let (area, device) = proof.of_key_in(area)?;
    Ok(Sealed(reaching(&state.database, &state.site.gateways, &area, device).await?))
}
