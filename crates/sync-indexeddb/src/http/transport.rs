//! Push and pull over HTTP.

use std::cell::Cell;

use sammen_sync::{
    PullRequest, PullResponse, PushRequest, PushResponse, Transport, TransportError, seal,
};

use super::{accept, post, read};

/// The way to the server for one device.
pub(crate) struct HttpTransport {
    authorization: String,
    has_pushed: Cell<bool>,
}

impl HttpTransport {
    /// A transport that proves with the device's secret whose requests these are.
    pub(crate) fn new(secret: &[u8; 32]) -> Self {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        let mut authorization = String::from("Bearer ");
        for byte in secret {
            authorization.push(char::from(HEX[usize::from(byte >> 4)]));
            authorization.push(char::from(HEX[usize::from(byte & 0xf)]));
        }
        Self { authorization, has_pushed: Cell::new(false) }
    }

    /// Whether a push has succeeded since this was asked last: the outbox looks different then, even when
    /// the pull after it fails.
    pub(crate) fn take_pushed(&self) -> bool {
        self.has_pushed.take()
    }
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
