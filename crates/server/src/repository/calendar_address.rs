//! Addresses under which calendar programs read what a household comes to.

use sammen_domain::AreaId;

use crate::{
    database::{Connection, DatabaseError, values},
    device::DeviceId,
    identity::Digest,
};

/// Gives a device an address, in the place of the one that it had.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
    token: Digest,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO calendar_address (area, device, token_digest) VALUES ($1, $2, $3)
         ON CONFLICT (area, device) DO UPDATE SET token_digest = excluded.token_digest";
    connection.execute(put, values![area.as_str(), &device.0[..], &token.0[..]]).await?;
    Ok(())
}

/// Takes a device's address away.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<(), DatabaseError> {
    let delete = "DELETE FROM calendar_address WHERE area = $1 AND device = $2";
    connection.execute(delete, values![area.as_str(), &device.0[..]]).await?;
    Ok(())
}

/// Whether a device has an address.
///
/// # Errors
/// When the database fails.
pub async fn exists(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<bool, DatabaseError> {
    let find = "SELECT area FROM calendar_address WHERE area = $1 AND device = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), &device.0[..]]).await?;
    Ok(found.is_some())
}

/// The device whose address it is.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    token: Digest,
) -> Result<Option<DeviceId>, DatabaseError> {
    let find = "SELECT device FROM calendar_address WHERE area = $1 AND token_digest = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), &token.0[..]]).await?;
    let device = |bytes: Vec<u8>| bytes.try_into().map_err(|_| DatabaseError::damaged("a device"));
    found.map(|mut row| device(row.take(0)?).map(DeviceId)).transpose()
}
