//! The key pair that push services know the server by (VAPID, RFC 8292), one for all servers of a database.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use ring::{
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use sammen_domain::UnixSeconds;
use serde_json::json;
use url::Url;

use crate::{
    database::{Database, DatabaseError},
    repository::push_key,
    site::Origin,
};

/// The standard allows a day.
const PROOF_SECONDS: i64 = 12 * 3_600;

/// The pair's public half, as browsers want it: a subscription is for it alone.
pub(crate) async fn public_key(database: &Database) -> Result<String, DatabaseError> {
    let pair = key_pair(database).await?;
    Ok(BASE64_URL_SAFE_NO_PAD.encode(pair.public_key()))
}

/// The key pair; made if there is none.
pub(super) async fn key_pair(database: &Database) -> Result<EcdsaKeyPair, DatabaseError> {
    let random = SystemRandom::new();
    let kept = push_key::find(&mut *database.read().await?).await?;
    let bytes = match kept {
        Some(kept) => kept,
        None => {
            let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random)
                .map_err(|_| DatabaseError::damaged("randomness"))?;
            let mut transaction = database.write().await?;
            push_key::ensure(&mut transaction, made.as_ref()).await?;
            transaction.commit().await?;
            let kept = push_key::find(&mut *database.read().await?).await?;
            kept.ok_or_else(|| DatabaseError::damaged("a key that must be there is not"))?
        }
    };
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &bytes, &random)
        .map_err(|_| DatabaseError::damaged("the key for push services"))
}

/// What proves to a push service that it is the server that the browser subscribed to: an `Authorization` header.
pub(super) fn proof(
    pair: &EcdsaKeyPair,
    service: &Url,
    origin: &Origin,
    now: UnixSeconds,
) -> Option<String> {
    let encode = |part: String| BASE64_URL_SAFE_NO_PAD.encode(part);
    let head = encode(json!({ "typ": "JWT", "alg": "ES256" }).to_string());
    let claims = json!({
        "aud": service.origin().ascii_serialization(),
        "exp": now + PROOF_SECONDS,
        "sub": origin.as_str(),
    });
    let signed = format!("{head}.{}", encode(claims.to_string()));
    let signature = pair.sign(&SystemRandom::new(), signed.as_bytes()).ok()?;
    let signature = BASE64_URL_SAFE_NO_PAD.encode(signature);
    let key = BASE64_URL_SAFE_NO_PAD.encode(pair.public_key());
    Some(format!("vapid t={signed}.{signature}, k={key}"))
}
