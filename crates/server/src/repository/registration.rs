//! Registrations as the rules read them.

use sammen_domain::{AreaId, OccurrenceId, Registration, RegistrationId, RegistrationState};

use super::client::read_owner;
use crate::database::{Connection, DatabaseError, Record, values};

const CONFIRMED: &str = "confirmed";
const WAITLISTED: &str = "waitlisted";
const CANCELLED: &str = "cancelled";

fn read(mut row: Record) -> Result<Registration, DatabaseError> {
    let damaged = |error: std::num::TryFromIntError| DatabaseError::damaged(error);
    let state = match (row.take::<String>(6)?.as_str(), row.take::<Option<i64>>(7)?) {
        (CONFIRMED, _) => RegistrationState::Confirmed,
        (WAITLISTED, Some(position)) => {
            RegistrationState::Waitlisted { position: u32::try_from(position).map_err(damaged)? }
        }
        (CANCELLED, _) => RegistrationState::Cancelled,
        _ => return Err(DatabaseError::damaged("a registration's state")),
    };
    Ok(Registration {
        id: RegistrationId(row.take(0)?),
        occurrence: OccurrenceId(row.take(1)?),
        owner: read_owner(&row.take::<Vec<u8>>(2)?)?,
        persons: u16::try_from(row.take::<i64>(3)?).map_err(damaged)?,
        names: serde_json::from_str(&row.take::<String>(4)?).map_err(DatabaseError::damaged)?,
        sequence: row.take(5)?,
        state,
    })
}

/// All registrations for a date, the cancelled ones too, in the order they came.
///
/// # Errors
/// When the database fails.
pub async fn for_occurrence(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
) -> Result<Vec<Registration>, DatabaseError> {
    let find = "SELECT id, occurrence, owner, persons, names, sequence, state, position
         FROM registration WHERE area = $1 AND occurrence = $2 ORDER BY sequence";
    let rows = connection.fetch_all(find, values![area.as_str(), occurrence.0]).await?;
    rows.into_iter().map(read).collect()
}

/// The date that a registration's id is taken for.
///
/// # Errors
/// When the database fails.
pub async fn occurrence_of(
    connection: &mut Connection,
    area: &AreaId,
    registration: RegistrationId,
) -> Result<Option<OccurrenceId>, DatabaseError> {
    let find = "SELECT occurrence FROM registration WHERE area = $1 AND id = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), registration.0]).await?;
    found.map(|mut row| Ok(OccurrenceId(row.take(0)?))).transpose()
}

/// The dates that anybody ever registered for, by their ids.
///
/// # Errors
/// When the database fails.
pub async fn occurrences(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<OccurrenceId>, DatabaseError> {
    let find = "SELECT DISTINCT occurrence FROM registration WHERE area = $1 ORDER BY occurrence";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(|mut row| Ok(OccurrenceId(row.take(0)?))).collect()
}

const PUT: &str = "INSERT INTO registration
         (area, id, occurrence, owner, persons, names, sequence, state, position)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     ON CONFLICT (area, id) DO UPDATE SET
         persons = excluded.persons, names = excluded.names, sequence = excluded.sequence,
         state = excluded.state, position = excluded.position";

/// Inserts or replaces a registration.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    registration: &Registration,
) -> Result<(), DatabaseError> {
    let (state, position) = match registration.state {
        RegistrationState::Confirmed => (CONFIRMED, None),
        RegistrationState::Waitlisted { position } => (WAITLISTED, Some(i64::from(position))),
        RegistrationState::Cancelled => (CANCELLED, None),
    };
    let names = serde_json::to_string(&registration.names).map_err(DatabaseError::damaged)?;
    let sequence = i64::try_from(registration.sequence).map_err(DatabaseError::damaged)?;
    let values = values![
        area.as_str(),
        registration.id.0,
        registration.occurrence.0,
        &registration.owner.0[..],
        i32::from(registration.persons),
        &names,
        sequence,
        state,
        position,
    ];
    connection.execute(PUT, values).await?;
    Ok(())
}
