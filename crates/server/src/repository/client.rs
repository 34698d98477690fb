//! Clients: each replica's line of mutations, and whose it is.

use sammen_domain::{AreaId, OwnerId};
use sammen_sync::{ClientId, MutationId};

use crate::database::{Connection, DatabaseError, Sql, for_update, values};

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
    read(connection, FIND.into(), area, client).await
}

/// A client, to be decided for: until the transaction ends nobody else decides for it.
///
/// Nothing is locked when the client is new. Two transactions that both bring its first mutation meet at
/// the line's number, and the later one is run again.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    client: ClientId,
) -> Result<Option<Client>, DatabaseError> {
    read(connection, LOCK, area, client).await
}

const FIND: &str = "SELECT owner, last_mutation_id FROM client WHERE area = $1 AND id = $2";
const LOCK: Sql =
    for_update!("SELECT owner, last_mutation_id FROM client WHERE area = $1 AND id = $2");

async fn read(
    connection: &mut Connection,
    query: Sql,
    area: &AreaId,
    client: ClientId,
) -> Result<Option<Client>, DatabaseError> {
    let found = connection.fetch_optional(query, values![area.as_str(), client.0]).await?;
    found
        .map(|mut row| {
            Ok(Client {
                owner: read_owner(&row.take::<Vec<u8>>(0)?)?,
                last_mutation_id: row.take(1)?,
            })
        })
        .transpose()
}

/// Inserts a client, or moves its line on. Its owner never changes.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    id: ClientId,
    client: Client,
) -> Result<(), DatabaseError> {
    let last = i64::try_from(client.last_mutation_id).map_err(DatabaseError::damaged)?;
    let put = "INSERT INTO client (area, id, owner, last_mutation_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, id) DO UPDATE SET last_mutation_id = excluded.last_mutation_id";
    connection.execute(put, values![area.as_str(), id.0, &client.owner.0[..], last]).await?;
    Ok(())
}

/// Reads a stored owner.
pub(crate) fn read_owner(bytes: &[u8]) -> Result<OwnerId, DatabaseError> {
    bytes.try_into().map(OwnerId).map_err(DatabaseError::damaged)
}
