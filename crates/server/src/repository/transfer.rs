//! Codes by which a device comes into a household.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError, Sql, for_update, values},
    device::DeviceId,
    transfers::Purpose,
};

/// What a code is good for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Transfer {
    /// The device whose household is joined.
    pub issuer: DeviceId,
    /// What happens to the household's other devices.
    pub purpose: Purpose,
    /// From when on the code is good for nothing.
    pub expires_at: UnixSeconds,
    /// The device that has joined by it.
    pub redeemed_by: Option<DeviceId>,
}

/// The transfer of a code; nobody else redeems it until the transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    code: &[u8; 32],
) -> Result<Option<Transfer>, DatabaseError> {
    const LOCK: Sql = for_update!(
        "SELECT issuer, purpose, expires_at, redeemed_by FROM transfer WHERE area = $1 AND code = $2"
    );
    let found = connection.fetch_optional(LOCK, values![area.as_str(), &code[..]]).await?;
    found
        .map(|mut row| {
            let issuer: Vec<u8> = row.take(0)?;
            let purpose = read_purpose(&row.take::<String>(1)?)?;
            let expires_at = row.take(2)?;
            let redeemed_by: Vec<u8> = row.take(3)?;
            Ok(Transfer {
                issuer: read_device(&issuer)?,
                purpose,
                expires_at,
                redeemed_by: (!redeemed_by.is_empty())
                    .then(|| read_device(&redeemed_by))
                    .transpose()?,
            })
        })
        .transpose()
}

/// Inserts a code's transfer, or notes who has joined by it.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    code: &[u8; 32],
    transfer: Transfer,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO transfer (area, code, issuer, purpose, expires_at, redeemed_by)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (area, code) DO UPDATE SET redeemed_by = excluded.redeemed_by";
    let Transfer { issuer, purpose, expires_at, redeemed_by } = transfer;
    let redeemed_by: &[u8] = redeemed_by.as_ref().map_or(&[], |device| &device.0);
    let values =
        values![area.as_str(), &code[..], &issuer.0[..], name(purpose), expires_at, redeemed_by,];
    connection.execute(put, values).await?;
    Ok(())
}

/// Removes what has been good for nothing since a time.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    connection: &mut Connection,
    area: &AreaId,
    expired_before: UnixSeconds,
) -> Result<(), DatabaseError> {
    let forget = "DELETE FROM transfer WHERE area = $1 AND expires_at < $2";
    connection.execute(forget, values![area.as_str(), expired_before]).await?;
    Ok(())
}

fn read_device(bytes: &[u8]) -> Result<DeviceId, DatabaseError> {
    bytes.try_into().map(DeviceId).map_err(DatabaseError::damaged)
}

fn name(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Move => "move",
        Purpose::Share => "share",
        Purpose::Replace => "replace",
    }
}

fn read_purpose(name: &str) -> Result<Purpose, DatabaseError> {
    Ok(match name {
        "move" => Purpose::Move,
        "share" => Purpose::Share,
        "replace" => Purpose::Replace,
        _ => return Err(DatabaseError::damaged("what a code is for")),
    })
}
