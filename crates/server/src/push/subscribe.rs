//! A device asks to be sent messages, or no more.

use sammen_domain::AreaId;

use super::PushServices;
use crate::{
    database::{Database, DatabaseError},
    device::{DeviceId, DeviceState},
    repository::{area, device, push_subscription},
};

/// An uncompressed point.
const KEY_BYTES: usize = 65;
const SECRET_BYTES: usize = 16;
const LANGUAGE_BYTES_MAX: usize = 20;

/// Where a browser takes messages, and what it reads them with.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Subscription {
    /// The push service's address for this browser.
    pub endpoint: String,
    /// The browser's public key.
    pub key: Vec<u8>,
    /// The secret that it shares with who sends.
    pub secret: Vec<u8>,
    /// The language that messages are to be in.
    pub language: String,
}

/// Why a device is not sent messages.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SubscribeError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// The address is not of a push service that the server speaks to.
    #[error("use the address: it is of no push service that this server speaks to")]
    NoPushService,
    /// The keys are none.
    #[error("use the keys: give a point of P-256 of {KEY_BYTES} bytes and {SECRET_BYTES} more")]
    Keys,
    /// The device is not its household's any more.
    #[error("subscribe: the device has left its household; begin anew on it first")]
    Left(DeviceState),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Has messages sent to a device, in the place of where they went before.
pub(crate) async fn subscribe(
    database: &Database,
    services: &PushServices,
    area: &AreaId,
    device: DeviceId,
    subscription: &Subscription,
) -> Result<(), SubscribeError> {
    let Subscription { endpoint, key, secret, language } = subscription;
    services.read(endpoint).ok_or(SubscribeError::NoPushService)?;
    let is_point = key.len() == KEY_BYTES && super::seal::seal(b"", key, secret).is_ok();
    if !is_point || secret.len() != SECRET_BYTES || language.len() > LANGUAGE_BYTES_MAX {
        return Err(SubscribeError::Keys);
    }
    let mut runs = database.runs();
    loop {
        match try_subscribe(database, area, device, subscription).await {
            Err(SubscribeError::Database(error)) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

async fn try_subscribe(
    database: &Database,
    area: &AreaId,
    id: DeviceId,
    subscription: &Subscription,
) -> Result<(), SubscribeError> {
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| SubscribeError::UnknownArea(area.clone()))?;
    let held = device::hold(&mut transaction, area, id).await?;
    if held.state != DeviceState::Active {
        return Err(SubscribeError::Left(held.state));
    }
    push_subscription::put(&mut transaction, area, id, subscription).await?;
    Ok(transaction.commit().await?)
}

/// Has nothing more sent to a device.
pub(crate) async fn unsubscribe(
    database: &Database,
    area: &AreaId,
    device: DeviceId,
) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    push_subscription::remove(&mut transaction, area, device).await?;
    transaction.commit().await
}
