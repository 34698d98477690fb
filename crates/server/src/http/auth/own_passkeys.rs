//! One's own passkeys.

use axum::{
    Json,
    extract::{Path, State},
    http::StatusCode,
};
use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::{
    own::record,
    passkey::{CeremonyBody, read_ceremony},
};
use crate::{
    audit::Action,
    http::{
        AppState, Problem,
        access::Caller,
        json::JsonBody,
        openapi::{DatabaseProblems, SessionProblems},
    },
    passkeys::{self, PasskeyError},
    repository::{
        account,
        passkey::{self, StoredPasskey},
    },
    sessions::Method,
};

/// A passkey, as its owner sees it.
#[derive(Serialize, ToSchema)]
#[schema(as = Passkey)]
pub(in crate::http) struct PasskeyBody {
    /// In hexadecimal digits.
    id: String,
    created_at: UnixSeconds,
    /// When it was last signed in with.
    used_at: Option<UnixSeconds>,
}

impl From<StoredPasskey> for PasskeyBody {
    fn from(passkey: StoredPasskey) -> Self {
        let id = passkey.id.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { id, created_at: passkey.created_at, used_at: passkey.used_at }
    }
}

/// A passkey that was made.
#[derive(Deserialize, ToSchema)]
#[schema(as = AddPasskey)]
pub(in crate::http) struct AddBody {
    ceremony: String,
    /// The credential's `toJSON()`.
    #[schema(value_type = Object)]
    credential: RegisterPublicKeyCredential,
}

/// Lists one's own passkeys.
#[utoipa::path(
    get,
    path = "/api/auth/passkeys",
    tag = "signing in",
    security(("session" = [])),
    responses(
        (status = 200, description = "One's own passkeys, the oldest first.", body = Vec<PasskeyBody>),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn list_passkeys(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<Vec<PasskeyBody>>, Problem> {
    let own = passkey::of_account(&mut *state.database.read().await?, caller.account.id).await?;
    Ok(Json(own.into_iter().map(PasskeyBody::from).collect()))
}

/// Begins to make another passkey.
#[utoipa::path(
    post,
    path = "/api/auth/passkeys/start",
    tag = "signing in",
    security(("session" = [])),
    responses(
        (status = 200, description = "What the browser is to ask its device.", body = CeremonyBody),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn start_passkey(
    State(state): State<AppState>,
    caller: Caller,
) -> Result<Json<CeremonyBody>, Problem> {
    let now = state.clock.now();
    let (site, account) = (&state.site, &caller.account);
    let mut transaction = state.database.write().await?;
    let own = (account.id, account.display_name.as_str());
    let started =
        passkeys::start_registration(&mut transaction, &site.passkeys, own, None, now).await?;
    transaction.commit().await?;
    Ok(Json(started.try_into()?))
}

/// Adds a passkey.
#[utoipa::path(
    post,
    path = "/api/auth/passkeys/finish",
    tag = "signing in",
    security(("session" = [])),
    request_body = AddBody,
    responses(
        (status = 204, description = "Added."),
        (status = 400, description = "`ceremony-failed`"),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn add_passkey(
    State(state): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<AddBody>,
) -> Result<StatusCode, Problem> {
    let (now, ceremony) = (state.clock.now(), read_ceremony(&body.ceremony)?);
    let mut transaction = state.database.write().await?;
    let made = (&ceremony, &body.credential);
    let passkeys = &state.site.passkeys;
    let (account, made) =
        passkeys::finish_registration(&mut transaction, passkeys, made, None, now).await?;
    if account != caller.account.id {
        return Err(PasskeyError::NotBegun.into());
    }
    passkey::insert(&mut transaction, &made).await?;
    record(&mut transaction, &caller, Action::PasskeyAdded, now).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes a passkey, unless it is the only way to sign in.
#[utoipa::path(
    delete,
    path = "/api/auth/passkeys/{id}",
    tag = "signing in",
    security(("session" = [])),
    params(("id" = String, Path, description = "The passkey's id, in hexadecimal digits.")),
    responses(
        (status = 204, description = "Removed."),
        (status = 404, description = "`not-found`"),
        (status = 409, description = "`conflict`: it is the last one."),
        SessionProblems,
        DatabaseProblems,
    )
)]
pub(in crate::http) async fn remove_passkey(
    State(state): State<AppState>,
    caller: Caller,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let own = caller.account.id;
    let mut transaction = state.database.write().await?;
    // Two that remove the last two at once: the second sees that the first has.
    account::lock(&mut transaction, own).await?;
    let known = passkey::of_account(&mut transaction, own).await?;
    let is_last = known.len() == 1 && caller.session.method == Method::Passkey;
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let found = known.into_iter().find(|known| hex(&known.id) == id).ok_or(Problem::NotFound)?;
    if is_last {
        let words = "it is the only way to sign in; add another passkey first";
        return Err(Problem::Conflict(words.to_owned()));
    }
    passkey::remove(&mut transaction, own, &found.id).await?;
    record(&mut transaction, &caller, Action::PasskeyRemoved, state.clock.now()).await?;
    transaction.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}
