//! Which resident's phone is a volunteer's.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError, values},
    identity::{AccountId, DeviceDigest},
};

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

/// Makes all phones of an account nobody's.
///
/// # Errors
/// When the database fails.
pub async fn remove_all(
    connection: &mut Connection,
    account: AccountId,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM volunteer_device WHERE account = $1";
    connection.execute(delete, values![account.0]).await?;
    Ok(())
}

/// Makes what is bound to a phone, a volunteer's role and a PIN, another one's, in place of what that had: the phone
/// proves itself otherwise, or its person has another one. What is bound to a phone stays when the first has nothing.
///
/// # Errors
/// When the database fails.
pub async fn rename(
    connection: &mut Connection,
    area: &AreaId,
    to: &DeviceDigest,
    from: &DeviceDigest,
) -> Result<(), DatabaseError> {
    const RENAMED: [&str; 4] = [
        "DELETE FROM volunteer_device WHERE device = $1 AND area = $2 AND device <> $3 AND EXISTS (
             SELECT 1 FROM volunteer_device AS hers WHERE hers.area = $2 AND hers.device = $3)",
        "UPDATE volunteer_device SET device = $1 WHERE area = $2 AND device = $3",
        "DELETE FROM pin WHERE device = $1 AND area = $2 AND device <> $3 AND EXISTS (
             SELECT 1 FROM pin AS hers WHERE hers.area = $2 AND hers.device = $3)",
        "UPDATE pin SET device = $1 WHERE area = $2 AND device = $3",
    ];
    for statement in RENAMED {
        connection.execute(statement, values![&to[..], area.as_str(), &from[..]]).await?;
    }
    Ok(())
}
