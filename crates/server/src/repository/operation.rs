//! Operations and their outcomes, and the number each has in a client's line.

use sammen_domain::{AreaId, OwnerId};
use sammen_sync::{ClientId, MutationId, MutationOutcome, OpId, Outcome};
use uuid::Uuid;

use super::damaged;
use crate::database::Connection;

/// What became of an owner's operation, if it was decided.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
    operation: OpId,
) -> Result<Option<Outcome>, sqlx::Error> {
    let outcome: Option<Vec<u8>> = sqlx::query_scalar(
        "SELECT outcome FROM operation WHERE area = $1 AND owner = $2 AND id = $3",
    )
    .bind(area.as_str())
    .bind(owner.0.as_slice())
    .bind(operation.0)
    .fetch_optional(connection)
    .await?;
    outcome.map(|bytes| read_outcome(&bytes)).transpose()
}

/// Stores what became of an owner's operation.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
    operation: OpId,
    outcome: Outcome,
) -> Result<(), sqlx::Error> {
    sqlx::query("INSERT INTO operation (area, owner, id, outcome) VALUES ($1, $2, $3, $4)")
        .bind(area.as_str())
        .bind(owner.0.as_slice())
        .bind(operation.0)
        .bind(postcard::to_allocvec(&outcome).map_err(damaged)?)
        .execute(connection)
        .await?;
    Ok(())
}

/// Puts an operation under a number of a client's line.
///
/// # Errors
/// When the database fails.
pub async fn number(
    connection: &mut Connection,
    area: &AreaId,
    client: ClientId,
    id: MutationId,
    owner: OwnerId,
    operation: OpId,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO line (area, client, mutation_id, owner, operation)
         VALUES ($1, $2, $3, $4, $5)",
    )
    .bind(area.as_str())
    .bind(client.0)
    .bind(i64::try_from(id).map_err(damaged)?)
    .bind(owner.0.as_slice())
    .bind(operation.0)
    .execute(connection)
    .await?;
    Ok(())
}

/// Which operation stands under a number of a client's line, and what became of it.
///
/// # Errors
/// When the database fails.
pub async fn numbered(
    connection: &mut Connection,
    area: &AreaId,
    client: ClientId,
    id: MutationId,
) -> Result<Option<(OpId, Outcome)>, sqlx::Error> {
    let Ok(id) = i64::try_from(id) else { return Ok(None) };
    let found: Option<(Uuid, Vec<u8>)> = sqlx::query_as(
        "SELECT operation.id, operation.outcome FROM line
         JOIN operation ON operation.area = line.area AND operation.owner = line.owner
             AND operation.id = line.operation
         WHERE line.area = $1 AND line.client = $2 AND line.mutation_id = $3",
    )
    .bind(area.as_str())
    .bind(client.0)
    .bind(id)
    .fetch_optional(connection)
    .await?;
    found.map(|(op, outcome)| Ok((OpId(op), read_outcome(&outcome)?))).transpose()
}

/// The outcomes in a client's line after a number.
///
/// # Errors
/// When the database fails.
pub async fn outcomes_after(
    connection: &mut Connection,
    area: &AreaId,
    client: ClientId,
    after: MutationId,
) -> Result<Vec<MutationOutcome>, sqlx::Error> {
    let found: Vec<(i64, Uuid, Vec<u8>)> = sqlx::query_as(
        "SELECT line.mutation_id, operation.id, operation.outcome FROM line
         JOIN operation ON operation.area = line.area AND operation.owner = line.owner
             AND operation.id = line.operation
         WHERE line.area = $1 AND line.client = $2 AND line.mutation_id > $3
         ORDER BY line.mutation_id",
    )
    .bind(area.as_str())
    .bind(client.0)
    .bind(i64::try_from(after).unwrap_or(i64::MAX))
    .fetch_all(connection)
    .await?;
    found
        .into_iter()
        .map(|(id, op, outcome)| {
            let id = u64::try_from(id).map_err(damaged)?;
            Ok(MutationOutcome { id, op: OpId(op), outcome: read_outcome(&outcome)? })
        })
        .collect()
}

fn read_outcome(bytes: &[u8]) -> Result<Outcome, sqlx::Error> {
    postcard::from_bytes(bytes).map_err(damaged)
}
