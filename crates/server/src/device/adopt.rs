//! A key takes the place of the secret that earlier versions of the app used.

use sammen_domain::AreaId;

use super::{Device, DeviceId, DeviceState, Secret, take_over};
use crate::{
    database::{Connection, Database, DatabaseError},
    repository::{area, device, volunteer_device},
};

/// Why a key did not take a secret's place.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// Another key has.
    #[error("adopt the secret: another key has taken its place; move by a code instead")]
    Retired,
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Gives a key the household of a secret, in one transaction; from then on the secret is good for nothing.
///
/// The same key may ask again: the reply may have been lost. A secret whose device was revoked makes a key that is
/// revoked.
///
/// # Errors
/// [`AdoptError`]; nothing has changed then.
pub async fn adopt(
    database: &Database,
    area: &AreaId,
    key: DeviceId,
    secret: &Secret,
) -> Result<(), AdoptError> {
    let mut runs = database.runs();
    loop {
        match try_adopt(database, area, key, secret).await {
            Err(AdoptError::Database(error)) if runs.go_on(&error) => {}
            adopted => return adopted,
        }
    }
}

async fn try_adopt(
    database: &Database,
    area: &AreaId,
    key: DeviceId,
    secret: &Secret,
) -> Result<(), AdoptError> {
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| AdoptError::UnknownArea(area.clone()))?;
    let secret = DeviceId::of_secret(area, secret);
    let (key, old) = lock_both(&mut transaction, area, key, secret).await?;
    if old.state == DeviceState::Adopted {
        return if key.owner == old.owner { Ok(()) } else { Err(AdoptError::Retired) };
    }
    if key.owner != old.owner {
        device::lock_household(&mut transaction, area, key.owner).await?;
        take_over(&mut transaction, area, old.owner, key.owner).await?;
    }
    volunteer_device::rename(&mut transaction, area, &key.id.0, &old.id.0).await?;
    let adopted = Device { owner: old.owner, state: old.state, ..key };
    device::put(&mut transaction, area, adopted).await?;
    let retired = Device { state: DeviceState::Adopted, ..old };
    device::put(&mut transaction, area, retired).await?;
    Ok(transaction.commit().await?)
}

/// Locks two devices, always in the same order, so that no two transactions wait for each other.
pub(crate) async fn lock_both(
    connection: &mut Connection,
    area: &AreaId,
    one: DeviceId,
    other: DeviceId,
) -> Result<(Device, Device), DatabaseError> {
    if one <= other {
        let one = device::lock(connection, area, one).await?;
        Ok((one, device::lock(connection, area, other).await?))
    } else {
        let other = device::lock(connection, area, other).await?;
        Ok((device::lock(connection, area, one).await?, other))
    }
}
