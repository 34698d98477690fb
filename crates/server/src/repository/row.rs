//! Rows as phones hold them, by the space they are seen in.

use sammen_domain::{AreaId, OwnerId, Row, RowKey, RowKind};
use sammen_sync::PatchOperation;
use sqlx::FromRow;
use uuid::Uuid;

use super::damaged;
use crate::database::Connection;

/// Who sees a row.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Space {
    /// Everybody.
    Public,
    /// One resident's devices.
    Owner(OwnerId),
}

impl Space {
    fn key(&self) -> &[u8] {
        match self {
            Self::Public => b"public",
            Self::Owner(OwnerId(digest)) => digest,
        }
    }
}

#[derive(FromRow)]
struct Stored {
    kind: i16,
    id: Uuid,
    deleted: bool,
    bytes: Vec<u8>,
}

impl Stored {
    fn key(&self) -> Result<RowKey, sqlx::Error> {
        let kind = KINDS.iter().find(|kind| **kind as i16 == self.kind);
        let kind = *kind.ok_or_else(|| damaged(format!("the row kind {}", self.kind)))?;
        Ok(RowKey { kind, id: self.id })
    }
}

const KINDS: [RowKind; 9] = [
    RowKind::Area,
    RowKind::Partner,
    RowKind::Place,
    RowKind::Service,
    RowKind::Activity,
    RowKind::Occurrence,
    RowKind::Availability,
    RowKind::Survey,
    RowKind::Registration,
];

/// A row, unless it is not there or was deleted.
///
/// # Errors
/// When the database fails or the row's bytes are damaged.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    key: RowKey,
) -> Result<Option<Row>, sqlx::Error> {
    let bytes: Option<Vec<u8>> = sqlx::query_scalar(
        "SELECT bytes FROM row
         WHERE area = $1 AND space = $2 AND kind = $3 AND id = $4 AND NOT deleted",
    )
    .bind(area.as_str())
    .bind(space.key())
    .bind(key.kind as i16)
    .bind(key.id)
    .fetch_optional(connection)
    .await?;
    bytes.map(|bytes| Row::decode(&bytes).map_err(damaged)).transpose()
}

/// Every row of a space that is not deleted.
///
/// # Errors
/// When the database fails.
pub async fn all(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
) -> Result<Vec<(RowKey, Vec<u8>)>, sqlx::Error> {
    let rows: Vec<Stored> = sqlx::query_as(
        "SELECT kind, id, deleted, bytes FROM row WHERE area = $1 AND space = $2 AND NOT deleted",
    )
    .bind(area.as_str())
    .bind(space.key())
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(|row| Ok((row.key()?, row.bytes))).collect()
}

/// What changed in a space after a version, in the order it changed. Since version 0, deletions are
/// left out: nobody holds what was deleted.
///
/// # Errors
/// When the database fails.
pub async fn changed_since(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
) -> Result<Vec<PatchOperation>, sqlx::Error> {
    let rows: Vec<Stored> = sqlx::query_as(
        "SELECT kind, id, deleted, bytes FROM row
         WHERE area = $1 AND space = $2 AND version > $3 ORDER BY version",
    )
    .bind(area.as_str())
    .bind(space.key())
    .bind(i64::try_from(version).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    let news = rows.into_iter().filter(|row| version > 0 || !row.deleted);
    news.map(|row| {
        let key = row.key()?;
        Ok(if row.deleted {
            PatchOperation::Delete { key }
        } else {
            PatchOperation::Put { key, row: row.bytes }
        })
    })
    .collect()
}

/// Inserts or replaces a row.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    row: &Row,
) -> Result<(), sqlx::Error> {
    write(connection, area, space, version, row.key(), Some(row.encode())).await
}

/// Deletes a row; phones hear of it.
///
/// # Errors
/// When the database fails.
pub async fn delete(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    key: RowKey,
) -> Result<(), sqlx::Error> {
    write(connection, area, space, version, key, None).await
}

async fn write(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    key: RowKey,
    bytes: Option<Vec<u8>>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO row (area, space, kind, id, version, deleted, bytes)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (area, space, kind, id) DO UPDATE SET
             version = excluded.version, deleted = excluded.deleted, bytes = excluded.bytes",
    )
    .bind(area.as_str())
    .bind(space.key())
    .bind(key.kind as i16)
    .bind(key.id)
    .bind(i64::try_from(version).map_err(damaged)?)
    .bind(bytes.is_none())
    .bind(bytes.unwrap_or_default())
    .execute(connection)
    .await?;
    Ok(())
}
