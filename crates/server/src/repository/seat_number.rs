//! Numbered seats: which activities have them, and which seat is whose.

use std::collections::BTreeMap;

use sammen_domain::{ActivityId, AreaId, OccurrenceId, RegistrationId, Text};

use crate::database::{Connection, DatabaseError, Record, values};

/// A household's seat on a date.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct NumberedSeat {
    /// The date.
    pub occurrence: OccurrenceId,
    /// Which one; the first is 1.
    pub number: u32,
    /// Whose it is.
    pub registration: RegistrationId,
    /// What it was called when it was told.
    pub called: Text,
}

/// What an activity's seats are called that are numbered, or were: then `None` is what they are called now.
pub type Numbering = Option<Text>;

fn written(called: &Text) -> Result<String, DatabaseError> {
    serde_json::to_string(called).map_err(DatabaseError::damaged)
}

fn read_called(written: &str) -> Result<Text, DatabaseError> {
    serde_json::from_str(written).map_err(DatabaseError::damaged)
}

/// What an activity's seats are called; `None` where they were never numbered.
///
/// # Errors
/// When the database fails.
pub async fn numbering(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
) -> Result<Option<Numbering>, DatabaseError> {
    let find = "SELECT called FROM seat_numbering WHERE area = $1 AND activity = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), activity.0]).await?;
    let Some(mut row) = found else { return Ok(None) };
    let called: Option<String> = row.take(0)?;
    Ok(Some(called.as_deref().map(read_called).transpose()?))
}

/// What the seats of an area's activities are called that are numbered, or were.
///
/// # Errors
/// When the database fails.
pub async fn numberings(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<BTreeMap<ActivityId, Numbering>, DatabaseError> {
    let find = "SELECT activity, called FROM seat_numbering WHERE area = $1";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    let read = |mut row: Record| {
        let called: Option<String> = row.take(1)?;
        let called = called.as_deref().map(read_called).transpose()?;
        Ok((ActivityId(row.take(0)?), called))
    };
    rows.into_iter().map(read).collect()
}

/// Says what an activity's seats are called; `None`: they are not numbered any more.
///
/// # Errors
/// When the database fails.
pub async fn put_numbering(
    connection: &mut Connection,
    area: &AreaId,
    activity: ActivityId,
    called: Option<&Text>,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO seat_numbering (area, activity, called) VALUES ($1, $2, $3)
         ON CONFLICT (area, activity) DO UPDATE SET called = excluded.called";
    let called = called.map(written).transpose()?;
    connection.execute(put, values![area.as_str(), activity.0, called.as_deref()]).await?;
    Ok(())
}

/// The numbered seats of a date that somebody has.
///
/// # Errors
/// When the database fails.
pub async fn of_date(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
) -> Result<Vec<NumberedSeat>, DatabaseError> {
    let find = "SELECT number, registration, called FROM seat_number
         WHERE area = $1 AND occurrence = $2 ORDER BY number";
    let rows = connection.fetch_all(find, values![area.as_str(), occurrence.0]).await?;
    let read = |mut row: Record| {
        Ok(NumberedSeat {
            occurrence,
            number: u32::try_from(row.take::<i64>(0)?).map_err(DatabaseError::damaged)?,
            registration: RegistrationId(row.take(1)?),
            called: read_called(&row.take::<String>(2)?)?,
        })
    };
    rows.into_iter().map(read).collect()
}

/// Gives a seat to whom it is.
///
/// # Errors
/// When the database fails; so when somebody else has that number on that date.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    seat: &NumberedSeat,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO seat_number (area, occurrence, number, registration, called)
         VALUES ($1, $2, $3, $4, $5)";
    let called = written(&seat.called)?;
    let NumberedSeat { occurrence, number, registration, .. } = seat;
    let values = values![area.as_str(), occurrence.0, i64::from(*number), registration.0, &called];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Takes a registration's seats back, on every date.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    registration: RegistrationId,
) -> Result<(), DatabaseError> {
    let remove = "DELETE FROM seat_number WHERE area = $1 AND registration = $2";
    connection.execute(remove, values![area.as_str(), registration.0]).await?;
    Ok(())
}
