//! Which resident's phone is a volunteer's.

use sammen_domain::{AreaId, OwnerId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError, values},
    identity::AccountId,
};

/// The volunteer whose phone it is.
///
/// # Errors
/// When the database fails.
pub async fn account_of(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<Option<AccountId>, DatabaseError> {
    let find = "SELECT account FROM volunteer_device WHERE area = $1 AND owner = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), &owner.0[..]]).await?;
    found.map(|mut row| Ok(AccountId(row.take(0)?))).transpose()
}

/// Makes a phone a volunteer's, and no other's.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
    account: AccountId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO volunteer_device (area, owner, account, since) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, owner) DO UPDATE SET account = excluded.account, since = excluded.since";
    connection.execute(put, values![area.as_str(), &owner.0[..], account.0, now]).await?;
    Ok(())
}

/// Makes a phone nobody's.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM volunteer_device WHERE area = $1 AND owner = $2";
    connection.execute(delete, values![area.as_str(), &owner.0[..]]).await?;
    Ok(())
}
