//! Where devices' browsers take messages.

use sammen_domain::AreaId;

use crate::{
    database::{Connection, DatabaseError, Record, values},
    device::DeviceId,
    push::Subscription,
};

/// Stores a device's subscription, in the place of the one that it had.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
    subscription: &Subscription,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO push_subscription (area, device, endpoint, public_key, secret, language)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (area, device) DO UPDATE SET endpoint = excluded.endpoint,
             public_key = excluded.public_key, secret = excluded.secret, language = excluded.language";
    let Subscription { endpoint, key, secret, language } = subscription;
    let values = values![area.as_str(), &device.0[..], endpoint, key, secret, language];
    connection.execute(put, values).await?;
    Ok(())
}

/// Forgets a device's subscription, and what was still to be said by it.
///
/// # Errors
/// When the database fails.
pub async fn remove(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<(), DatabaseError> {
    let values = values![area.as_str(), &device.0[..]];
    let delete = "DELETE FROM push_subscription WHERE area = $1 AND device = $2";
    connection.execute(delete, values).await?;
    let notices = "DELETE FROM notice WHERE area = $1 AND device = $2 AND channel = 'push'";
    connection.execute(notices, values).await?;
    Ok(())
}

/// A device's subscription, as long as the device is one of its household's.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<Option<Subscription>, DatabaseError> {
    let find = "SELECT endpoint, public_key, secret, language FROM push_subscription
         JOIN device ON device.area = push_subscription.area AND device.id = push_subscription.device
         WHERE push_subscription.area = $1 AND push_subscription.device = $2
             AND device.state = 'active'";
    let found = connection.fetch_optional(find, values![area.as_str(), &device.0[..]]).await?;
    let read = |mut row: Record| {
        let (endpoint, key) = (row.take(0)?, row.take(1)?);
        Ok(Subscription { endpoint, key, secret: row.take(2)?, language: row.take(3)? })
    };
    found.map(read).transpose()
}
