//! Devices, and which household each is of.

use sammen_domain::{AreaId, OwnerId};

use super::client::read_owner;
use crate::{
    database::{Connection, DatabaseError, Record, Sql, for_update, values},
    device::{Device, DeviceId, DeviceState},
};

/// A device as it stands. One that is not known stands as [`Device::unknown`].
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    id: DeviceId,
) -> Result<Device, DatabaseError> {
    Ok(read(connection, FIND.into(), area, id).await?.unwrap_or(Device::unknown(id)))
}

/// A device that acts: until the transaction ends it stays in its household. Makes it known.
///
/// # Errors
/// When the database fails.
pub async fn hold(
    connection: &mut Connection,
    area: &AreaId,
    id: DeviceId,
) -> Result<Device, DatabaseError> {
    known(connection, HOLD, area, id).await
}

/// Those of several devices that are known, held as [`hold`] does.
///
/// # Errors
/// When the database fails.
pub async fn hold_each(
    connection: &mut Connection,
    area: &AreaId,
    ids: &[DeviceId],
) -> Result<Vec<Option<Device>>, DatabaseError> {
    let asked: Vec<_> = ids.iter().map(|id| *values![area.as_str(), &id.0[..]]).collect();
    let found = connection.fetch_each(HOLD, &asked).await?.into_iter();
    let device = |(rows, id): (Vec<Record>, &DeviceId)| {
        rows.into_iter().next().map(|row| device(row, *id)).transpose()
    };
    found.zip(ids).map(device).collect()
}

/// A device that is about to change how it stands: nobody else acts as it until the transaction ends. Makes it
/// known.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    id: DeviceId,
) -> Result<Device, DatabaseError> {
    known(connection, LOCK, area, id).await
}

/// All that are known of a household's devices, locked as [`lock`] does, in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn lock_household(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<Vec<Device>, DatabaseError> {
    let find = for_update!(
        "SELECT id, owner, state FROM device WHERE area = $1 AND owner = $2 ORDER BY id"
    );
    let rows = connection.fetch_all(find, values![area.as_str(), &owner.0[..]]).await?;
    let device = |mut row: Record| {
        let id = row.take::<Vec<u8>>(0)?.try_into().map_err(|_| DatabaseError::damaged("a device"));
        let owner = read_owner(&row.take::<Vec<u8>>(1)?)?;
        Ok(Device { id: DeviceId(id?), owner, state: read_state(&row.take::<String>(2)?)? })
    };
    rows.into_iter().map(device).collect()
}

/// Stores how a device stands.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    device: Device,
) -> Result<(), DatabaseError> {
    let put = "INSERT INTO device (area, id, owner, state) VALUES ($1, $2, $3, $4)
         ON CONFLICT (area, id) DO UPDATE SET owner = excluded.owner, state = excluded.state";
    let Device { id, owner, state } = device;
    let values = values![area.as_str(), &id.0[..], &owner.0[..], name(state)];
    connection.execute(put, values).await?;
    Ok(())
}

const FIND: &str = "SELECT owner, state FROM device WHERE area = $1 AND id = $2";
/// Others may hold it at the same time: two tabs of a phone, or what it sent twice.
const HOLD: Sql =
    Sql::locking(FIND, "SELECT owner, state FROM device WHERE area = $1 AND id = $2 FOR SHARE");
const LOCK: Sql = for_update!("SELECT owner, state FROM device WHERE area = $1 AND id = $2");

async fn known(
    connection: &mut Connection,
    query: Sql,
    area: &AreaId,
    id: DeviceId,
) -> Result<Device, DatabaseError> {
    if let Some(device) = read(connection, query, area, id).await? {
        return Ok(device);
    }
    let insert = "INSERT INTO device (area, id, owner, state) VALUES ($1, $2, $3, 'active')
         ON CONFLICT (area, id) DO NOTHING";
    connection.execute(insert, values![area.as_str(), &id.0[..], &id.0[..]]).await?;
    let device = read(connection, query, area, id).await?;
    device.ok_or_else(|| DatabaseError::damaged("a device that must be there is not"))
}

async fn read(
    connection: &mut Connection,
    query: Sql,
    area: &AreaId,
    id: DeviceId,
) -> Result<Option<Device>, DatabaseError> {
    let found = connection.fetch_optional(query, values![area.as_str(), &id.0[..]]).await?;
    found.map(|row| device(row, id)).transpose()
}

fn device(mut row: Record, id: DeviceId) -> Result<Device, DatabaseError> {
    let owner = read_owner(&row.take::<Vec<u8>>(0)?)?;
    Ok(Device { id, owner, state: read_state(&row.take::<String>(1)?)? })
}

fn name(state: DeviceState) -> &'static str {
    match state {
        DeviceState::Active => "active",
        DeviceState::Moved => "moved",
        DeviceState::Revoked => "revoked",
        DeviceState::Adopted => "adopted",
    }
}

fn read_state(name: &str) -> Result<DeviceState, DatabaseError> {
    Ok(match name {
        "active" => DeviceState::Active,
        "moved" => DeviceState::Moved,
        "revoked" => DeviceState::Revoked,
        "adopted" => DeviceState::Adopted,
        _ => return Err(DatabaseError::damaged("a device's state")),
    })
}
