//! Push and pull over HTTP.

use std::cell::Cell;

use sammen_domain::AreaId;
use sammen_sync::{
    ChunkEntry, Manifest, PackEntry, PullRequest, PullResponse, PushRequest, PushResponse,
    Transport, TransportError, seal,
};

use super::{accept, post_proved, public, read};
use crate::Storage;

/// The way to the server for one phone.
pub(crate) struct HttpTransport {
    storage: Storage,
    has_pushed: Cell<bool>,
}

impl HttpTransport {
    /// A transport that proves with the keys in the storage whose requests these are. They are read for each request:
    /// another tab may have made the phone begin anew.
    pub(crate) fn new(storage: Storage) -> Self {
        Self { storage, has_pushed: Cell::new(false) }
    }

    /// Whether a push has succeeded since this was asked last: the outbox looks different then, even when
    /// the pull after it fails.
    pub(crate) fn take_pushed(&self) -> bool {
        self.has_pushed.take()
    }
}

impl Transport for HttpTransport {
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError> {
        let (path, body) = ("/api/sync/push", seal(request));
        let answer = post_proved(&self.storage, &request.area, path, &body).await?;
        let response = read(&accept(answer)?)?;
        self.has_pushed.set(true);
        Ok(response)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError> {
        let (path, body) = ("/api/sync/pull", seal(request));
        let answer = post_proved(&self.storage, &request.area, path, &body).await?;
        read(&accept(answer)?)
    }

    async fn manifest(&self, area: &AreaId) -> Result<Option<Manifest>, TransportError> {
        public::manifest(area).await
    }

    async fn pack(&self, area: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError> {
        public::pack(area, pack).await
    }

    async fn chunk(&self, area: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError> {
        public::chunk(area, chunk).await
    }
}
