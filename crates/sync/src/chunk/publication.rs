//! All of an area's public rows, ready to be served.

use sammen_domain::Row;

use super::{ContentHash, cut};
use crate::{ChunkEntry, Cookie, Manifest, PackEntry};

/// How many chunks a pack has at most: ten thousand rows come in three packs.
const CHUNKS_PER_PACK_MAX: usize = 10;

/// A manifest with everything that it names.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Publication {
    /// What there is.
    pub manifest: Manifest,
    /// The chunks' bytes, in the manifest's order.
    pub chunks: Vec<Vec<u8>>,
}

impl Publication {
    /// Puts rows into chunks and packs. Rows that do not travel in chunks are left out.
    #[must_use]
    pub fn new(cookie: Cookie, mut rows: Vec<Row>) -> Self {
        rows.retain(|row| row.key().kind.is_in_chunks());
        let (entries, chunks): (Vec<ChunkEntry>, Vec<Vec<u8>>) = cut(rows)
            .into_iter()
            .map(|(bytes, rows)| {
                let hash = ContentHash::of(&bytes);
                (ChunkEntry { hash, bytes: length(bytes.len()), rows }, bytes)
            })
            .unzip();
        let packs = entries
            .chunks(CHUNKS_PER_PACK_MAX)
            .zip(chunks.chunks(CHUNKS_PER_PACK_MAX))
            .map(|(entries, chunks)| {
                let pack = chunks.concat();
                PackEntry {
                    hash: ContentHash::of(&pack),
                    bytes: length(pack.len()),
                    chunks: entries.to_vec(),
                }
            })
            .collect();
        Self { manifest: Manifest { cookie, row_shape: Row::SHAPE, packs }, chunks }
    }

    /// Every chunk's name and bytes.
    pub fn named_chunks(&self) -> impl Iterator<Item = (ContentHash, &[u8])> {
        self.manifest.chunks().map(|entry| entry.hash).zip(self.chunks.iter().map(Vec::as_slice))
    }

    /// Every pack's name and bytes.
    pub fn named_packs(&self) -> impl Iterator<Item = (ContentHash, Vec<u8>)> {
        let chunks = self.chunks.chunks(CHUNKS_PER_PACK_MAX).map(<[_]>::concat);
        self.manifest.packs.iter().map(|pack| pack.hash).zip(chunks)
    }
}

fn length(bytes: usize) -> u32 {
    u32::try_from(bytes).expect("a pack is some small chunks, or such of one row")
}
