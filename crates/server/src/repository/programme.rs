//! Programmes: their dates, and those who chose to be counted.

use sammen_domain::{ActivityId, AreaId, OccurrenceId};
use sammen_sync::{Month, ProgrammeNote};

use crate::database::{Connection, DatabaseError, Record, values};

/// A date that is counted in a programme.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ProgrammeDate {
    /// The date.
    pub occurrence: OccurrenceId,
    /// Its activity.
    pub activity: ActivityId,
    /// The programme's name.
    pub programme: String,
    /// Its month, by the clocks where it is.
    pub month: Month,
}

/// Has a date counted in a programme.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    date: &ProgrammeDate,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO programme_date (area, occurrence, activity, programme, month)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (area, occurrence) DO UPDATE SET activity = excluded.activity,
             programme = excluded.programme, month = excluded.month";
    let ProgrammeDate { occurrence, activity, programme, month } = date;
    let values = values![area.as_str(), occurrence.0, activity.0, programme, i64::from(month.0)];
    connection.execute(put, values).await?;
    Ok(())
}

/// Has a date counted in no programme.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    date: OccurrenceId,
) -> Result<(), DatabaseError> {
    let remove = "DELETE FROM programme_date WHERE area = $1 AND occurrence = $2";
    connection.execute(remove, values![area.as_str(), date.0]).await?;
    Ok(())
}

/// The dates that are counted, from one month to another, both of them too.
///
/// # Errors
/// When the database fails.
pub async fn dates(
    connection: &mut Connection,
    area: &AreaId,
    from: Month,
    to: Month,
) -> Result<Vec<ProgrammeDate>, DatabaseError> {
    let find = "SELECT occurrence, activity, programme, month FROM programme_date
         WHERE area = $1 AND month >= $2 AND month <= $3 ORDER BY programme, month, occurrence";
    let values = values![area.as_str(), i64::from(from.0), i64::from(to.0)];
    let read = |mut row: Record| {
        Ok(ProgrammeDate {
            occurrence: OccurrenceId(row.take(0)?),
            activity: ActivityId(row.take(1)?),
            programme: row.take(2)?,
            month: Month(i32::try_from(row.take::<i64>(3)?).map_err(DatabaseError::damaged)?),
        })
    };
    connection.fetch_all(find, values).await?.into_iter().map(read).collect()
}

/// Keeps a note; it is there once.
///
/// # Errors
/// When the database fails.
pub async fn keep_note(
    connection: &mut Connection,
    note: &ProgrammeNote,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO programme_note (area, programme, month, pseudonym)
         VALUES ($1, $2, $3, $4) ON CONFLICT (area, programme, month, pseudonym) DO NOTHING";
    let ProgrammeNote { area, programme, month, pseudonym } = note;
    let values = values![area.as_str(), programme, i64::from(month.0), &pseudonym[..]];
    connection.execute(insert, values).await?;
    Ok(())
}

/// How many chose to be counted in a programme, from one month to another, each once.
///
/// # Errors
/// When the database fails.
pub async fn count_persons(
    connection: &mut Connection,
    area: &AreaId,
    programme: &str,
    from: Month,
    to: Month,
) -> Result<u64, DatabaseError> {
    let count = "SELECT COUNT(DISTINCT pseudonym) FROM programme_note
         WHERE area = $1 AND programme = $2 AND month >= $3 AND month <= $4";
    let values = values![area.as_str(), programme, i64::from(from.0), i64::from(to.0)];
    let count: i64 = connection.fetch_one(count, values).await?.take(0)?;
    u64::try_from(count).map_err(DatabaseError::damaged)
}
