//! The way to the server, and what may be in it.

use sammen_domain::AreaId;

use crate::{
    ChunkEntry, Left, Manifest, PackEntry, PullRequest, PullResponse, PushRequest, PushResponse,
};

/// The way to the server.
#[expect(async_fn_in_trait, reason = "browsers have one thread; no caller needs Send")]
pub trait Transport {
    /// `POST /api/sync/push`.
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError>;
    /// `POST /api/sync/pull`.
    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError>;

    /// `GET /api/areas/{area}/public/manifest`; `None` where there is none.
    async fn manifest(&self, area: &AreaId) -> Result<Option<Manifest>, TransportError>;

    /// `GET /api/areas/{area}/public/packs/{hash}`: the pack's chunks, of which each was found to be what its
    /// hash says; [`PackEntry::split`] takes the bytes apart.
    async fn pack(&self, area: &AreaId, pack: &PackEntry) -> Result<Vec<Vec<u8>>, TransportError>;

    /// `GET /api/areas/{area}/public/chunks/{hash}`, found to be what the hash says.
    async fn chunk(&self, area: &AreaId, chunk: &ChunkEntry) -> Result<Vec<u8>, TransportError>;
}

/// Why the server gave no outcome. Nothing is known to have happened; everything is kept.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TransportError {
    /// No answer: no network, or no server.
    #[error("reach the server")]
    Unreachable,
    /// The server knows another line under this client's name, or has forgotten it.
    #[error("continue this client's line: the server knows another one")]
    LineBroken,
    /// The device is not its household's any more. It may still push what was done before it heard of this.
    #[error("read what is new: this phone has left its household")]
    Left(Left),
    /// The server does not know this device as the client's.
    #[error("prove whose client this is")]
    Unauthorised,
    /// The server speaks another protocol: the app must be updated.
    #[error("speak the server's protocol: update the app")]
    Outdated,
    /// The server says no to the request as such.
    #[error("have the request taken: the server answered {status}")]
    Rejected {
        /// The HTTP status.
        status: u16,
    },
    /// The server is there and fails; try later.
    #[error("get an answer: the server failed with {status}")]
    Failing {
        /// The HTTP status.
        status: u16,
    },
    /// The answer cannot be read.
    #[error("read the server's answer")]
    Malformed,
}
