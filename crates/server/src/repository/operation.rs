//! Operations and their outcomes, and the number each has in a client's line.

use sammen_domain::{AreaId, OwnerId};
use sammen_sync::{ClientId, MutationId, MutationOutcome, OpId, Outcome};

use crate::database::{Connection, DatabaseError, Record, values};

/// What an owner did, and what became of it.
#[derive(Clone, Copy, Debug)]
pub struct Operation {
    /// Whose it is.
    pub owner: OwnerId,
    /// Its id, among those of its owner.
    pub id: OpId,
    /// What became of it.
    pub outcome: Outcome,
}

/// A number of a client's line, and what stands under it.
#[derive(Clone, Copy, Debug)]
pub struct Numbered {
    /// Whose line.
    pub client: ClientId,
    /// The number.
    pub id: MutationId,
    /// Whose operation.
    pub owner: OwnerId,
    /// The operation.
    pub operation: OpId,
}

/// What became of owners' operations, where it was decided.
///
/// # Errors
/// When the database fails.
pub async fn find_each(
    connection: &mut Connection,
    area: &AreaId,
    operations: &[(OwnerId, OpId)],
) -> Result<Vec<Option<Outcome>>, DatabaseError> {
    let find = "SELECT outcome FROM operation WHERE area = $1 AND owner = $2 AND id = $3";
    let asked = operations.iter().map(|(owner, id)| *values![area.as_str(), &owner.0[..], id.0]);
    let found = connection.fetch_each(find, &asked.collect::<Vec<_>>()).await?;
    let outcome = |mut rows: Vec<Record>| rows.first_mut().map(|row| read_outcome(row, 0));
    found.into_iter().map(|rows| outcome(rows).transpose()).collect()
}

/// Stores what became of operations.
///
/// # Errors
/// When the database fails.
pub async fn insert_each(
    connection: &mut Connection,
    area: &AreaId,
    operations: &[Operation],
) -> Result<(), DatabaseError> {
    let encode = |made: &Operation| postcard::to_allocvec(&made.outcome);
    let outcomes: Vec<_> =
        operations.iter().map(encode).collect::<Result<_, _>>().map_err(DatabaseError::damaged)?;
    let insert = "INSERT INTO operation (area, owner, id, outcome) VALUES ($1, $2, $3, $4)";
    let values = operations.iter().zip(&outcomes).map(|(Operation { owner, id, .. }, outcome)| {
        *values![area.as_str(), &owner.0[..], id.0, outcome]
    });
    connection.execute_each(insert, &values.collect::<Vec<_>>()).await
}

/// Puts operations under numbers of clients' lines.
///
/// # Errors
/// When the database fails.
pub async fn number_each(
    connection: &mut Connection,
    area: &AreaId,
    numbers: &[Numbered],
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO line (area, client, mutation_id, owner, operation)
         VALUES ($1, $2, $3, $4, $5)";
    let values = numbers.iter().map(|Numbered { client, id, owner, operation }| {
        let id = i64::try_from(*id).map_err(DatabaseError::damaged)?;
        Ok(*values![area.as_str(), client.0, id, &owner.0[..], operation.0])
    });
    let values: Vec<_> = values.collect::<Result<_, DatabaseError>>()?;
    connection.execute_each(insert, &values).await
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
