//! The chunks that a replica's rows stand on.

use std::sync::Arc;

use sammen_domain::{
    Row,
    mutant::{Mutant, is_on},
};
use serde::{Deserialize, Serialize};

use crate::{ClientId, ContentHash, Cookie, DecodeChunkError, Meta, chunk::Chunk};

/// A chunk under its name; cheap to clone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NamedChunk {
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// Its bytes, as they came, and where the rows are in them.
    pub chunk: Arc<Chunk>,
}

impl NamedChunk {
    /// Finds the rows of bytes that bear this name.
    ///
    /// # Errors
    /// When they are not a chunk.
    pub fn open(hash: ContentHash, bytes: Vec<u8>) -> Result<Self, DecodeChunkError> {
        Ok(Self { hash, chunk: Arc::new(Chunk::open(bytes)?) })
    }
}

/// Chunks, as one manifest listed them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Base {
    /// The manifest's cookie.
    pub cookie: Cookie,
    /// The chunks, in the order of their rows' keys.
    pub chunks: Vec<ContentHash>,
}

/// A base that a pull may stand on, and those of its chunks that were not on the phone.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct FetchedBase {
    /// All of its chunks.
    pub base: Base,
    /// Chunks that were fetched for it.
    pub fetched: Vec<NamedChunk>,
}

impl FetchedBase {
    /// Whether every chunk of the base is either stored already or was fetched.
    pub(super) fn is_whole(&self, meta: &Meta) -> bool {
        let is_fetched =
            |chunk: &ContentHash| self.fetched.iter().any(|fetched| fetched.hash == *chunk);
        self.base.chunks.iter().all(|chunk| is_fetched(chunk) || meta.chunks().any(|c| c == chunk))
    }
}

/// Plans what is written when the chunks of a first manifest have come, before anything was pulled: they can be read at
/// once, and the first pull stands on them. `None` when the replica has moved on, or not every chunk is at hand.
#[must_use]
pub fn plan_begin(meta: &Meta, client: ClientId, base: &FetchedBase) -> Option<Meta> {
    let may_begin = meta.client == client && meta.is_empty() && base.is_whole(meta);
    let mut meta = meta.clone();
    (meta.base, meta.row_shape) = (Some(base.base.clone()), Row::SHAPE);
    if is_on(Mutant::BegunCountsAsPulled) {
        meta.cookie = Some(base.base.cookie);
    }
    may_begin.then_some(meta)
}

/// Plans what is written when chunks turn out to be missing or damaged: they are no longer said to be here, and
/// the next pull begins anew. Rows, outbox and the other chunks stay as they are until then.
#[must_use]
pub fn plan_distrust(meta: &Meta, damaged: &[ContentHash]) -> Meta {
    let mut meta = meta.clone();
    if let Some(base) = &mut meta.base {
        let before = base.chunks.len();
        base.chunks.retain(|chunk| !damaged.contains(chunk));
        if base.chunks.len() < before {
            meta.cookie = None;
            base.cookie = Cookie::NOWHERE;
        }
    }
    meta
}
