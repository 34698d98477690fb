//! When the clock alone next changes something in a book; and what was forgotten then.

use sammen_domain::{AreaId, LocalDate, OccurrenceId, UnixSeconds};

use crate::database::{Connection, DatabaseError, Record, values};

/// Says when a date's book is to be looked at again; never, if there is no time.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
    at: Option<UnixSeconds>,
) -> Result<(), DatabaseError> {
    let Some(at) = at else { return remove(connection, area, occurrence).await };
    let put = "INSERT INTO due (area, occurrence, at) VALUES ($1, $2, $3)
         ON CONFLICT (area, occurrence) DO UPDATE SET at = excluded.at";
    connection.execute(put, values![area.as_str(), occurrence.0, at]).await?;
    Ok(())
}

/// Forgets that a date's book is to be looked at.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM due WHERE area = $1 AND occurrence = $2";
    connection.execute(delete, values![area.as_str(), occurrence.0]).await?;
    Ok(())
}

/// The books whose time has come, the first ones first; not more than a round can do.
///
/// # Errors
/// When the database fails.
pub async fn overdue(
    connection: &mut Connection,
    now: UnixSeconds,
) -> Result<Vec<(AreaId, OccurrenceId)>, DatabaseError> {
    let find = "SELECT area, occurrence FROM due WHERE at <= $1
         ORDER BY at, area, occurrence LIMIT 1000";
    let book = |mut row: Record| {
        let area = AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged)?;
        Ok((area, OccurrenceId(row.take(1)?)))
    };
    connection.fetch_all(find, values![now]).await?.into_iter().map(book).collect()
}

/// Notes that so many registrations say nothing of persons any more.
///
/// # Errors
/// When the database fails.
pub async fn note_forgotten(
    connection: &mut Connection,
    area: &AreaId,
    day: LocalDate,
    registrations: usize,
) -> Result<(), DatabaseError> {
    let add = "INSERT INTO forgotten (area, day, registrations) VALUES ($1, $2, $3)
         ON CONFLICT (area, day) DO UPDATE SET
             registrations = forgotten.registrations + excluded.registrations";
    let count = i64::try_from(registrations).map_err(DatabaseError::damaged)?;
    connection.execute(add, values![area.as_str(), day.0, count]).await?;
    Ok(())
}
