//! Clients: each replica's line of mutations, and whose it is.

use sammen_domain::{AreaId, OwnerId};
use sammen_sync::{ClientId, MutationId};

use super::damaged;
use crate::database::Connection;

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
) -> Result<Option<Client>, sqlx::Error> {
    let found: Option<(Vec<u8>, i64)> =
        sqlx::query_as("SELECT owner, last_mutation_id FROM client WHERE area = $1 AND id = $2")
            .bind(area.as_str())
            .bind(client.0)
            .fetch_optional(connection)
            .await?;
    found
        .map(|(owner, last)| {
            Ok(Client {
                owner: read_owner(&owner)?,
                last_mutation_id: u64::try_from(last).map_err(damaged)?,
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
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "INSERT INTO client (area, id, owner, last_mutation_id) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, id) DO UPDATE SET last_mutation_id = excluded.last_mutation_id",
    )
    .bind(area.as_str())
    .bind(id.0)
    .bind(client.owner.0.as_slice())
    .bind(i64::try_from(client.last_mutation_id).map_err(damaged)?)
    .execute(connection)
    .await?;
    Ok(())
}

/// Reads a stored owner.
pub(crate) fn read_owner(bytes: &[u8]) -> Result<OwnerId, sqlx::Error> {
    bytes.try_into().map(OwnerId).map_err(damaged)
}
