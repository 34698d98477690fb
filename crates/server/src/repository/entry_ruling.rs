//! What humans said of households that were let in more than once.

use sammen_domain::{AreaId, OccurrenceId, RegistrationId};

use crate::database::{Connection, DatabaseError, Record, values};

/// Keeps what a human said, when there were so many scans of the household.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    date: OccurrenceId,
    household: RegistrationId,
    scans: i64,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO entry_ruling (area, occurrence, registration, scans)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, occurrence, registration) DO UPDATE SET scans = excluded.scans";
    connection.execute(put, values![area.as_str(), date.0, household.0, scans]).await?;
    Ok(())
}

/// The households of a date that a human has looked at, with how many scans there were then.
///
/// # Errors
/// When the database fails.
pub async fn of_date(
    connection: &mut Connection,
    area: &AreaId,
    date: OccurrenceId,
) -> Result<Vec<(RegistrationId, i64)>, DatabaseError> {
    let find = "SELECT registration, scans FROM entry_ruling WHERE area = $1 AND occurrence = $2";
    let rows = connection.fetch_all(find, values![area.as_str(), date.0]).await?;
    let ruling = |mut row: Record| Ok((RegistrationId(row.take(0)?), row.take(1)?));
    rows.into_iter().map(ruling).collect()
}
