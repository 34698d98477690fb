//! How a device is reached when its app is not open: what its person asked for and has not ended.

use sammen_domain::AreaId;
use sammen_sync::{ContactWay, Reaching};

use crate::{
    contact::{Channel, Gateways},
    database::{Database, DatabaseError},
    device::{DeviceId, DeviceState},
    repository::{area, calendar_address, contact, device, push_subscription},
};

/// Why it is not said.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReachingError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The device is not its household's any more.
    #[error("say how the device is reached: it has left its household")]
    Left(DeviceState),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Says how a device is reached, without the address that was given.
pub(crate) async fn reaching(
    database: &Database,
    gateways: &Gateways,
    area: &AreaId,
    id: DeviceId,
) -> Result<Reaching, ReachingError> {
    let mut snapshot = database.read().await?;
    let known = area::find(&mut snapshot, area).await?;
    known.ok_or_else(|| ReachingError::UnknownArea(area.clone()))?;
    let state = device::find(&mut snapshot, area, id).await?.state;
    if state != DeviceState::Active {
        return Err(ReachingError::Left(state));
    }
    let contact = contact::find(&mut snapshot, area, id).await?;
    Ok(Reaching {
        calendar: calendar_address::exists(&mut snapshot, area, id).await?,
        push: push_subscription::find(&mut snapshot, area, id).await?.is_some(),
        contact: contact.and_then(|contact| way(contact.channel)),
        ways: [Channel::Mail, Channel::Sms]
            .into_iter()
            .filter(|channel| gateways.has(*channel))
            .filter_map(way)
            .collect(),
    })
}

fn way(channel: Channel) -> Option<ContactWay> {
    match channel {
        Channel::Push => None,
        Channel::Mail => Some(ContactWay::Mail),
        Channel::Sms => Some(ContactWay::Sms),
    }
}
