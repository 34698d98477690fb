//! Changes of head counts.

use sammen_domain::{AreaId, HeadCountChange, OccurrenceId};

use crate::database::{Connection, DatabaseError, values};

/// Keeps a change; says whether it was new.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    change: &HeadCountChange,
) -> Result<bool, DatabaseError> {
    let HeadCountChange { id, occurrence, change } = *change;
    let insert = "INSERT INTO head_count (area, id, occurrence, change) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, id) DO NOTHING";
    let values = values![area.as_str(), id.0, occurrence.0, change];
    Ok(connection.execute(insert, values).await? > 0)
}

/// All changes of a date, added up.
///
/// # Errors
/// When the database fails.
pub async fn sum(
    connection: &mut Connection,
    area: &AreaId,
    date: OccurrenceId,
) -> Result<i64, DatabaseError> {
    let find = "SELECT CAST(COALESCE(SUM(change), 0) AS BIGINT) FROM head_count
         WHERE area = $1 AND occurrence = $2";
    connection.fetch_one(find, values![area.as_str(), date.0]).await?.take(0)
}
