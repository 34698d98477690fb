//! Registrations as the rules read them.

use sammen_domain::{
    ActivityId, AreaId, OccurrenceId, Registration, RegistrationId, RegistrationState, RowKind,
    SeriesPlaces,
};
use serde::{Serialize, de::DeserializeOwned};

use super::client::read_owner;
use crate::database::{Connection, DatabaseError, Record, values};

const CONFIRMED: &str = "confirmed";
const WAITLISTED: &str = "waitlisted";
const CANCELLED: &str = "cancelled";
const OFFERED: &str = "offered";
const LAPSED: &str = "lapsed";
const CANCELLED_BY_STAFF: &str = "cancelled-by-staff";

fn read(mut row: Record) -> Result<Registration, DatabaseError> {
    let damaged = |error: std::num::TryFromIntError| DatabaseError::damaged(error);
    let series: String = row.take(8)?;
    let series = if series.is_empty() { None } else { Some(read_series(&mut row, &series)?) };
    Ok(Registration {
        id: RegistrationId(row.take(0)?),
        occurrence: OccurrenceId(row.take(1)?),
        owner: read_owner(&row.take::<Vec<u8>>(2)?)?,
        persons: u16::try_from(row.take::<i64>(3)?).map_err(damaged)?,
        names: list(&mut row, 4)?,
        ages: list(&mut row, 5)?,
        answers: list(&mut row, 6)?,
        on_behalf: row.take(7)?,
        series,
        attendance: list(&mut row, 11)?,
        sequence: row.take(12)?,
        state: read_state(&mut row)?,
    })
}

fn read_series(row: &mut Record, activity: &str) -> Result<SeriesPlaces, DatabaseError> {
    let activity = activity.parse().map_err(DatabaseError::damaged)?;
    Ok(SeriesPlaces { activity, dates: list(row, 9)?, declined: list(row, 10)? })
}

fn read_state(row: &mut Record) -> Result<RegistrationState, DatabaseError> {
    let state: String = row.take(13)?;
    let (position, until) = (row.take::<Option<i64>>(14)?, row.take::<Option<i64>>(15)?);
    Ok(match (state.as_str(), position, until) {
        (CONFIRMED, ..) => RegistrationState::Confirmed,
        (WAITLISTED, Some(position), _) => {
            let position = u32::try_from(position).map_err(DatabaseError::damaged)?;
            RegistrationState::Waitlisted { position }
        }
        (OFFERED, _, Some(until)) => RegistrationState::Offered { until },
        (LAPSED, ..) => RegistrationState::Lapsed,
        (CANCELLED, ..) => RegistrationState::Cancelled,
        (CANCELLED_BY_STAFF, ..) => RegistrationState::CancelledByStaff,
        _ => return Err(DatabaseError::damaged("a registration's state")),
    })
}

fn list<T: DeserializeOwned>(row: &mut Record, column: usize) -> Result<Vec<T>, DatabaseError> {
    let written: String = row.take(column)?;
    // Nearly all are empty.
    if written == "[]" {
        return Ok(Vec::new());
    }
    serde_json::from_str(&written).map_err(DatabaseError::damaged)
}

fn written<T: Serialize>(list: &[T]) -> Result<String, DatabaseError> {
    serde_json::to_string(list).map_err(DatabaseError::damaged)
}

/// All registrations for a date, and for its activity's series as a whole, the cancelled ones too, in the order
/// they came.
///
/// # Errors
/// When the database fails.
pub async fn for_date(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
    activity: ActivityId,
) -> Result<Vec<Registration>, DatabaseError> {
    let find = "SELECT id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates,
             declined, attendance, sequence, state, position, offered_until
         FROM registration WHERE area = $1 AND occurrence = $2 AND series = ''
         UNION ALL SELECT id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates,
             declined, attendance, sequence, state, position, offered_until
         FROM registration WHERE area = $1 AND series = $3 AND series <> '' ORDER BY sequence";
    let activity = activity.to_string();
    let values = values![area.as_str(), occurrence.0, &activity];
    let rows = connection.fetch_all(find, values).await?;
    rows.into_iter().map(read).collect()
}

