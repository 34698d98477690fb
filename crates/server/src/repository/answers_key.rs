//! The key that an area's waiting answers are opened with.

use sammen_domain::AreaId;

use crate::database::{Connection, DatabaseError, values};

/// The secret half, if there is one.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    let find = "SELECT secret FROM answers_key WHERE area = $1";
    let found = connection.fetch_optional(find, values![area.as_str()]).await?;
    found.map(|mut row| row.take(0)).transpose()
}

/// Stores a secret half, unless there is one.
///
/// # Errors
/// When the database fails.
pub async fn ensure(
    connection: &mut Connection,
    area: &AreaId,
    secret: &[u8],
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO answers_key (area, secret) VALUES ($1, $2)
         ON CONFLICT (area) DO NOTHING";
    connection.execute(insert, values![area.as_str(), secret]).await?;
    Ok(())
}
