//! The small content's rows in chunks.

use sammen_sync::{Cookie, Publication};
use uuid::Uuid;

use super::envelopes::rows;
use crate::chunks::input;

/// A manifest with its pack, and every chunk.
pub fn chunks() -> Vec<Vec<u8>> {
    let cookie = Cookie { epoch: Uuid::from_u128(9), version: 301 };
    let publication = Publication::new(cookie, rows());
    let packs = publication.named_packs();
    let mut seeds: Vec<_> = packs.map(|(_, pack)| input(&publication.manifest, &pack)).collect();
    seeds.extend(publication.chunks.iter().cloned());
    // Chunks of one row each, which are changed faster.
    seeds.extend(rows().chunks(1).map(sammen_sync::chunk::encode));
    seeds
}
