//! The key pair that push services know the server by. Not an area's: a browser subscribes to a site.

use crate::database::{Connection, DatabaseError, values};

/// The pair in PKCS #8, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn find(connection: &mut Connection) -> Result<Option<Vec<u8>>, DatabaseError> {
    let found = connection.fetch_optional("SELECT pair FROM push_key WHERE id = 1", values![]);
    found.await?.map(|mut row| row.take(0)).transpose()
}

/// Stores a pair, unless there is one.
///
/// # Errors
/// When the database fails.
pub async fn ensure(connection: &mut Connection, pair: &[u8]) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO push_key (id, pair) VALUES (1, $1) ON CONFLICT (id) DO NOTHING";
    connection.execute(insert, values![pair]).await?;
    Ok(())
}
