//! Public rows in chunks: made with every import that changes enough, served to whoever asks.

mod export;
mod file;

use sammen_domain::{AreaId, Row, RowKind};
use sammen_sync::{ContentHash, Cookie, Manifest, Publication};

pub use export::{ExportError, Exported, export_public};
pub use file::{chunk_file, manifest_file, pack_file};

use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{
        area, chunk,
        row::{self, Space},
    },
};

/// How many rows may have changed since the manifest before there is a new one. Until then each phone that
/// begins anew gets them with its pull.
const OVERLAY_ROWS_MAX: u64 = 200;

/// How many manifests are kept with their chunks: a phone may be fetching what the last ones list, or a host
/// between may still give it an older one.
const MANIFESTS_KEPT: usize = 3;

/// Cuts an area's public rows anew if there is no manifest that a phone can use, or too much has changed since.
/// Says whether it did.
///
/// In a transaction that writes rows this comes last, so that the manifest has them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn renew(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<bool, DatabaseError> {
    // The version first: a row that is committed meanwhile is then in the chunks and told of once more.
    let Some(cookie) = area::find(connection, area).await? else { return Ok(false) };
    let manifests = chunk::manifests(connection, area).await?;
    if let Some(newest) = manifests.first().filter(|newest| is_usable(newest, cookie)) {
        let since = newest.cookie.version;
        let seats = RowKind::Availability;
        let changed =
            row::count_changed_since(connection, area, Space::Public, since, seats).await?;
        if changed <= OVERLAY_ROWS_MAX {
            return Ok(false);
        }
    }
    cut(connection, area, cookie, manifests).await?;
    Ok(true)
}

/// Cuts an area's public rows anew, however little has changed: before they are exported for a host that
/// phones begin at.
///
/// # Errors
/// When the database fails.
pub async fn cut_anew(database: &Database, area: &AreaId) -> Result<(), DatabaseError> {
    let mut runs = database.runs();
    loop {
        match try_cut_anew(database, area).await {
            Err(error) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

async fn try_cut_anew(database: &Database, area: &AreaId) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    let Some(cookie) = area::find(&mut transaction, area).await? else { return Ok(()) };
    let manifests = chunk::manifests(&mut transaction, area).await?;
    if manifests.first().is_none_or(|newest| newest.cookie.version < cookie.version) {
        cut(&mut transaction, area, cookie, manifests).await?;
    }
    transaction.commit().await
}

async fn cut(
    connection: &mut Connection,
    area: &AreaId,
    cookie: Cookie,
    mut manifests: Vec<Manifest>,
) -> Result<(), DatabaseError> {
    let publication = Publication::new(cookie, rows(connection, area).await?);
    for (hash, bytes) in publication.named_chunks() {
        chunk::put(connection, area, cookie.version, hash, bytes).await?;
    }
    chunk::put_manifest(connection, area, &publication.manifest).await?;
    manifests.retain(|older| older.cookie.version < cookie.version);
    if let Some(oldest) = manifests.get(MANIFESTS_KEPT - 2) {
        chunk::forget_before(connection, area, oldest.cookie.version).await?;
    }
    Ok(())
}

/// The area's newest manifest, if there is one that a phone can use. Its epoch is the area's of now: a restored
/// copy has the rows of its manifests too.
///
/// # Errors
/// When the database fails.
pub(crate) async fn manifest(
    connection: &mut Connection,
    area: &AreaId,
    now: Cookie,
) -> Result<Option<Manifest>, DatabaseError> {
    let newest = chunk::manifests(connection, area).await?.into_iter().next();
    Ok(newest.filter(|newest| is_usable(newest, now)).map(|newest| {
        let cookie = Cookie { epoch: now.epoch, version: newest.cookie.version };
        Manifest { cookie, ..newest }
    }))
}

/// A pack's bytes, if a manifest that is kept lists it.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pack(
    connection: &mut Connection,
    area: &AreaId,
    hash: ContentHash,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    let manifests = chunk::manifests(connection, area).await?;
    let mut packs = manifests.iter().flat_map(|manifest| &manifest.packs);
    let Some(pack) = packs.find(|pack| pack.hash == hash) else { return Ok(None) };
    let mut bytes = Vec::with_capacity(pack.bytes as usize);
    for entry in &pack.chunks {
        let chunk = chunk::find(connection, area, entry.hash).await?;
        let chunk = chunk.ok_or_else(|| DatabaseError::damaged("a listed chunk is not there"))?;
        bytes.extend(chunk);
    }
    Ok(Some(bytes))
}

fn is_usable(manifest: &Manifest, now: Cookie) -> bool {
    manifest.row_shape == Row::SHAPE && manifest.cookie.version <= now.version
}

async fn rows(connection: &mut Connection, area: &AreaId) -> Result<Vec<Row>, DatabaseError> {
    let rows = row::all(connection, area, Space::Public).await?;
    rows.into_iter()
        .filter(|(key, _)| key.kind.is_in_chunks())
        .map(|(_, bytes)| Row::decode(&bytes).map_err(DatabaseError::damaged))
        .collect()
}
