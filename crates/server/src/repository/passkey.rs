//! Public keys that accounts sign in with.

use sammen_domain::UnixSeconds;

use crate::{
    database::{Connection, DatabaseError, Record, values},
    identity::AccountId,
};

/// A passkey as it is stored.
#[derive(Clone, Debug)]
pub struct StoredPasskey {
    /// The credential's id, as the authenticator made it.
    pub id: Vec<u8>,
    /// Whose it is.
    pub account: AccountId,
    /// The public key and its counter, as JSON.
    pub credential: String,
    /// When it was registered.
    pub created_at: UnixSeconds,
    /// When it was last signed in with.
    pub used_at: Option<UnixSeconds>,
}

fn read(mut row: Record) -> Result<StoredPasskey, DatabaseError> {
    Ok(StoredPasskey {
        id: row.take(0)?,
        account: AccountId(row.take(1)?),
        credential: row.take(2)?,
        created_at: row.take(3)?,
        used_at: row.take(4)?,
    })
}

/// A passkey.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    id: &[u8],
) -> Result<Option<StoredPasskey>, DatabaseError> {
    let find = "SELECT id, account, credential, created_at, used_at FROM passkey WHERE id = $1";
    connection.fetch_optional(find, values![id]).await?.map(read).transpose()
}

/// An account's passkeys, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_account(
    connection: &mut Connection,
    account: AccountId,
) -> Result<Vec<StoredPasskey>, DatabaseError> {
    let find = "SELECT id, account, credential, created_at, used_at
         FROM passkey WHERE account = $1 ORDER BY created_at, id";
    let rows = connection.fetch_all(find, values![account.0]).await?;
    rows.into_iter().map(read).collect()
}

/// Adds a passkey.
///
/// # Errors
/// When the database fails, or has this passkey.
pub async fn insert(
    connection: &mut Connection,
    passkey: &StoredPasskey,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO passkey (id, account, credential, created_at, used_at)
         VALUES ($1, $2, $3, $4, $5)";
    let values = values![
        &passkey.id,
        passkey.account.0,
        &passkey.credential,
        passkey.created_at,
        passkey.used_at,
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Stores what changed by signing in: the counter and the time.
///
/// # Errors
/// When the database fails.
pub async fn set_used(
    connection: &mut Connection,
    id: &[u8],
    credential: &str,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let update = "UPDATE passkey SET credential = $1, used_at = $2 WHERE id = $3";
    connection.execute(update, values![credential, now, id]).await?;
    Ok(())
}

/// Removes an account's passkey; whether it was there.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    account: AccountId,
    id: &[u8],
) -> Result<bool, DatabaseError> {
    let delete = "DELETE FROM passkey WHERE account = $1 AND id = $2";
    Ok(connection.execute(delete, values![account.0, id]).await? > 0)
}

/// Removes all passkeys of an account.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(
    connection: &mut Connection,
    account: AccountId,
) -> Result<(), DatabaseError> {
    connection.execute("DELETE FROM passkey WHERE account = $1", values![account.0]).await?;
    Ok(())
}
