//! Requests that prove whose they are.

use std::cell::RefCell;

use sammen_domain::AreaId;
use sammen_sync::{
    AdoptRequest, ClientId, Leaving, Left, ReplicaStore, StoreError, TransportError, seal,
    signature::{Unsigned, signature_header},
};

use super::{Answer, Format, accept, send};
use crate::{
    Storage, browser,
    key::{Proof, digest},
    storage::push_hex,
};

thread_local! {
    /// The newest nonce of each area. Another one for each, or the server could tell that two areas' keys are one
    /// phone's.
    static NONCES: RefCell<Vec<(AreaId, String)>> = const { RefCell::new(Vec::new()) };
}

/// Sends a sealed body as this phone's in an area, and again when the server wants it signed under a newer nonce.
pub(crate) async fn post_proved(
    storage: &Storage,
    area: &AreaId,
    path: &str,
    body: &[u8],
) -> Result<Answer, TransportError> {
    send_as(storage, area, &Sent { method: "POST", path, body, format: Format::Sealed }).await
}

/// Has something of this phone's taken away on the server, as [`post_proved`] sends.
pub(crate) async fn delete_proved(
    storage: &Storage,
    area: &AreaId,
    path: &str,
) -> Result<Answer, TransportError> {
    send_as(storage, area, &Sent { method: "DELETE", path, body: &[], format: Format::Sealed })
        .await
}

/// Sends JSON in the same way; `csrf_token` is the session's, where somebody is signed in.
pub(crate) async fn post_json_proved(
    storage: &Storage,
    area: &AreaId,
    path: &str,
    json: &str,
    csrf_token: Option<&str>,
) -> Result<Answer, TransportError> {
    let format = Format::Json { csrf_token };
    send_as(storage, area, &Sent { method: "POST", path, body: json.as_bytes(), format }).await
}

/// What is sent.
struct Sent<'a> {
    method: &'static str,
    path: &'a str,
    body: &'a [u8],
    format: Format<'a>,
}

async fn send_as(
    storage: &Storage,
    area: &AreaId,
    given: &Sent<'_>,
) -> Result<Answer, TransportError> {
    // A storage that fails now has failed whoever reads the outbox too, who tells what is wrong with it.
    let proof = storage.proof(area).await.map_err(|_| TransportError::Unauthorised)?;
    let answer = send_once(&proof, area, given).await?;
    if answer.status == 401 && answer.is_problem("nonce") {
        return send_once(&proof, area, given).await;
    }
    Ok(answer)
}

async fn send_once(
    proof: &Proof,
    area: &AreaId,
    given: &Sent<'_>,
) -> Result<Answer, TransportError> {
    let proof = headers(proof, area, given).await?;
    let answer = send(given.method, given.path, given.body, given.format, &proof).await?;
    if let Some(nonce) = &answer.nonce {
        NONCES.with_borrow_mut(|nonces| {
            nonces.retain(|(known, _)| known != area);
            nonces.push((area.clone(), nonce.clone()));
        });
    }
    Ok(answer)
}

async fn headers(
    proof: &Proof,
    area: &AreaId,
    given: &Sent<'_>,
) -> Result<Vec<(&'static str, String)>, TransportError> {
    let key = match proof {
        Proof::Key(key) => key,
        Proof::Secret(secret) => {
            let mut authorization = String::from("Bearer ");
            push_hex(&mut authorization, secret);
            return Ok(vec![("authorization", authorization)]);
        }
    };
    let nonce = NONCES.with_borrow(|nonces| {
        let known = nonces.iter().find(|(known, _)| known == area);
        known.map(|(_, nonce)| nonce.clone()).unwrap_or_default()
    });
    let body = digest(given.body).await?;
    let unsigned = Unsigned::new(given.method, given.path, &body, &key.public_key(), &nonce);
    let signature = key.sign(unsigned.base.as_bytes()).await;
    let signature = signature.ok_or(TransportError::Unauthorised)?;
    Ok(vec![
        ("content-digest", unsigned.content_digest),
        ("signature-input", unsigned.signature_input),
        ("signature", signature_header(&signature)),
    ])
}

/// Puts this area's key in the place of the secret that an earlier version of the app made, if there is one.
///
/// When another key was faster, in a copy of this profile, this phone is nobody's: what it had read is removed, and
/// what it has not sent goes on under its own key.
pub(crate) async fn adopt_secret(storage: &Storage, area: &AreaId) -> Result<(), AdoptError> {
    let Some(secret) = storage.secret_to_adopt(area).await? else { return Ok(()) };
    if let Proof::Secret(_) = storage.proof(area).await? {
        return Ok(());
    }
    let path = ["/api/areas/", area.as_str(), "/devices/adopt"].concat();
    let answer = post_proved(storage, area, &path, &seal(&AdoptRequest { secret })).await?;
    let is_another_keys = answer.status == 401 && answer.is_problem("secret-adopted");
    if !is_another_keys {
        accept(answer)?;
    }
    storage.note_adopted(area).await?;
    if is_another_keys {
        let (meta, _) = storage.read_outbox(area).await?;
        let leaving = Leaving { left: Left::Moved, outcomes: Vec::new() };
        let fresh = ClientId(browser::new_uuid());
        storage.leave_household(area, meta.client, fresh, &leaving).await?;
    }
    Ok(())
}

/// Why a secret was not adopted yet.
pub(crate) enum AdoptError {
    /// The storage failed.
    Store(StoreError),
    /// The server did not answer as it should.
    Transport(TransportError),
}

impl From<StoreError> for AdoptError {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<TransportError> for AdoptError {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}
