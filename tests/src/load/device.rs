//! A device's way to the server.

use std::net::SocketAddr;

use sammen_device_key::DeviceKey;
use sammen_domain::AreaId;
use sammen_sync::{
    Body, ChunkEntry, ContentHash, Manifest, PackEntry, PullRequest, PullResponse, PushRequest,
    PushResponse, Transport, TransportError, seal, unseal,
};

use super::{AcknowledgedPush, Answer, HttpConnection, Ledger};

/// Where mutations are sent.
pub const PUSH: &str = "/api/sync/push";
/// Where phones ask for what is new.
pub const PULL: &str = "/api/sync/pull";

/// A device with its key and its connection. Every answered push is in the ledger.
#[derive(Debug)]
pub struct Device {
    key: u64,
    address: SocketAddr,
    connection: HttpConnection,
    ledger: Ledger,
}

impl Device {
    /// A device with the key of this number that knows the server's address.
    #[must_use]
    pub fn new(key: u64, address: SocketAddr, ledger: &Ledger) -> Self {
        let connection = HttpConnection::of_device(address, DeviceKey::numbered(key));
        Self { key, address, connection, ledger: ledger.clone() }
    }

    /// Another device with the same key, as a copied browser profile has it.
    #[must_use]
    pub fn copied(&self) -> Self {
        Self::new(self.key, self.address, &self.ledger)
    }

    /// The key's number.
    #[must_use]
    pub fn key(&self) -> u64 {
        self.key
    }

    /// The book of what was done.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Sends a push and returns whatever is answered, without a note in the ledger.
    ///
    /// # Errors
    /// When there is no answer.
    pub async fn try_push(&self, request: &PushRequest) -> Result<Answer, TransportError> {
        let sent = self.connection.post(PUSH, seal(request)).await;
        sent.map_err(|_| TransportError::Unreachable)
    }

    async fn exchange<Q: Body, A: Body>(
        &self,
        path: &'static str,
        request: &Q,
    ) -> Result<A, TransportError> {
        let sent = self.connection.post(path, seal(request)).await;
        let answer = sent.map_err(|_| TransportError::Unreachable)?;
        if answer.status >= 500 {
            self.ledger.note_problem(path, &answer);
        }
        unseal(&taken(answer)?.body).map_err(|_| TransportError::Malformed)
    }

    async fn public(&self, area: &AreaId, file: &str) -> Result<Vec<u8>, TransportError> {
        let path = format!("/api/areas/{area}/public/{file}");
        let answer = self.connection.get(&path).await.map_err(|_| TransportError::Unreachable)?;
        Ok(taken(answer)?.body.into())
    }
}

impl Transport for Device {
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError> {
        let response: PushResponse = self.exchange(PUSH, request).await?;
        self.ledger.note_push(AcknowledgedPush {
            key: self.key,
            request: request.clone(),
            outcomes: response.outcomes.clone(),
        });
        Ok(response)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError> {
        self.exchange(PULL, request).await
    }

    async fn manifest(&self, area: &AreaId) -> Result<Option<Manifest>, TransportError> {
        match self.public(area, "manifest").await {
            Ok(body) => unseal(&body).map(Some).map_err(|_| TransportError::Malformed),
            Err(TransportError::Rejected { status: 404 }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    async fn pack(&self, area: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError> {
        let bytes = self.public(area, &format!("packs/{}", pack.hash)).await?;
        pack.open(&bytes).ok_or(TransportError::Malformed)
    }

    async fn chunk(&self, area: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError> {
        let bytes = self.public(area, &format!("chunks/{}", chunk.hash)).await?;
        let is_sound = ContentHash::of(&bytes) == chunk.hash;
        is_sound.then_some(bytes).ok_or(TransportError::Malformed)
    }
}

/// What an answer means to a phone.
fn taken(answer: Answer) -> Result<Answer, TransportError> {
    match answer.status {
        200 => Ok(answer),
        400 if answer.problem() == "protocol-version" => Err(TransportError::Outdated),
        409 if answer.problem() == "line-broken" => Err(TransportError::LineBroken),
        403 if answer.problem() == "not-yours" => Err(TransportError::LineBroken),
        401 | 403 => Err(TransportError::Unauthorised),
        status @ 500.. => Err(TransportError::Failing { status }),
        status => Err(TransportError::Rejected { status }),
    }
}
