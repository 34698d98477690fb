//! Browsers that are signed in.

use sammen_domain::UnixSeconds;

use crate::{
    database::{Connection, DatabaseError, Record, values},
    identity::{AccountId, Digest, SessionId},
    sessions::{Method, Session},
};

fn read(mut row: Record) -> Result<Session, DatabaseError> {
    let method = Method::from_name(&row.take::<String>(2)?);
    Ok(Session {
        id: SessionId(row.take(0)?),
        account: AccountId(row.take(1)?),
        method: method.ok_or_else(|| DatabaseError::damaged("a session's method"))?,
        created_at: row.take(3)?,
        used_at: row.take(4)?,
        expires_at: row.take(5)?,
    })
}

/// The session of a cookie.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    token: Digest,
) -> Result<Option<Session>, DatabaseError> {
    let find = "SELECT id, account, method, created_at, used_at, expires_at
         FROM session WHERE token_digest = $1";
    connection.fetch_optional(find, values![&token.0[..]]).await?.map(read).transpose()
}

/// An account's sessions, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    connection: &mut Connection,
    account: AccountId,
) -> Result<Vec<Session>, DatabaseError> {
    let find = "SELECT id, account, method, created_at, used_at, expires_at
         FROM session WHERE account = $1 ORDER BY id DESC";
    let rows = connection.fetch_all(find, values![account.0]).await?;
    rows.into_iter().map(read).collect()
}

/// Adds a session under its token's digest.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    token: Digest,
    session: &Session,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO session
             (id, token_digest, account, method, created_at, used_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = values![
        session.id.0,
        &token.0[..],
        session.account.0,
        session.method.as_str(),
        session.created_at,
        session.used_at,
        session.expires_at,
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Says that a session was used.
///
/// # Errors
/// When the database fails.
pub async fn touch(
    connection: &mut Connection,
    id: SessionId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    connection.execute("UPDATE session SET used_at = $1 WHERE id = $2", values![now, id.0]).await?;
    Ok(())
}

/// Ends one session of an account; whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    account: AccountId,
    id: SessionId,
) -> Result<bool, DatabaseError> {
    let delete = "DELETE FROM session WHERE account = $1 AND id = $2";
    Ok(connection.execute(delete, values![account.0, id.0]).await? > 0)
}

/// Ends all sessions of an account.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(
    connection: &mut Connection,
    account: AccountId,
) -> Result<(), DatabaseError> {
    connection.execute("DELETE FROM session WHERE account = $1", values![account.0]).await?;
    Ok(())
}

/// Forgets sessions that ended before a moment, and those not used since another.
///
/// # Errors
/// When the database fails.
pub async fn remove_ended(
    connection: &mut Connection,
    now: UnixSeconds,
    idle_since: UnixSeconds,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM session WHERE expires_at <= $1 OR used_at <= $2";
    connection.execute(delete, values![now, idle_since]).await?;
    Ok(())
}
