//! Getting the chunks to begin with.

use sammen_domain::{AreaId, Row};

use super::{SyncError, Transport, TransportError, join::join_all};
use crate::{Base, ChunkEntry, FetchedBase, Manifest, Meta, NamedChunk, PackEntry};

/// Fetches the area's manifest; `None` where there is none that this program can use: then rows will do.
///
/// # Errors
/// When the server cannot be reached.
pub(super) async fn fetch_manifest<T: Transport>(
    transport: &T,
    area: &AreaId,
) -> Result<Option<Manifest>, SyncError> {
    let manifest = or_rows(transport.manifest(area).await)?.flatten();
    Ok(manifest.filter(|manifest| manifest.row_shape == Row::SHAPE))
}

/// Fetches what the replica lacks of a manifest's chunks, all at once; `None` where not everything of it can be
/// had.
///
/// # Errors
/// When the server cannot be reached.
pub(super) async fn fetch_chunks<T: Transport>(
    transport: &T,
    area: &AreaId,
    meta: &Meta,
    manifest: &Manifest,
) -> Result<Option<FetchedBase>, SyncError> {
    let is_missing = |chunk: &&ChunkEntry| !meta.chunks().any(|held| *held == chunk.hash);
    let packs = manifest.packs.iter().map(|pack| {
        let missing: Vec<&ChunkEntry> = pack.chunks.iter().filter(is_missing).collect();
        fetch_from_pack(transport, area, pack, missing)
    });
    let mut fetched = Vec::new();
    for pack in join_all(packs).await {
        let Some(pack) = or_rows(pack)? else { return Ok(None) };
        fetched.extend(pack);
    }
    let chunks = manifest.chunks().map(|chunk| chunk.hash).collect();
    Ok(Some(FetchedBase { base: Base { cookie: manifest.cookie, chunks }, fetched }))
}

/// Fetches the missing chunks of a pack: with the pack when they are most of it, else one by one.
async fn fetch_from_pack<T: Transport>(
    transport: &T,
    area: &AreaId,
    pack: &PackEntry,
    missing: Vec<&ChunkEntry>,
) -> Result<Vec<NamedChunk>, TransportError> {
    let mut opened = Vec::new();
    // What bears its name and is no chunk would be found damaged and fetched again for ever.
    let mut open = |hash, bytes| {
        opened.push(NamedChunk::open(hash, bytes).map_err(|_| TransportError::Malformed)?);
        Ok(())
    };
    if missing.len() * 2 > pack.chunks.len() {
        let chunks = transport.pack(area, pack).await?;
        for (entry, bytes) in pack.chunks.iter().zip(chunks) {
            if missing.iter().any(|chunk| chunk.hash == entry.hash) {
                open(entry.hash, bytes)?;
            }
        }
    } else {
        for entry in missing {
            open(entry.hash, transport.chunk(area, entry).await?)?;
        }
    }
    Ok(opened)
}

/// Whatever is wrong with the chunks, rows may still be had, unless there is no server.
fn or_rows<T>(answer: Result<T, TransportError>) -> Result<Option<T>, SyncError> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(TransportError::Unreachable) => Err(TransportError::Unreachable.into()),
        Err(_) => Ok(None),
    }
}
