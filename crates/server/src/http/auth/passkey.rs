//! Signing in by passkey.

use axum::{Json, extract::State, http::HeaderMap, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use webauthn_rs::prelude::PublicKeyCredential;

use super::sign_in;
use crate::{
    http::{
        AppState, Problem,
        access::SESSION,
        bodies::MeBody,
        json::JsonBody,
        openapi::{DatabaseProblems, SignInProblems},
    },
    identity::Token,
    passkeys::{self, Started},
    sessions::Method,
};

/// What the browser is to ask its device, and the name to come back with.
#[derive(Serialize, ToSchema)]
#[schema(as = Ceremony)]
pub(in crate::http) struct CeremonyBody {
    /// The name to finish it under, once and within ten minutes.
    ceremony: String,
    /// What `navigator.credentials` takes, in the JSON of WebAuthn: `{"publicKey": …}`.
    #[schema(value_type = Object)]
    options: serde_json::Value,
}

impl<T: Serialize> TryFrom<Started<T>> for CeremonyBody {
    type Error = Problem;

    fn try_from(started: Started<T>) -> Result<Self, Problem> {
        let options = serde_json::to_value(&started.options)
            .map_err(|error| Problem::CeremonyFailed(error.to_string()))?;
        Ok(Self { ceremony: started.ceremony.as_str().to_owned(), options })
    }
}

/// What the browser's device signed.
#[derive(Deserialize, ToSchema)]
#[schema(as = SignInByPasskey)]
pub(in crate::http) struct FinishBody {
    /// The name that the ceremony was begun under.
    ceremony: String,
    /// The credential's `toJSON()`.
    #[schema(value_type = Object)]
    credential: PublicKeyCredential,
}

/// Reads a ceremony's name.
pub(super) fn read_ceremony(name: &str) -> Result<Token, Problem> {
    let wrong = || Problem::CeremonyFailed("there is no such ceremony; begin again".to_owned());
    Token::read(name).ok_or_else(wrong)
}

/// Begins to sign in, without saying who.
#[utoipa::path(
    post,
    path = "/api/auth/passkey/start",
    tag = "signing in",
    responses(
        (status = 200, description = "What the browser is to ask its device.", body = CeremonyBody),
        SignInProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn start_sign_in(
    State(state): State<AppState>,
) -> Result<Json<CeremonyBody>, Problem> {
    let now = state.clock.now();
    let mut transaction = state.database.write().await?;
    let started = passkeys::start_sign_in(&mut transaction, &state.site.passkeys, now).await?;
    transaction.commit().await?;
    Ok(Json(started.try_into()?))
}

/// Signs in.
#[utoipa::path(
    post,
    path = "/api/auth/passkey/finish",
    tag = "signing in",
    request_body = FinishBody,
    responses(
        (status = 200, description = "Signed in: the session's cookie comes along.", body = MeBody),
        SignInProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn finish_sign_in(
    State(state): State<AppState>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<FinishBody>,
) -> Result<Response, Problem> {
    let (now, ceremony) = (state.clock.now(), read_ceremony(&body.ceremony)?);
    let mut transaction = state.database.write().await?;
    let (site, credential) = (&state.site, &body.credential);
    let account =
        passkeys::finish_sign_in(&mut transaction, &site.passkeys, &ceremony, credential, now)
            .await?;
    let before = SESSION.of(&headers);
    Ok(sign_in(&state, transaction, &account, Method::Passkey, before.as_ref()).await?)
}
