//! Clients: each replica's line of mutations, and whose it is.

use sammen_domain::{AreaId, OwnerId};
use sammen_sync::{ClientId, MutationId};

use crate::database::{Connection, DatabaseError, Record, Sql, for_update, values};

/// A client as the server knows it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Client {
    /// Whose it is.
    pub owner: OwnerId,
    /// The last mutation decided.
    pub last_mutation_id: MutationId,
}

/// A client, unless it was never pushed from.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    client: ClientId,
) -> Result<Option<Client>, DatabaseError> {
    let found = connection.fetch_optional(FIND, values![area.as_str(), client.0]).await?;
    found.map(read).transpose()
}

/// Clients, to be decided for: until the transaction ends nobody else decides for them.
///
/// Nothing is locked where a client is new. Two transactions that both bring its first mutation meet at
/// the line's number, and the later one is run again.
///
/// # Errors
/// When the database fails.
pub async fn lock_each(
    connection: &mut Connection,
    area: &AreaId,
    clients: &[ClientId],
) -> Result<Vec<Option<Client>>, DatabaseError> {
    let asked: Vec<_> = clients.iter().map(|id| *values![area.as_str(), id.0]).collect();
    let found = connection.fetch_each(LOCK, &asked).await?;
    found.into_iter().map(|rows| rows.into_iter().next().map(read).transpose()).collect()
}

const FIND: &str = "SELECT owner, last_mutation_id FROM client WHERE area = $1 AND id = $2";
const LOCK: Sql =
    for_update!("SELECT owner, last_mutation_id FROM client WHERE area = $1 AND id = $2");

fn read(mut row: Record) -> Result<Client, DatabaseError> {
    Ok(Client { owner: read_owner(&row.take::<Vec<u8>>(0)?)?, last_mutation_id: row.take(1)? })
}

/// Inserts clients, or moves their lines on. Their owners never change.
///
/// # Errors
/// When the database fails.
pub async fn put_each(
    connection: &mut Connection,
    area: &AreaId,
    clients: &[(ClientId, Client)],
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO client (area, id, owner, last_mutation_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, id) DO UPDATE SET last_mutation_id = excluded.last_mutation_id";
    let values = clients.iter().map(|(id, client)| {
        let last = i64::try_from(client.last_mutation_id).map_err(DatabaseError::damaged)?;
        Ok(*values![area.as_str(), id.0, &client.owner.0[..], last])
    });
    let values: Vec<_> = values.collect::<Result<_, DatabaseError>>()?;
    connection.execute_each(put, &values).await
}

/// Reads a stored owner.
pub(crate) fn read_owner(bytes: &[u8]) -> Result<OwnerId, DatabaseError> {
    bytes.try_into().map(OwnerId).map_err(DatabaseError::damaged)
}
