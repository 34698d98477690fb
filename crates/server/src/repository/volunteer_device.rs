//! Which resident's phone is a volunteer's.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError, values},
    identity::{AccountId, DeviceDigest},
};

/// The volunteer whose phone it is.
///
/// # Errors
/// When the database fails.
pub async fn account_of(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
) -> Result<Option<AccountId>, DatabaseError> {
    let find = "SELECT account FROM volunteer_device WHERE area = $1 AND device = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), &device[..]]).await?;
    found.map(|mut row| Ok(AccountId(row.take(0)?))).transpose()
}

/// Makes a phone a volunteer's, and no other's.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
    account: AccountId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO volunteer_device (area, device, account, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, device) DO UPDATE SET account = excluded.account, since = excluded.since";
    connection.execute(put, values![area.as_str(), &device[..], account.0, now]).await?;
    Ok(())
}

/// Makes a phone nobody's.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM volunteer_device WHERE area = $1 AND device = $2";
    connection.execute(delete, values![area.as_str(), &device[..]]).await?;
    Ok(())
}
