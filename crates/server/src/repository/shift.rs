//! Shifts: what they are given out by.

use sammen_domain::{ActivityId, AreaId, ShiftId, UnixSeconds};

use crate::database::{Connection, DatabaseError, Record, values};

/// What a shift is given out by.
#[derive(Clone, Debug)]
pub struct StoredShift {
    /// Its id.
    pub id: ShiftId,
    /// Its activity.
    pub activity: ActivityId,
    /// When it begins.
    pub starts_at: UnixSeconds,
    /// When it ends.
    pub ends_at: UnixSeconds,
    /// When it is given out.
    pub opens_at: UnixSeconds,
    /// What lots are drawn with.
    pub seed: Vec<u8>,
}

fn read_shift(mut row: Record) -> Result<StoredShift, DatabaseError> {
    Ok(StoredShift {
        id: ShiftId(row.take(0)?),
        activity: ActivityId(row.take(1)?),
        starts_at: row.take(2)?,
        ends_at: row.take(3)?,
        opens_at: row.take(4)?,
        seed: row.take(5)?,
    })
}

/// Stores a shift; one that is there stays as it is.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    shift: &StoredShift,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO shift
             (area, id, activity, starts_at, ends_at, opens_at, seed, given_out, called_off,
              put_away)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (area, id) DO NOTHING";
    let values = values![
        area.as_str(),
        shift.id.0,
        shift.activity.0,
        shift.starts_at,
        shift.ends_at,
        shift.opens_at,
        &shift.seed,
        false,
        false,
        false,
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// A shift by its id.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: ShiftId,
) -> Result<Option<StoredShift>, DatabaseError> {
    let find = "SELECT id, activity, starts_at, ends_at, opens_at, seed FROM shift
         WHERE area = $1 AND id = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), id.0]).await?;
    found.map(read_shift).transpose()
}

/// The shifts of an area that end after an instant, the earliest first.
///
/// # Errors
/// When the database fails.
pub async fn since(
    connection: &mut Connection,
    area: &AreaId,
    since: UnixSeconds,
) -> Result<Vec<StoredShift>, DatabaseError> {
    let find = "SELECT id, activity, starts_at, ends_at, opens_at, seed FROM shift
         WHERE area = $1 AND ends_at > $2 ORDER BY starts_at, id";
    let rows = connection.fetch_all(find, values![area.as_str(), since]).await?;
    rows.into_iter().map(read_shift).collect()
}

/// The shifts whose time to be given out has come.
///
/// # Errors
/// When the database fails.
pub async fn to_give_out(
    connection: &mut Connection,
    now: UnixSeconds,
) -> Result<Vec<(AreaId, ShiftId)>, DatabaseError> {
    let find = "SELECT area, id FROM shift WHERE NOT given_out AND opens_at <= $1";
    list(connection.fetch_all(find, values![now]).await?)
}

/// The shifts that ended before an instant and are still on phones.
///
/// # Errors
/// When the database fails.
pub async fn to_put_away(
    connection: &mut Connection,
    ended_before: UnixSeconds,
) -> Result<Vec<(AreaId, ShiftId)>, DatabaseError> {
    let find = "SELECT area, id FROM shift WHERE NOT put_away AND ends_at < $1";
    list(connection.fetch_all(find, values![ended_before]).await?)
}

fn list(rows: Vec<Record>) -> Result<Vec<(AreaId, ShiftId)>, DatabaseError> {
    let read = |mut row: Record| {
        let area = AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged)?;
        Ok((area, ShiftId(row.take(1)?)))
    };
    rows.into_iter().map(read).collect()
}

/// Whether there is a shift that ended before an instant.
///
/// # Errors
/// When the database fails.
pub async fn is_any_older(
    connection: &mut Connection,
    ended_before: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let find = "SELECT EXISTS (SELECT 1 FROM shift WHERE ends_at < $1)";
    connection.fetch_one(find, values![ended_before]).await?.take(0)
}

/// Forgets the shifts that ended before an instant, and who was on them.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    connection: &mut Connection,
    ended_before: UnixSeconds,
) -> Result<(), DatabaseError> {
    let sign_ups = "DELETE FROM shift_sign_up
         WHERE EXISTS (SELECT 1 FROM shift WHERE shift.area = shift_sign_up.area
             AND shift.id = shift_sign_up.shift AND ends_at < $1)";
    connection.execute(sign_ups, values![ended_before]).await?;
    let shifts = "DELETE FROM shift WHERE ends_at < $1";
    connection.execute(shifts, values![ended_before]).await?;
    Ok(())
}

/// Notes that a shift was given out.
///
/// # Errors
/// When the database fails.
pub async fn set_given_out(
    connection: &mut Connection,
    area: &AreaId,
    id: ShiftId,
) -> Result<(), DatabaseError> {
    let update = "UPDATE shift SET given_out = $1 WHERE area = $2 AND id = $3";
    connection.execute(update, values![true, area.as_str(), id.0]).await?;
    Ok(())
}

/// Notes that a shift does not take place.
///
/// # Errors
/// When the database fails.
pub async fn set_called_off(
    connection: &mut Connection,
    area: &AreaId,
    id: ShiftId,
) -> Result<(), DatabaseError> {
    let update = "UPDATE shift SET called_off = $1 WHERE area = $2 AND id = $3";
    connection.execute(update, values![true, area.as_str(), id.0]).await?;
    Ok(())
}

/// Notes that a shift is on no phone any more.
///
/// # Errors
/// When the database fails.
pub async fn set_put_away(
    connection: &mut Connection,
    area: &AreaId,
    id: ShiftId,
) -> Result<(), DatabaseError> {
    let update = "UPDATE shift SET put_away = $1 WHERE area = $2 AND id = $3";
    connection.execute(update, values![true, area.as_str(), id.0]).await?;
    Ok(())
}
