//! The secret of each day, the same for all servers of a database. Not an area's: it says nothing about anybody.

use crate::database::{Connection, DatabaseError, values};

/// A day's secret, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    day: i64,
) -> Result<Option<[u8; 32]>, DatabaseError> {
    let find = "SELECT secret FROM day_secret WHERE day = $1";
    let found = connection.fetch_optional(find, values![day]).await?;
    let read = |bytes: Vec<u8>| bytes.try_into().map_err(|_| DatabaseError::damaged("a secret"));
    found.map(|mut row| read(row.take(0)?)).transpose()
}

/// Gives a day a secret, unless it has one, and forgets those of the days before `kept_from`.
///
/// # Errors
/// When the database fails.
pub async fn ensure(
    connection: &mut Connection,
    day: i64,
    secret: &[u8; 32],
    kept_from: i64,
) -> Result<(), DatabaseError> {
    let insert =
        "INSERT INTO day_secret (day, secret) VALUES ($1, $2) ON CONFLICT (day) DO NOTHING";
    connection.execute(insert, values![day, &secret[..]]).await?;
    connection.execute("DELETE FROM day_secret WHERE day < $1", values![kept_from]).await?;
    Ok(())
}
