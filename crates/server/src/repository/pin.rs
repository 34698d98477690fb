//! PINs, each for one phone.

use sammen_domain::AreaId;

use crate::{
    database::{Connection, DatabaseError, Record, Sql, for_update, values},
    identity::{AccountId, DeviceDigest},
};

/// A PIN as it is stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct StoredPin {
    /// Whose it is.
    pub account: AccountId,
    /// argon2id, with its salt and costs.
    pub hash: String,
    /// Wrong tries since the last right one.
    pub failures: u64,
}

fn read(mut row: Record) -> Result<StoredPin, DatabaseError> {
    Ok(StoredPin { account: AccountId(row.take(0)?), hash: row.take(1)?, failures: row.take(2)? })
}

const LOCK: Sql =
    for_update!("SELECT account, hash, failures FROM pin WHERE area = $1 AND device = $2");

/// The PIN of a phone, to be tried: until the transaction ends nobody else tries it.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
) -> Result<Option<StoredPin>, DatabaseError> {
    let values = values![area.as_str(), &device[..]];
    connection.fetch_optional(LOCK, values).await?.map(read).transpose()
}

/// Gives a phone its PIN, in the place of any other.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
    pin: &StoredPin,
) -> Result<(), DatabaseError> {
    let failures = i64::try_from(pin.failures).map_err(DatabaseError::damaged)?;
    let put = "INSERT INTO pin (area, device, account, hash, failures) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (area, device) DO UPDATE SET
             account = excluded.account, hash = excluded.hash, failures = excluded.failures";
    let values = values![area.as_str(), &device[..], pin.account.0, &pin.hash, failures];
    connection.execute(put, values).await?;
    Ok(())
}

/// The most wrong tries on any phone of each account in an area.
///
/// # Errors
/// When the database fails.
pub async fn failures_by_account(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<(AccountId, u64)>, DatabaseError> {
    let find = "SELECT account, MAX(failures) FROM pin WHERE area = $1 GROUP BY account";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(|mut row| Ok((AccountId(row.take(0)?), row.take(1)?))).collect()
}

/// Lets an account's PINs in an area be tried again.
///
/// # Errors
/// When the database fails.
pub async fn unlock(
    connection: &mut Connection,
    area: &AreaId,
    account: AccountId,
) -> Result<(), DatabaseError> {
    let update = "UPDATE pin SET failures = 0 WHERE area = $1 AND account = $2";
    connection.execute(update, values![area.as_str(), account.0]).await?;
    Ok(())
}

/// Takes a phone's PIN away.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM pin WHERE area = $1 AND device = $2";
    connection.execute(delete, values![area.as_str(), &device[..]]).await?;
    Ok(())
}

/// Takes all PINs of an account away.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(
    connection: &mut Connection,
    account: AccountId,
) -> Result<(), DatabaseError> {
    connection.execute("DELETE FROM pin WHERE account = $1", values![account.0]).await?;
    Ok(())
}
