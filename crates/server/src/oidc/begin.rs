//! Going to the provider.

use openidconnect::{
    AuthenticationFlow, CsrfToken, Nonce, PkceCodeChallenge, PkceCodeVerifier, Scope,
    core::{CoreClient, CoreResponseType},
    url::Url,
};
use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};

use super::{OidcError, Provider};
use crate::{
    database::{Database, DatabaseError},
    identity::Token,
    repository::ceremony::{self, Kind},
};

/// How long a person may be at the provider.
const SECONDS_AWAY_MAX: UnixSeconds = 10 * 60;

/// What is remembered of a browser that has gone to the provider.
#[derive(Serialize, Deserialize)]
pub(super) struct Away {
    pub(super) state: CsrfToken,
    pub(super) nonce: Nonce,
    pub(super) verifier: PkceCodeVerifier,
}

/// Where to send a browser, and the secret that it must come back with.
pub(crate) async fn begin(
    provider: &Provider,
    database: &Database,
    now: UnixSeconds,
) -> Result<(Url, Token), OidcError> {
    let metadata = provider.discover().await?;
    let client = CoreClient::from_provider_metadata(
        metadata,
        provider.client_id.clone(),
        provider.client_secret.clone(),
    )
    .set_redirect_uri(provider.redirect.clone());
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state, nonce) = client
        .authorize_url(
            AuthenticationFlow::<CoreResponseType>::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .add_scopes(provider.scopes.iter().cloned().map(Scope::new))
        .set_pkce_challenge(challenge)
        .url();
    let away = Away { state, nonce, verifier };
    let away = serde_json::to_string(&away).map_err(DatabaseError::damaged)?;
    let token = Token::random();
    let mut transaction = database.write().await?;
    let expires_at = now + SECONDS_AWAY_MAX;
    ceremony::insert(&mut transaction, token.digest(), Kind::Oidc, &away, now, expires_at).await?;
    transaction.commit().await?;
    Ok((url, token))
}
