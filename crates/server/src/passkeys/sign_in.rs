//! Signing in with a passkey.

use sammen_domain::UnixSeconds;
use webauthn_rs::prelude::{
    DiscoverableAuthentication, Passkey, PublicKeyCredential, RequestChallengeResponse,
};

use super::{PasskeyError, Passkeys, Started, ceremony};
use crate::{
    database::{Connection, DatabaseError},
    identity::{Account, Token},
    repository::{account, ceremony::Kind, passkey},
};

/// Begins to sign somebody in who has not said who they are.
pub(crate) async fn start_sign_in(
    connection: &mut Connection,
    passkeys: &Passkeys,
    now: UnixSeconds,
) -> Result<Started<RequestChallengeResponse>, PasskeyError> {
    let (mut options, state) = passkeys.0.start_discoverable_authentication()?;
    // People press a button to sign in; they are asked then, and not by a field that fills itself.
    options.mediation = None;
    Ok(ceremony::remember(connection, Kind::PasskeySignIn, options, &state, now).await?)
}

/// Checks what the browser's device signed, and says who it is.
pub(crate) async fn finish_sign_in(
    connection: &mut Connection,
    passkeys: &Passkeys,
    ceremony: &Token,
    credential: &PublicKeyCredential,
    now: UnixSeconds,
) -> Result<Account, PasskeyError> {
    let kind = Kind::PasskeySignIn;
    let state: DiscoverableAuthentication =
        ceremony::recall(connection, kind, ceremony, now).await?;
    let (user, id) = passkeys.0.identify_discoverable_authentication(credential)?;
    let stored = passkey::find(connection, id).await?;
    let stored = stored.filter(|stored| stored.account.0 == user).ok_or(PasskeyError::Unknown)?;
    let mut known: Passkey =
        serde_json::from_str(&stored.credential).map_err(DatabaseError::damaged)?;
    let result = passkeys.0.finish_discoverable_authentication_v2(credential, state, &known)?;
    known.update_credential(&result);
    let account = account::find(connection, stored.account).await?.ok_or(PasskeyError::Unknown)?;
    if account.disabled_at.is_some() {
        return Err(PasskeyError::Closed);
    }
    let known = serde_json::to_string(&known).map_err(DatabaseError::damaged)?;
    passkey::set_used(connection, &stored.id, &known, now).await?;
    Ok(account)
}
