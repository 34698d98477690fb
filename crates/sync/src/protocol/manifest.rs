//! Which chunks an area's public rows are in.

use serde::{Deserialize, Serialize};

use super::{Body, Cookie};
use crate::ContentHash;

/// `GET /api/areas/{area}/public/manifest`: what there is at `packs/{hash}` and `chunks/{hash}` beside it, so
/// that any static host can carry it.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Manifest {
    /// The rows are those of this moment.
    pub cookie: Cookie,
    /// The shape of the rows, `Row::SHAPE`.
    pub row_shape: u16,
    /// The packs, in the order of their rows' keys.
    pub packs: Vec<PackEntry>,
}

impl Body for Manifest {
    const VERSION: u8 = 2;
}

/// Several consecutive chunks in one file, for a phone that has few of them.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PackEntry {
    /// The hash of its bytes, which are its chunks' one after the other.
    pub hash: ContentHash,
    /// Its length.
    pub bytes: u32,
    /// Its chunks, in order.
    pub chunks: Vec<ChunkEntry>,
}

/// One chunk.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ChunkEntry {
    /// The hash of its bytes.
    pub hash: ContentHash,
    /// Its length.
    pub bytes: u32,
    /// How many rows it has.
    pub rows: u32,
}

impl PackEntry {
    /// Takes a pack's bytes apart into its chunks, which are still to be checked against their hashes; `None`
    /// when their lengths are not those of the bytes.
    #[must_use]
    pub fn split<'a>(&self, bytes: &'a [u8]) -> Option<Vec<&'a [u8]>> {
        let mut rest = bytes;
        let mut chunks = Vec::with_capacity(self.chunks.len());
        for chunk in &self.chunks {
            let (first, after) = rest.split_at_checked(usize::try_from(chunk.bytes).ok()?)?;
            chunks.push(first);
            rest = after;
        }
        rest.is_empty().then_some(chunks)
    }

    /// Takes a pack's bytes apart into its chunks and checks each against its hash; `None` when the bytes are
    /// not this pack's. A browser has a faster way of its own.
    #[must_use]
    pub fn open(&self, bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
        let chunks = self.split(bytes)?;
        let is_sound = self.chunks.iter().zip(&chunks).all(|(c, b)| ContentHash::of(b) == c.hash);
        is_sound.then(|| chunks.into_iter().map(<[u8]>::to_vec).collect())
    }
}

impl Manifest {
    /// Every chunk, in the order of the rows' keys.
    pub fn chunks(&self) -> impl Iterator<Item = &ChunkEntry> {
        self.packs.iter().flat_map(|pack| &pack.chunks)
    }
}
