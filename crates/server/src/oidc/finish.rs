//! Coming back from the provider.

use std::collections::HashMap;

use openidconnect::{
    AdditionalClaims, AuthorizationCode, ClaimsVerificationError, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    StandardErrorResponse, StandardTokenResponse, TokenResponse as _,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
        CoreTokenType,
    },
};
use sammen_domain::UnixSeconds;
use serde::{Deserialize, Serialize};

use super::{OidcError, Provider, begin::Away, provider::describe};
use crate::{
    database::{Connection, Database, DatabaseError},
    identity::{Account, Token},
    repository::{
        account,
        ceremony::{self, Kind},
        oidc,
    },
};

/// What a browser brings back in its address.
#[derive(Debug, Deserialize)]
pub(crate) struct Returned {
    code: Option<String>,
    state: Option<String>,
    error: Option<String>,
}

/// Claims that are not everybody's: the login may be in any of them.
#[derive(Clone, Debug, Deserialize, Serialize)]
struct OtherClaims {
    #[serde(flatten)]
    claims: HashMap<String, serde_json::Value>,
}

impl AdditionalClaims for OtherClaims {}

type TokenFields = IdTokenFields<
    OtherClaims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;

type Claims = IdTokenClaims<OtherClaims, CoreGenderClaim>;

/// The crate's own client, but for the claims.
type Client = openidconnect::Client<
    OtherClaims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    StandardTokenResponse<TokenFields, CoreTokenType>,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Who it is that came back, if all that the provider says holds. A ceremony ends here whatever comes of
/// it.
pub(crate) async fn finish(
    provider: &Provider,
    database: &Database,
    token: &Token,
    returned: Returned,
    now: UnixSeconds,
) -> Result<Account, OidcError> {
    let away = recall(database, token, now).await?;
    if returned.state.as_ref() != Some(away.state.secret()) {
        return Err(OidcError::Expired);
    }
    if let Some(error) = returned.error {
        return Err(OidcError::Refused(plain(&error)));
    }
    let code = returned.code.ok_or(OidcError::Expired)?;
    let metadata = provider.discover().await?;
    let claims = exchange(provider, metadata, AuthorizationCode::new(code), away).await?;
    let mut transaction = database.write().await?;
    let account = account_of(&mut transaction, provider, &claims).await?;
    transaction.commit().await?;
    Ok(account)
}

async fn recall(database: &Database, token: &Token, now: UnixSeconds) -> Result<Away, OidcError> {
    let mut transaction = database.write().await?;
    let away = ceremony::take(&mut transaction, token.digest(), Kind::Oidc, now).await?;
    transaction.commit().await?;
    let away = away.ok_or(OidcError::Expired)?;
    Ok(serde_json::from_str(&away).map_err(DatabaseError::damaged)?)
}

/// Gives the code for claims that the provider has signed, for us, now, and for this browser.
async fn exchange(
    provider: &Provider,
    metadata: CoreProviderMetadata,
    code: AuthorizationCode,
    away: Away,
) -> Result<Claims, OidcError> {
    let told = |error: &dyn std::error::Error| OidcError::Provider(describe(error));
    let client: Client = openidconnect::Client::from_provider_metadata(
        metadata,
        provider.client_id.clone(),
        provider.client_secret.clone(),
    )
    .set_redirect_uri(provider.redirect.clone());
    let tokens = client
        .exchange_code(code)
        .map_err(|error| told(&error))?
        .set_pkce_verifier(away.verifier)
        .request_async(&provider.http)
        .await
        .map_err(|error| told(&error))?;
    let id_token = tokens.id_token();
    let id_token = id_token.ok_or_else(|| OidcError::Provider("there is no ID token".into()))?;
    let claims = id_token.claims(&client.id_token_verifier(), &away.nonce);
    claims.cloned().map_err(|error: ClaimsVerificationError| told(&error))
}

/// The account of a subject; the first time, the one that was added for its login.
async fn account_of(
    connection: &mut Connection,
    provider: &Provider,
    claims: &Claims,
) -> Result<Account, OidcError> {
    let (issuer, subject) = (provider.issuer.as_str(), claims.subject().as_str());
    let id = match oidc::account_of(connection, issuer, subject).await? {
        Some(id) => id,
        None => {
            let login = login(provider, claims).ok_or(OidcError::Unknown)?;
            let id = oidc::take_login(connection, &login).await?.ok_or(OidcError::Unknown)?;
            oidc::insert_subject(connection, issuer, subject, id).await?;
            id
        }
    };
    let account = account::find(connection, id).await?.ok_or(OidcError::Unknown)?;
    if account.disabled_at.is_some() { Err(OidcError::Closed) } else { Ok(account) }
}

/// The login as the provider vouches for it. An e-mail address counts only if the provider has made
/// sure that it is theirs.
fn login(provider: &Provider, claims: &Claims) -> Option<String> {
    let login = match provider.login_claim.as_str() {
        "email" if claims.email_verified() == Some(true) => claims.email()?.to_string(),
        "email" => return None,
        "preferred_username" => claims.preferred_username()?.to_string(),
        other => claims.additional_claims().claims.get(other)?.as_str()?.to_owned(),
    };
    Some(normal_login(&login))
}

/// A login as it is compared: people write capitals as they like.
pub(crate) fn normal_login(login: &str) -> String {
    login.trim().to_lowercase()
}

/// An error's code, without whatever else somebody may have put into the address.
fn plain(error: &str) -> String {
    error.chars().filter(|c| c.is_ascii_lowercase() || *c == '_').take(40).collect()
}
