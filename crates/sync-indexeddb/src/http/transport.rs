//! Push and pull over HTTP.

use std::cell::Cell;

use sammen_domain::AreaId;
use sammen_sync::{
    ChunkEntry, Manifest, PackEntry, PullRequest, PullResponse, PushRequest, PushResponse,
    Transport, TransportError, seal,
};

use super::{accept, post, public, read};
use crate::storage::push_hex;

/// The way to the server for one device.
pub(crate) struct HttpTransport {
    authorization: String,
    has_pushed: Cell<bool>,
}

impl HttpTransport {
    /// A transport that proves with the device's secret whose requests these are.
    pub(crate) fn new(secret: &[u8; 32]) -> Self {
        Self { authorization: authorization(secret), has_pushed: Cell::new(false) }
    }

    /// Whether a push has succeeded since this was asked last: the outbox looks different then, even when
    /// the pull after it fails.
    pub(crate) fn take_pushed(&self) -> bool {
        self.has_pushed.take()
    }
}

/// What proves that a request is this device's.
pub(crate) fn authorization(secret: &[u8; 32]) -> String {
    let mut authorization = String::from("Bearer ");
    push_hex(&mut authorization, secret);
    authorization
}

impl Transport for HttpTransport {
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError> {
        let answer = post("/api/sync/push", &seal(request), Some(&self.authorization)).await?;
        let response = read(&accept(answer)?)?;
        self.has_pushed.set(true);
        Ok(response)
    }

    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError> {
        let answer = post("/api/sync/pull", &seal(request), Some(&self.authorization)).await?;
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

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_secret_travels_as_lower_case_hex() {
        let mut secret = [0; 32];
        secret[0] = 0x0a;
        secret[31] = 0xf1;
        let transport = HttpTransport::new(&secret);
        assert_eq!(transport.authorization.len(), "Bearer ".len() + 64);
        assert!(transport.authorization.starts_with("Bearer 0a00"));
        assert!(transport.authorization.ends_with("00f1"));
    }
}
