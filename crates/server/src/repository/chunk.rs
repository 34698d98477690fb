//! Chunks of public rows, and the manifests that list them.

use sammen_domain::AreaId;
use sammen_sync::{ContentHash, Manifest, seal, unseal};

use crate::database::{Connection, DatabaseError, Record, values};

/// An area's manifests, the newest first. One that this version cannot read is left out.
///
/// # Errors
/// When the database fails.
pub async fn manifests(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<Manifest>, DatabaseError> {
    let find = "SELECT body FROM manifest WHERE area = $1 ORDER BY version DESC";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    let body = |mut row: Record| row.take::<Vec<u8>>(0);
    let bodies = rows.into_iter().map(body).collect::<Result<Vec<_>, _>>()?;
    Ok(bodies.iter().filter_map(|body| unseal(body).ok()).collect())
}

/// Adds a manifest, in the place of one of the same version.
///
/// # Errors
/// When the database fails.
pub async fn put_manifest(
    connection: &mut Connection,
    area: &AreaId,
    manifest: &Manifest,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO manifest (area, version, body) VALUES ($1, $2, $3)
         ON CONFLICT (area, version) DO UPDATE SET body = excluded.body";
    let version = stored(manifest.cookie.version)?;
    connection.execute(insert, values![area.as_str(), version, &seal(manifest)]).await?;
    Ok(())
}

/// A chunk's bytes.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    hash: ContentHash,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    let find = "SELECT bytes FROM chunk WHERE area = $1 AND hash = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), hash.0.as_slice()]).await?;
    found.map(|mut row| row.take(0)).transpose()
}

/// Adds a chunk, or notes that this version's manifest lists it too.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    hash: ContentHash,
    bytes: &[u8],
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO chunk (area, hash, version, bytes) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, hash) DO UPDATE SET version = excluded.version";
    let values = values![area.as_str(), hash.0.as_slice(), stored(version)?, bytes];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Forgets manifests older than this version, and the chunks that only those list.
///
/// # Errors
/// When the database fails.
pub async fn forget_before(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
) -> Result<(), DatabaseError> {
    for delete in [
        "DELETE FROM manifest WHERE area = $1 AND version < $2",
        "DELETE FROM chunk WHERE area = $1 AND version < $2",
    ] {
        connection.execute(delete, values![area.as_str(), stored(version)?]).await?;
    }
    Ok(())
}

fn stored(version: u64) -> Result<i64, DatabaseError> {
    i64::try_from(version).map_err(DatabaseError::damaged)
}
