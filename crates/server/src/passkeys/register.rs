//! Giving an account a passkey.

use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};
use webauthn_rs::prelude::{
    CreationChallengeResponse, PasskeyRegistration, RegisterPublicKeyCredential,
};
use webauthn_rs_proto::ResidentKeyRequirement;

use super::{PasskeyError, Passkeys, Started, ceremony};
use crate::{
    database::{Connection, DatabaseError},
    identity::{AccountId, InvitationId, Token},
    repository::{
        ceremony::Kind,
        passkey::{self, StoredPasskey},
    },
};

/// What is remembered: whose passkey it will be cannot change on the way.
#[derive(Serialize, Deserialize)]
struct State {
    account: AccountId,
    /// The invitation that it is made for; none for somebody who is signed in.
    invitation: Option<InvitationId>,
    registration: PasskeyRegistration,
}

/// Begins to give an account a passkey, one that it has not got yet: for an invitation, or to somebody who is
/// signed in.
pub(crate) async fn start_registration(
    connection: &mut Connection,
    passkeys: &Passkeys,
    (account, display_name): (AccountId, &str),
    invitation: Option<InvitationId>,
    now: UnixSeconds,
) -> Result<Started<CreationChallengeResponse>, PasskeyError> {
    let known = passkey::of_account(connection, account).await?;
    let known = known.into_iter().map(|passkey| passkey.id).collect();
    let (mut options, registration) = passkeys.0.start_passkey_registration(
        account.0,
        display_name,
        display_name,
        Some(known),
    )?;
    // The device keeps whose it is, so that nobody need type a name to sign in.
    if let Some(wanted) = &mut options.public_key.authenticator_selection {
        wanted.resident_key = Some(ResidentKeyRequirement::Required);
        wanted.require_resident_key = true;
    }
    let state = State { account, invitation, registration };
    Ok(ceremony::remember(connection, Kind::PasskeyRegistration, options, &state, now).await?)
}

/// Checks what the browser made for what it was begun for; whose it is.
pub(crate) async fn finish_registration(
    connection: &mut Connection,
    passkeys: &Passkeys,
    (ceremony, credential): (&Token, &RegisterPublicKeyCredential),
    invitation: Option<InvitationId>,
    now: UnixSeconds,
) -> Result<(AccountId, StoredPasskey), PasskeyError> {
    let kind = Kind::PasskeyRegistration;
    let state: State = ceremony::recall(connection, kind, ceremony, now).await?;
    if state.invitation != invitation {
        return Err(PasskeyError::NotBegun);
    }
    let registered = passkeys.0.finish_passkey_registration(credential, &state.registration)?;
    if passkey::find(connection, registered.cred_id()).await?.is_some() {
        return Err(PasskeyError::Taken);
    }
    let passkey = StoredPasskey {
        id: registered.cred_id().to_vec(),
        account: state.account,
        credential: serde_json::to_string(&registered).map_err(DatabaseError::damaged)?,
        created_at: now,
        used_at: None,
    };
    Ok((state.account, passkey))
}
