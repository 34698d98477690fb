//! The files of an area's public rows, as they are sent.

use sammen_domain::AreaId;
use sammen_sync::{ContentHash, seal};

use crate::{
    database::{Database, DatabaseError},
    repository::{area, chunk},
};

/// The area's manifest, sealed; `None` when there is none, or no such area.
///
/// # Errors
/// When the database fails.
pub async fn manifest_file(
    database: &Database,
    area: &AreaId,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    let mut snapshot = database.read().await?;
    let Some(now) = area::find(&mut snapshot, area).await? else { return Ok(None) };
    let manifest = super::manifest(&mut snapshot, area, now).await?;
    Ok(manifest.map(|manifest| seal(&manifest)))
}

/// A pack's bytes; `None` when no manifest that is kept lists it.
///
/// # Errors
/// When the database fails.
pub async fn pack_file(
    database: &Database,
    area: &AreaId,
    hash: ContentHash,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    super::pack(&mut *database.read().await?, area, hash).await
}

/// A chunk's bytes; `None` when no manifest that is kept lists it.
///
/// # Errors
/// When the database fails.
pub async fn chunk_file(
    database: &Database,
    area: &AreaId,
    hash: ContentHash,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    chunk::find(&mut *database.read().await?, area, hash).await
}
