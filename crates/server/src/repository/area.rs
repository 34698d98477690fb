//! Areas and their version counters.

use sammen_domain::AreaId;
use sammen_sync::Cookie;
use uuid::Uuid;

use super::damaged;
use crate::database::Connection;

/// How far an area's data has come: its epoch and version.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Option<Cookie>, sqlx::Error> {
    let found: Option<(Uuid, i64)> =
        sqlx::query_as("SELECT epoch, version FROM area WHERE id = $1")
            .bind(area.as_str())
            .fetch_optional(connection)
            .await?;
    found.map(|(epoch, version)| Ok(Cookie { epoch, version: from_stored(version)? })).transpose()
}

/// Every area's id.
///
/// # Errors
/// When the database fails.
pub async fn ids(connection: &mut Connection) -> Result<Vec<AreaId>, sqlx::Error> {
    let ids: Vec<String> =
        sqlx::query_scalar("SELECT id FROM area ORDER BY id").fetch_all(connection).await?;
    ids.into_iter().map(|id| AreaId::new(id).map_err(damaged)).collect()
}

/// Adds an area in a new epoch, unless it is there.
///
/// # Errors
/// When the database fails.
pub async fn ensure(connection: &mut Connection, area: &AreaId) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO area (id, epoch, version) VALUES ($1, $2, 0) ON CONFLICT (id) DO NOTHING",
    )
    .bind(area.as_str())
    .bind(Uuid::new_v4())
    .execute(connection)
    .await?;
    Ok(())
}

/// Takes the next version. Done after everything else is known and right before the rows are
/// written: the area's lock is then held to the commit, so that commit order is version order.
///
/// # Errors
/// When the database fails.
pub async fn next_version(connection: &mut Connection, area: &AreaId) -> Result<u64, sqlx::Error> {
    let version: i64 =
        sqlx::query_scalar("UPDATE area SET version = version + 1 WHERE id = $1 RETURNING version")
            .bind(area.as_str())
            .fetch_one(connection)
            .await?;
    from_stored(version)
}

fn from_stored(version: i64) -> Result<u64, sqlx::Error> {
    u64::try_from(version).map_err(damaged)
}
