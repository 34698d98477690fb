//! Using an invitation: with a new passkey, with a PIN, or for the account that is signed in.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde::Deserialize;
use utoipa::ToSchema;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::{TokenBody, read_token};
use crate::{
    http::{
        AppState, Problem,
        access::{Caller, SESSION},
        auth::{
            device::{FromDevice, InArea},
            passkey::{CeremonyBody, read_ceremony},
            sign_in,
        },
        bodies::MeBody,
        json::JsonBody,
        openapi::{DatabaseProblems, InvitationProblems, SenderProblems, SessionProblems},
    },
    identity::{
        self, AccountId, Pin, accept_with_passkey, accept_with_pin, invited_account,
        open_invitation,
    },
    passkeys,
    sessions::Method,
};

/// A passkey that was made for an invitation.
#[derive(Deserialize, ToSchema)]
#[schema(as = AcceptByPasskey)]
pub(in crate::http) struct PasskeyBody {
    token: String,
    ceremony: String,
    /// The credential's `toJSON()`.
    #[schema(value_type = Object)]
    credential: RegisterPublicKeyCredential,
}

/// A PIN that was chosen for an invitation.
#[derive(Deserialize, ToSchema)]
#[schema(as = AcceptByPin)]
pub(in crate::http) struct PinBody {
    token: String,
    /// 6 to 12 digits, not all alike and not in a row.
    pin: String,
}

/// Begins to make a passkey for an invitation.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/invitations/passkey/start",
    tag = "invitations",
    request_body = TokenBody,
    responses(
        (status = 200, description = "What the browser is to ask its device.", body = CeremonyBody),
        InvitationProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn start_by_passkey(
    State(state): State<AppState>,
    request: FromDevice<TokenBody>,
) -> Result<Json<CeremonyBody>, Problem> {
    let (now, token) = (state.clock.now(), read_token(&request.body.token)?);
    let mut transaction = state.database.write().await?;
    let invitation = open_invitation(&mut transaction, &request.area, &token, now).await?;
    let id = invitation.account.unwrap_or_else(AccountId::random);
    let name = invited_account(&invitation, id, now).display_name;
    let passkeys = &state.site.passkeys;
    let invited = Some(invitation.id);
    let started =
        passkeys::start_registration(&mut transaction, passkeys, (id, &name), invited, now).await?;
    transaction.commit().await?;
    Ok(Json(started.try_into()?))
}

/// Accepts an invitation with a passkey. A volunteer's phone becomes hers if it proves itself.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/invitations/passkey/finish",
    tag = "invitations",
    request_body = PasskeyBody,
    responses(
        (status = 200, description = "Accepted and signed in: the session's cookie comes along.", body = MeBody),
        InvitationProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn finish_by_passkey(
    State(state): State<AppState>,
    headers: HeaderMap,
    request: FromDevice<PasskeyBody>,
) -> Result<Response, Problem> {
    let PasskeyBody { token, ceremony, credential } = request.body;
    let (now, token) = (state.clock.now(), read_token(&token)?);
    let ceremony = read_ceremony(&ceremony)?;
    let mut transaction = state.database.write().await?;
    let invitation = open_invitation(&mut transaction, &request.area, &token, now).await?;
    let made = (&ceremony, &credential);
    let passkeys = &state.site.passkeys;
    let account =
        accept_with_passkey(&mut transaction, passkeys, &invitation, made, request.device, now)
            .await?;
    let before = SESSION.of(&headers);
    Ok(sign_in(&state, transaction, &account, Method::Passkey, before.as_ref()).await?)
}

/// Accepts an invitation for a volunteer with a PIN, which opens her account on this phone only.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/invitations/pin",
    tag = "invitations",
    security(("device_secret" = [])),
    request_body = PinBody,
    responses(
        (status = 200, description = "Accepted and signed in: the session's cookie comes along.", body = MeBody),
        (status = 422, description = "`invalid`: the PIN is none, or the invitation is for the staff."),
        InvitationProblems,
        SenderProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn accept_by_pin(
    State(state): State<AppState>,
    headers: HeaderMap,
    request: FromDevice<PinBody>,
) -> Result<Response, Problem> {
    let device = request.device()?;
    let (now, token) = (state.clock.now(), read_token(&request.body.token)?);
    let pin = Pin::choose(&request.body.pin)?;
    // Looked at before the work of hashing is done for nobody.
    let mut transaction = state.database.write().await?;
    open_invitation(&mut transaction, &request.area, &token, now).await?;
    drop(transaction);
    let hash = pin.hash().await;
    let mut transaction = state.database.write().await?;
    let invitation = open_invitation(&mut transaction, &request.area, &token, now).await?;
    let account = accept_with_pin(&mut transaction, &invitation, hash, device, now).await?;
    let before = SESSION.of(&headers);
    Ok(sign_in(&state, transaction, &account, Method::Pin, before.as_ref()).await?)
}

/// Accepts an invitation for the account that is signed in. It signs in anew, as it may do more now.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/invitations/join",
    tag = "invitations",
    security(("session" = [])),
    request_body = TokenBody,
    responses(
        (status = 200, description = "Accepted; another session takes the place of this one.", body = MeBody),
        (status = 422, description = "`invalid`: it is not for an account like this one."),
        InvitationProblems,
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn join(
    State(state): State<AppState>,
    caller: Caller,
    Path(area): Path<InArea>,
    JsonBody(body): JsonBody<TokenBody>,
) -> Result<Response, Problem> {
    let (area, now, token) = (area.read()?, state.clock.now(), read_token(&body.token)?);
    let mut transaction = state.database.write().await?;
    let invitation = open_invitation(&mut transaction, &area, &token, now).await?;
    identity::join(&mut transaction, &invitation, &caller.account, now).await?;
    let (account, method) = (&caller.account, caller.session.method);
    Ok(sign_in(&state, transaction, account, method, Some(&caller.token)).await?)
}

/// Makes the phone that asks a volunteer's own: she has another one than before.
#[utoipa::path(
    post,
    path = "/api/areas/{area}/volunteer/device",
    tag = "invitations",
    security(("session" = [], "device_secret" = [])),
    responses(
        (status = 204, description = "The phone is hers."),
        SenderProblems,
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn bind_device(
    State(state): State<AppState>,
    caller: Caller,
    request: FromDevice<serde_json::Value>,
) -> Result<StatusCode, Problem> {
    let device = request.device()?;
    let mut transaction = state.database.write().await?;
    let (account, now) = (caller.account.id, state.clock.now());
    identity::bind(&mut transaction, caller.area(), &device, account, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
