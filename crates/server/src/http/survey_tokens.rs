//! Tokens of surveys, for devices that say who they are. What comes of a token comes back without saying so.

use axum::extract::State;
use sammen_sync::{TokenRequest, TokenResponse, unseal};

use super::{
    AppState, Problem,
    openapi::{BodyProblems, SealedBody, SenderProblems},
    problem::ProblemBody,
    sealed::Sealed,
    sender::FromDevice,
};
use crate::tokens;

/// Gives tokens of a survey.
#[utoipa::path(
    post,
    path = "/api/survey-tokens",
    tag = "surveys",
    security(("device_key" = []), ("device_secret" = [])),
    request_body(
        content = SealedBody,
        content_type = "application/vnd.sammen.sync",
        description = "A sealed token request: the area, the survey, by what the device may have tokens, and 1 to \
            100 numbers that it has hidden as RFC 9497 says (verifiable mode, ristretto255 and SHA-512)."
    ),
    responses(
        (status = 200, description = "A sealed token response: an evaluation of each number, with its proof. The same numbers are answered again.", body = SealedBody, content_type = "application/vnd.sammen.sync"),
        (status = 403, description = "`code-needed`: the survey is for those who have a code; or the device has left its household.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 404, description = "`unknown-area`, `unknown-survey`, or `code-not-good`: the code is none of this survey's.", body = ProblemBody, content_type = "application/problem+json"),
        (status = 409, description = "`tokens-given`: all tokens that there were have been given for other numbers.", body = ProblemBody, content_type = "application/problem+json"),
        SenderProblems,
        BodyProblems,
    )
)]
pub(super) async fn give_tokens(
    State(state): State<AppState>,
    FromDevice { proof, body }: FromDevice,
) -> Result<Sealed<TokenResponse>, Problem> {
    let request: TokenRequest = unseal(&body)?;
    let device = proof.device(&request.area);
    let given = tokens::give_tokens(&state.database, device, &request, tokens::random).await?;
    Ok(Sealed(given))
}
