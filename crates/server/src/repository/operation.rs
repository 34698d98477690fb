//! Operations and their outcomes, and the number each has in a client's line.

use sammen_domain::{AreaId, OwnerId};
use sammen_sync::{ClientId, MutationId, MutationOutcome, OpId, Outcome};

use crate::database::{Connection, DatabaseError, Record, values};

/// What became of an owner's operation, if it was decided.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
    operation: OpId,
) -> Result<Option<Outcome>, DatabaseError> {
    let find = "SELECT outcome FROM operation WHERE area = $1 AND owner = $2 AND id = $3";
    let values = values![area.as_str(), &owner.0[..], operation.0];
    let found = connection.fetch_optional(find, values).await?;
    found.map(|mut row| read_outcome(&mut row, 0)).transpose()
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
) -> Result<(), DatabaseError> {
    let outcome = postcard::to_allocvec(&outcome).map_err(DatabaseError::damaged)?;
    let insert = "INSERT INTO operation (area, owner, id, outcome) VALUES ($1, $2, $3, $4)";
    let values = values![area.as_str(), &owner.0[..], operation.0, &outcome];
    connection.execute(insert, values).await?;
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
) -> Result<(), DatabaseError> {
    let id = i64::try_from(id).map_err(DatabaseError::damaged)?;
    let insert = "INSERT INTO line (area, client, mutation_id, owner, operation)
         VALUES ($1, $2, $3, $4, $5)";
    let values = values![area.as_str(), client.0, id, &owner.0[..], operation.0];
    connection.execute(insert, values).await?;
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
) -> Result<Option<(OpId, Outcome)>, DatabaseError> {
    let Ok(id) = i64::try_from(id) else { return Ok(None) };
    let find = "SELECT operation.id, operation.outcome FROM line
         JOIN operation ON operation.area = line.area AND operation.owner = line.owner
             AND operation.id = line.operation
         WHERE line.area = $1 AND line.client = $2 AND line.mutation_id = $3";
    let found = connection.fetch_optional(find, values![area.as_str(), client.0, id]).await?;
    found.map(|mut row| Ok((OpId(row.take(0)?), read_outcome(&mut row, 1)?))).transpose()
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
) -> Result<Vec<MutationOutcome>, DatabaseError> {
    let find = "SELECT line.mutation_id, operation.id, operation.outcome FROM line
         JOIN operation ON operation.area = line.area AND operation.owner = line.owner
             AND operation.id = line.operation
         WHERE line.area = $1 AND line.client = $2 AND line.mutation_id > $3
         ORDER BY line.mutation_id";
    let after = i64::try_from(after).unwrap_or(i64::MAX);
    let found = connection.fetch_all(find, values![area.as_str(), client.0, after]).await?;
    found
        .into_iter()
        .map(|mut row| {
            let (id, op) = (row.take(0)?, OpId(row.take(1)?));
            Ok(MutationOutcome { id, op, outcome: read_outcome(&mut row, 2)? })
        })
        .collect()
}

/// Reads a stored outcome.
///
/// # Errors
/// When the column holds no outcome.
pub fn read_outcome(row: &mut Record, column: usize) -> Result<Outcome, DatabaseError> {
    postcard::from_bytes(&row.take::<Vec<u8>>(column)?).map_err(DatabaseError::damaged)
}
