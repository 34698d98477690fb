//! The key that answers are sealed to while they wait on a device that many people answer on, and opening them.

mod file;

use p256::{PublicKey, SecretKey, ecdh::diffie_hellman, elliptic_curve::sec1::ToSec1Point};
use ring::{
    aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hkdf::{HKDF_SHA256, Salt},
};
use sammen_domain::AreaId;
use sammen_sync::{AnswersKey, ResponseRequest, SealedAnswers, SealedAs};

use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{answers_key, area},
};

pub use file::{BringFileError, BroughtFile, bring_file};

const SECRET_BYTES: usize = 32;
/// Each key seals once, so that nothing has to tell its uses apart.
const NONCE: [u8; 12] = [0; 12];

/// The public key of an area, made if there is none; `None` where there is no such area.
pub(crate) async fn public_key(
    database: &Database,
    area: &AreaId,
) -> Result<Option<AnswersKey>, DatabaseError> {
    if area::find(&mut *database.read().await?, area).await?.is_none() {
        return Ok(None);
    }
    let kept = find(&mut *database.read().await?, area).await?;
    let secret = match kept {
        Some(secret) => secret,
        None => make(database, area).await?,
    };
    let point = secret.public_key().to_sec1_point(false).as_bytes().to_vec();
    Ok(Some(AnswersKey { point }))
}

/// A response with its answers as they were given, and as what they were sealed, if they were; `None` where they are sealed
/// with another key, or damaged.
pub(crate) async fn open(
    connection: &mut Connection,
    request: &ResponseRequest,
) -> Result<Option<(ResponseRequest, Option<SealedAs>)>, DatabaseError> {
    if !request.is_sealed() {
        return Ok(Some((request.clone(), None)));
    }
    let Some(secret) = find(connection, &request.area).await? else { return Ok(None) };
    let opened = open_with(&secret, request);
    Ok(opened.map(|(answers, of)| (ResponseRequest { answers, ..request.clone() }, Some(of))))
}

fn open_with(secret: &SecretKey, request: &ResponseRequest) -> Option<(Vec<u8>, SealedAs)> {
    let SealedAnswers { of, point, sealed } = SealedAnswers::read(&request.answers)?;
    let theirs = PublicKey::from_sec1_bytes(point).ok()?;
    let shared = diffie_hellman(secret.to_nonzero_scalar(), theirs.as_affine());
    let ours = secret.public_key().to_sec1_point(false);
    let agreed = Salt::new(HKDF_SHA256, &[]).extract(shared.raw_secret_bytes());
    let info = SealedAnswers::key_info(of, point, ours.as_bytes());
    let key = LessSafeKey::new(UnboundKey::from(agreed.expand(&[&info], &AES_256_GCM).ok()?));
    let mut bytes = sealed.to_vec();
    let context = Aad::from(request.seal_context());
    let opened = key.open_in_place(Nonce::assume_unique_for_key(NONCE), context, &mut bytes);
    Some((opened.ok()?.to_vec(), of))
}

async fn find(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Option<SecretKey>, DatabaseError> {
    let kept = answers_key::find(connection, area).await?;
    kept.map(|bytes| SecretKey::from_slice(&bytes).map_err(|_| damaged())).transpose()
}

async fn make(database: &Database, area: &AreaId) -> Result<SecretKey, DatabaseError> {
    let mut bytes = [0; SECRET_BYTES];
    getrandom::fill(&mut bytes).map_err(|_| DatabaseError::damaged("randomness"))?;
    // So few numbers are no key that none is ever drawn.
    SecretKey::from_slice(&bytes).map_err(|_| damaged())?;
    let mut transaction = database.write().await?;
    answers_key::ensure(&mut transaction, area, &bytes).await?;
    transaction.commit().await?;
    // Another server may have been faster.
    find(&mut *database.read().await?, area).await?.ok_or_else(damaged)
}

fn damaged() -> DatabaseError {
    DatabaseError::damaged("the key that answers are sealed with")
}

#[cfg(test)]
mod tests;
