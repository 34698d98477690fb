//! Registrations as the rules read them.

use sammen_domain::{AreaId, OccurrenceId, Registration, RegistrationId, RegistrationState};
use sqlx::FromRow;
use uuid::Uuid;

use super::{client::read_owner, damaged};
use crate::database::Connection;

#[derive(FromRow)]
struct Stored {
    id: Uuid,
    occurrence: Uuid,
    owner: Vec<u8>,
    persons: i32,
    names: String,
    sequence: i64,
    state: String,
    position: Option<i64>,
}

const CONFIRMED: &str = "confirmed";
const WAITLISTED: &str = "waitlisted";
const CANCELLED: &str = "cancelled";

impl Stored {
    fn read(self) -> Result<Registration, sqlx::Error> {
        let state = match (self.state.as_str(), self.position) {
            (CONFIRMED, _) => RegistrationState::Confirmed,
            (WAITLISTED, Some(position)) => RegistrationState::Waitlisted {
                position: u32::try_from(position).map_err(damaged)?,
            },
            (CANCELLED, _) => RegistrationState::Cancelled,
            _ => return Err(damaged("a registration's state")),
        };
        Ok(Registration {
            id: RegistrationId(self.id),
            occurrence: OccurrenceId(self.occurrence),
            owner: read_owner(&self.owner)?,
            persons: u16::try_from(self.persons).map_err(damaged)?,
            names: serde_json::from_str(&self.names).map_err(damaged)?,
            sequence: u64::try_from(self.sequence).map_err(damaged)?,
            state,
        })
    }
}

/// All registrations for a date, the cancelled ones too, in the order they came.
///
/// # Errors
/// When the database fails.
pub async fn for_occurrence(
    connection: &mut Connection,
    area: &AreaId,
    occurrence: OccurrenceId,
) -> Result<Vec<Registration>, sqlx::Error> {
    let rows: Vec<Stored> = sqlx::query_as(
        "SELECT id, occurrence, owner, persons, names, sequence, state, position
         FROM registration WHERE area = $1 AND occurrence = $2 ORDER BY sequence",
    )
    .bind(area.as_str())
    .bind(occurrence.0)
    .fetch_all(connection)
    .await?;
    rows.into_iter().map(Stored::read).collect()
}

/// The date that a registration's id is taken for.
///
/// # Errors
/// When the database fails.
pub async fn occurrence_of(
    connection: &mut Connection,
    area: &AreaId,
    registration: RegistrationId,
) -> Result<Option<OccurrenceId>, sqlx::Error> {
    let occurrence: Option<Uuid> =
        sqlx::query_scalar("SELECT occurrence FROM registration WHERE area = $1 AND id = $2")
            .bind(area.as_str())
            .bind(registration.0)
            .fetch_optional(connection)
            .await?;
    Ok(occurrence.map(OccurrenceId))
}

/// The dates that anybody ever registered for.
///
/// # Errors
/// When the database fails.
pub async fn occurrences(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<OccurrenceId>, sqlx::Error> {
    let ids: Vec<Uuid> =
        sqlx::query_scalar("SELECT DISTINCT occurrence FROM registration WHERE area = $1")
            .bind(area.as_str())
            .fetch_all(connection)
            .await?;
    Ok(ids.into_iter().map(OccurrenceId).collect())
}

/// Inserts or replaces a registration.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    registration: &Registration,
) -> Result<(), sqlx::Error> {
    let (state, position) = match registration.state {
        RegistrationState::Confirmed => (CONFIRMED, None),
        RegistrationState::Waitlisted { position } => (WAITLISTED, Some(i64::from(position))),
        RegistrationState::Cancelled => (CANCELLED, None),
    };
    sqlx::query(
        "INSERT INTO registration
             (area, id, occurrence, owner, persons, names, sequence, state, position)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
         ON CONFLICT (area, id) DO UPDATE SET
             persons = excluded.persons, names = excluded.names, sequence = excluded.sequence,
             state = excluded.state, position = excluded.position",
    )
    .bind(area.as_str())
    .bind(registration.id.0)
    .bind(registration.occurrence.0)
    .bind(registration.owner.0.as_slice())
    .bind(i32::from(registration.persons))
    .bind(serde_json::to_string(&registration.names).map_err(damaged)?)
    .bind(i64::try_from(registration.sequence).map_err(damaged)?)
    .bind(state)
    .bind(position)
    .execute(connection)
    .await?;
    Ok(())
}