/// All registrations for a date alone, in the order they came.
///
/// # Errors
/// When the database fails.
pub async fn for_date_alone(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
) -> Result<Vec<Registration>, DatabaseError> {
    let find =
        "SELECT id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates,
             declined, attendance, sequence, state, position, offered_until
         FROM registration WHERE area = $1 AND occurrence = $2 AND series = '' ORDER BY sequence";
    let rows = connection.fetch_all(find, values![area.as_str(), occurrence.0]).await?;
    rows.into_iter().map(read).collect()
}

/// Whether a registration's id is taken.
///
/// # Errors
/// When the database fails.
pub async fn is_there(
    connection: &mut Connection,
    area: &AreaId,
    registration: RegistrationId,
) -> Result<bool, DatabaseError> {
    let find = "SELECT id FROM registration WHERE area = $1 AND id = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), registration.0]).await?;
    Ok(found.is_some())
}

/// The dates that anybody ever registered for, by their ids; of a series, those that somebody has seats on and
/// the one that each registration was made from.
///
/// # Errors
/// When the database fails.
pub async fn occurrences(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<OccurrenceId>, DatabaseError> {
    let find = "SELECT DISTINCT occurrence, dates FROM registration WHERE area = $1";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    let mut dates = Vec::new();
    for mut row in rows {
        dates.push(OccurrenceId(row.take(0)?));
        dates.append(&mut list(&mut row, 1)?);
    }
    dates.sort_unstable();
    dates.dedup();
    Ok(dates)
}

/// The dates of registrations that no roster shows: those from before there were rosters.
///
/// # Errors
/// When the database fails.
pub async fn not_on_rosters(
    connection: &mut Connection,
) -> Result<Vec<(AreaId, OccurrenceId)>, DatabaseError> {
    let find = "SELECT DISTINCT area, occurrence FROM registration
         WHERE NOT EXISTS (SELECT 1 FROM row
             WHERE row.area = registration.area AND row.kind = $1 AND row.id = registration.id)
         ORDER BY area, occurrence";
    let rows = connection.fetch_all(find, values![RowKind::RosterEntry as i16]).await?;
    let date = |mut row: Record| {
        let area: String = row.take(0)?;
        let area = AreaId::new(&area).map_err(DatabaseError::damaged)?;
        Ok((area, OccurrenceId(row.take(1)?)))
    };
    rows.into_iter().map(date).collect()
}

const PUT: &str = "INSERT INTO registration
         (area, id, occurrence, owner, persons, names, ages, answers, on_behalf, series, dates, declined,
          attendance, sequence, state, position, offered_until)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     ON CONFLICT (area, id) DO UPDATE SET
         persons = excluded.persons, names = excluded.names, ages = excluded.ages,
         answers = excluded.answers, dates = excluded.dates, declined = excluded.declined,
         attendance = excluded.attendance, sequence = excluded.sequence, state = excluded.state,
         position = excluded.position, offered_until = excluded.offered_until";

/// Inserts or replaces a registration.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    registration: &Registration,
) -> Result<(), DatabaseError> {
    let (state, position, until) = match registration.state {
        RegistrationState::Confirmed => (CONFIRMED, None, None),
        RegistrationState::Waitlisted { position } => (WAITLISTED, Some(i64::from(position)), None),
        RegistrationState::Offered { until } => (OFFERED, None, Some(until)),
        RegistrationState::Lapsed => (LAPSED, None, None),
        RegistrationState::Cancelled => (CANCELLED, None, None),
        RegistrationState::CancelledByStaff => (CANCELLED_BY_STAFF, None, None),
    };
    let (names, ages) = (written(&registration.names)?, written(&registration.ages)?);
    let answers = written(&registration.answers)?;
    let places = registration.series.as_ref();
    let series = places.map(|places| places.activity.to_string()).unwrap_or_default();
    let dates = written(places.map_or(&[][..], |places| &places.dates))?;
    let declined = written(places.map_or(&[][..], |places| &places.declined))?;
    let attendance = written(&registration.attendance)?;
    let sequence = i64::try_from(registration.sequence).map_err(DatabaseError::damaged)?;
    let values = values![
        area.as_str(),
        registration.id.0,
        registration.occurrence.0,
        &registration.owner.0[..],
        i32::from(registration.persons),
        &names,
        &ages,
        &answers,
        registration.on_behalf,
        &series,
        &dates,
        &declined,
        &attendance,
        sequence,
        state,
        position,
        until,
    ];
    connection.execute(PUT, values).await?;
    Ok(())
}
