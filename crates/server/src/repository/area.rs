//! Areas and their version counters.

use sammen_domain::{
    AreaId,
    mutant::{Mutant, is_on},
};
use sammen_sync::Cookie;
use uuid::Uuid;

use crate::database::{Connection, DatabaseError, Record, values};

/// How far an area's data has come: its epoch and version.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Option<Cookie>, DatabaseError> {
    let found = connection
        .fetch_optional("SELECT epoch, version FROM area WHERE id = $1", values![area.as_str()])
        .await?;
    found.map(|mut row| Ok(Cookie { epoch: row.take(0)?, version: row.take(1)? })).transpose()
}

/// Every area's id.
///
/// # Errors
/// When the database fails.
pub async fn ids(connection: &mut Connection) -> Result<Vec<AreaId>, DatabaseError> {
    let rows = connection.fetch_all("SELECT id FROM area ORDER BY id", values![]).await?;
    let id = |mut row: Record| AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged);
    rows.into_iter().map(id).collect()
}

/// Adds an area in an epoch, unless it is there.
///
/// # Errors
/// When the database fails.
pub async fn ensure(
    connection: &mut Connection,
    area: &AreaId,
    epoch: Uuid,
) -> Result<(), DatabaseError> {
    let insert =
        "INSERT INTO area (id, epoch, version) VALUES ($1, $2, 0) ON CONFLICT (id) DO NOTHING";
    connection.execute(insert, values![area.as_str(), epoch]).await?;
    Ok(())
}

/// Begins another epoch of an area: what its phones have read is no earlier state of this data.
///
/// # Errors
/// When the database fails.
pub async fn renew_epoch(
    connection: &mut Connection,
    area: &AreaId,
    epoch: Uuid,
) -> Result<(), DatabaseError> {
    let update = "UPDATE area SET epoch = $1 WHERE id = $2";
    connection.execute(update, values![epoch, area.as_str()]).await?;
    Ok(())
}

/// Takes the next version. Done after everything else is known and right before the rows are
/// written: the area's lock is then held to the commit, so that commit order is version order.
///
/// # Errors
/// When the database fails.
pub async fn next_version(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<u64, DatabaseError> {
    if is_on(Mutant::VersionNotRaised) {
        let query = "SELECT version FROM area WHERE id = $1";
        return connection.fetch_one(query, values![area.as_str()]).await?.take(0);
    }
    let raise = "UPDATE area SET version = version + 1 WHERE id = $1 RETURNING version";
    connection.fetch_one(raise, values![area.as_str()]).await?.take(0)
}
