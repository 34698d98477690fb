//! Addresses that people gave to be written to.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    contact::{Channel, Contact},
    database::{Connection, DatabaseError, Record, values},
    device::DeviceId,
};

/// Stores a device's contact, in the place of the one that it had, until it is to be looked at.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
    contact: &Contact,
    kept_until: UnixSeconds,
) -> Result<(), DatabaseError> {
    remove(connection, area, device).await?;
    let insert = "INSERT INTO contact
             (area, device, channel, address, language, end_token, kept_until)
         VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let Contact { channel, address, language, end_token } = contact;
    let (device, channel) = (&device.0[..], channel.as_str());
    let values = values![area.as_str(), device, channel, address, language, end_token, kept_until];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Forgets a device's contact, and what was still to be written to it.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<(), DatabaseError> {
    let values = values![area.as_str(), &device.0[..]];
    connection.execute("DELETE FROM contact WHERE area = $1 AND device = $2", values).await?;
    let notices = "DELETE FROM notice WHERE area = $1 AND device = $2 AND channel <> 'push'";
    connection.execute(notices, values).await?;
    Ok(())
}

/// A device's contact, as long as the device is one of its household's.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<Option<Contact>, DatabaseError> {
    let find = "SELECT channel, address, language, end_token FROM contact
         JOIN device ON device.area = contact.area AND device.id = contact.device
         WHERE contact.area = $1 AND contact.device = $2 AND device.state = 'active'";
    let found = connection.fetch_optional(find, values![area.as_str(), &device.0[..]]).await?;
    let read = |mut row: Record| {
        let channel = Channel::read(&row.take::<String>(0)?);
        let channel = channel.ok_or_else(|| DatabaseError::damaged("a channel"))?;
        let (address, language) = (row.take(1)?, row.take(2)?);
        Ok(Contact { channel, address, language, end_token: row.take(3)? })
    };
    found.map(read).transpose()
}

/// The device to whose contact a link that ends messages was sent.
///
/// # Errors
/// When the database fails.
pub async fn find_by_end_token(
    connection: &mut Connection,
    area: &AreaId,
    end_token: &str,
) -> Result<Option<DeviceId>, DatabaseError> {
    let find = "SELECT device FROM contact WHERE area = $1 AND end_token = $2";
    let found = connection.fetch_optional(find, values![area.as_str(), end_token]).await?;
    found.map(|mut row| read_device(row.take(0)?)).transpose()
}

/// The contacts that were to be kept until now.
///
/// # Errors
/// When the database fails.
pub async fn kept_until(
    connection: &mut Connection,
    now: UnixSeconds,
) -> Result<Vec<(AreaId, DeviceId)>, DatabaseError> {
    let find = "SELECT area, device FROM contact WHERE kept_until <= $1";
    let read = |mut row: Record| {
        let area = AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged)?;
        Ok((area, read_device(row.take(1)?)?))
    };
    connection.fetch_all(find, values![now]).await?.into_iter().map(read).collect()
}

/// Keeps a contact longer.
///
/// # Errors
/// When the database fails.
pub async fn keep(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
    until: UnixSeconds,
) -> Result<(), DatabaseError> {
    let keep = "UPDATE contact SET kept_until = $1 WHERE area = $2 AND device = $3";
    connection.execute(keep, values![until, area.as_str(), &device.0[..]]).await?;
    Ok(())
}

fn read_device(bytes: Vec<u8>) -> Result<DeviceId, DatabaseError> {
    bytes.try_into().map(DeviceId).map_err(|_| DatabaseError::damaged("a device"))
}
