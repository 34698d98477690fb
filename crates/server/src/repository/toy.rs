//! Which activities lend which toys.

use sammen_domain::{ActivityId, AreaId, ToyId};

use crate::database::{Connection, DatabaseError, values};

/// Gives a toy to an activity, unless another one has it; says which has it.
///
/// # Errors
/// When the database fails.
pub async fn give(
    connection: &mut Connection,
    area: &AreaId,
    toy: ToyId,
    activity: ActivityId,
) -> Result<ActivityId, DatabaseError> {
    let insert = "INSERT INTO toy (area, id, activity) VALUES ($1, $2, $3)
         ON CONFLICT (area, id) DO NOTHING";
    connection.execute(insert, values![area.as_str(), toy.0, activity.0]).await?;
    let find = "SELECT activity FROM toy WHERE area = $1 AND id = $2";
    let mut row = connection.fetch_one(find, values![area.as_str(), toy.0]).await?;
    row.take(0).map(ActivityId)
}

/// The activities that lend toys, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn activities(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<ActivityId>, DatabaseError> {
    let find = "SELECT DISTINCT activity FROM toy WHERE area = $1 ORDER BY activity";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(|mut row| row.take(0).map(ActivityId)).collect()
}
