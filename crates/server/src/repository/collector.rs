//! Other programs that may bring answers.

use sammen_domain::AreaId;

use crate::{
    database::{Connection, DatabaseError, values},
    identity::Digest,
};

/// Lets a program in, under another password if it had one.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    name: &str,
    password: Digest,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO collector (area, name, password_digest) VALUES ($1, $2, $3)
         ON CONFLICT (area, name) DO UPDATE SET password_digest = excluded.password_digest";
    connection.execute(put, values![area.as_str(), name, &password.0[..]]).await?;
    Ok(())
}

/// Lets a program in no more; whether it was.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    name: &str,
) -> Result<bool, DatabaseError> {
    let remove = "DELETE FROM collector WHERE area = $1 AND name = $2";
    Ok(connection.execute(remove, values![area.as_str(), name]).await? > 0)
}

/// Whether a program has this name and password.
///
/// # Errors
/// When the database fails.
pub async fn exists(
    connection: &mut Connection,
    area: &AreaId,
    name: &str,
    password: Digest,
) -> Result<bool, DatabaseError> {
    let count = "SELECT COUNT(*) FROM collector
         WHERE area = $1 AND name = $2 AND password_digest = $3";
    let values = values![area.as_str(), name, &password.0[..]];
    let mut row = connection.fetch_one(count, values).await?;
    Ok(row.take::<i64>(0)? > 0)
}
