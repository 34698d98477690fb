//! All that a household has, from one owner to another.

use sammen_domain::{ActivityId, AreaId, OccurrenceId, OwnerId};

use crate::database::{Connection, DatabaseError, Record, values};

/// What gives one owner's to another, in every table with a column `owner`: who gets it is `$1`, the area `$2`, who
/// had it `$3`.
///
/// Both may have decided one operation, when a profile was copied: then that of who gets it stands. What points at
/// an operation moves before the operation goes.
const GIVE: [&str; 6] = [
    "INSERT INTO operation (area, owner, id, outcome)
         SELECT area, $1, id, outcome FROM operation WHERE area = $2 AND owner = $3
         ON CONFLICT (area, owner, id) DO NOTHING",
    "UPDATE line SET owner = $1 WHERE area = $2 AND client IN (
         SELECT id FROM client WHERE client.area = $2 AND client.owner = $3)",
    "DELETE FROM operation WHERE owner <> $1 AND area = $2 AND owner = $3",
    "UPDATE client SET owner = $1 WHERE area = $2 AND owner = $3",
    "UPDATE registration SET owner = $1 WHERE area = $2 AND owner = $3",
    "UPDATE device SET owner = $1 WHERE area = $2 AND owner = $3",
];

/// Gives all that is one owner's to another, but the rows that they see.
///
/// # Errors
/// When the database fails.
pub async fn give(
    connection: &mut Connection,
    area: &AreaId,
    to: OwnerId,
    from: OwnerId,
) -> Result<(), DatabaseError> {
    for statement in GIVE {
        connection.execute(statement, values![&to.0[..], area.as_str(), &from.0[..]]).await?;
    }
    Ok(())
}

/// The dates that a household ever registered for, each with the activity where it was for the series.
///
/// # Errors
/// When the database fails.
pub async fn registered_for(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<Vec<(OccurrenceId, Option<ActivityId>)>, DatabaseError> {
    let find =
        "SELECT DISTINCT occurrence, series FROM registration WHERE area = $1 AND owner = $2";
    let rows = connection.fetch_all(find, values![area.as_str(), &owner.0[..]]).await?;
    let read = |mut row: Record| {
        let (occurrence, series) = (OccurrenceId(row.take(0)?), row.take::<String>(1)?);
        let series = Some(series).filter(|series| !series.is_empty());
        let series = series.map(|series| series.parse().map_err(DatabaseError::damaged));
        Ok((occurrence, series.transpose()?))
    };
    rows.into_iter().map(read).collect()
}

/// The dates that a household of one's own comes to or waits for; one twice that two registrations are for.
///
/// # Errors
/// When the database fails.
pub async fn active(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<Vec<OccurrenceId>, DatabaseError> {
    let find = "SELECT occurrence FROM registration
         WHERE area = $1 AND owner = $2 AND NOT on_behalf
             AND state NOT IN ('cancelled', 'cancelled-by-staff') ORDER BY occurrence";
    let rows = connection.fetch_all(find, values![area.as_str(), &owner.0[..]]).await?;
    rows.into_iter().map(|mut row| Ok(OccurrenceId(row.take(0)?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::database::Database;

    #[tokio::test]
    async fn nothing_with_an_owner_is_left_out() {
        let database = Database::in_memory().expect("there is memory");
        let mut connection = database.read().await.expect("reads");
        let query = "SELECT sqlite_master.name
             FROM sqlite_master JOIN pragma_table_info(sqlite_master.name) AS info
             WHERE sqlite_master.type = 'table' AND info.name = 'owner'";
        for mut row in connection.fetch_all(query, &[]).await.expect("reads") {
            let table: String = row.take(0).expect("text");
            let moves = [format!("UPDATE {table} SET"), format!("INSERT INTO {table} (")];
            let is_given = GIVE.iter().any(|give| moves.iter().any(|part| give.starts_with(part)));
            assert!(is_given, "{table}");
        }
    }
}
