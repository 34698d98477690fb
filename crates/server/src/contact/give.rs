//! Giving an address, taking it back, and forgetting it in time.

use sammen_domain::{AreaId, Row, RowKind, UnixSeconds};

use super::{Channel, Contact, Gateways};
use crate::{
    clock::Clock,
    database::{Connection, Database, DatabaseError},
    device::{DeviceId, DeviceState},
    repository::{
        area, contact, device,
        row::{self, Space},
    },
};

/// So long after its last date a household's address is deleted.
const KEPT_SECONDS: i64 = 30 * 86_400;
const ADDRESS_BYTES_MAX: usize = 254;
const LANGUAGE_BYTES_MAX: usize = 20;

/// Why an address was not taken.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ContactError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// Nothing is sent that way here.
    #[error("use the address: this server sends nothing that way")]
    NoGateway,
    /// The address is none.
    #[error("use the address: give an e-mail address, or a number such as +4539000000")]
    Address,
    /// The device is not its household's any more.
    #[error("take the address: the device has left its household; begin anew on it first")]
    Left(DeviceState),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// Has a device's household written to, in the place of where it was before.
pub(crate) async fn give(
    database: &Database,
    gateways: &Gateways,
    area: &AreaId,
    device: DeviceId,
    contact: &Contact,
    now: UnixSeconds,
) -> Result<(), ContactError> {
    if !gateways.has(contact.channel) {
        return Err(ContactError::NoGateway);
    }
    if !is_address(contact) {
        return Err(ContactError::Address);
    }
    let mut runs = database.runs();
    loop {
        match try_give(database, area, device, contact, now).await {
            Err(ContactError::Database(error)) if runs.go_on(&error) => {}
            done => return done,
        }
    }
}

fn is_address(contact: &Contact) -> bool {
    let Contact { channel, address, language, .. } = contact;
    let fits = address.len() <= ADDRESS_BYTES_MAX && language.len() <= LANGUAGE_BYTES_MAX;
    fits && match channel {
        Channel::Push => false,
        Channel::Mail => address.parse::<lettre::Address>().is_ok(),
        Channel::Sms => address.strip_prefix('+').is_some_and(|digits| {
            (8..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
        }),
    }
}

async fn try_give(
    database: &Database,
    area: &AreaId,
    id: DeviceId,
    contact: &Contact,
    now: UnixSeconds,
) -> Result<(), ContactError> {
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| ContactError::UnknownArea(area.clone()))?;
    let held = device::hold(&mut transaction, area, id).await?;
    if held.state != DeviceState::Active {
        return Err(ContactError::Left(held.state));
    }
    contact::put(&mut transaction, area, id, contact, now + KEPT_SECONDS).await?;
    Ok(transaction.commit().await?)
}

/// Forgets a device's address.
pub(crate) async fn take_back(
    database: &Database,
    area: &AreaId,
    device: DeviceId,
) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    contact::remove(&mut transaction, area, device).await?;
    transaction.commit().await
}

/// Forgets the address to which a link that ends messages was sent.
pub(crate) async fn end(
    database: &Database,
    area: &AreaId,
    end_token: &str,
) -> Result<(), DatabaseError> {
    let mut transaction = database.write().await?;
    if let Some(device) = contact::find_by_end_token(&mut transaction, area, end_token).await? {
        contact::remove(&mut transaction, area, device).await?;
    }
    transaction.commit().await
}

/// Forgets the addresses of households whose last date is so long over.
pub(crate) async fn forget_old(database: &Database, clock: &Clock) -> Result<(), DatabaseError> {
    let now = clock.now();
    let old = contact::kept_until(&mut *database.read().await?, now).await?;
    for (area, device) in old {
        let mut transaction = database.write().await?;
        let until = last_date(&mut transaction, &area, device).await?.map(|end| end + KEPT_SECONDS);
        match until.filter(|until| *until > now) {
            Some(until) => contact::keep(&mut transaction, &area, device, until).await?,
            None => contact::remove(&mut transaction, &area, device).await?,
        }
        transaction.commit().await?;
    }
    Ok(())
}

/// When the last date ends that a device's household comes to or hopes to.
async fn last_date(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
) -> Result<Option<UnixSeconds>, DatabaseError> {
    let owner = device::find(connection, area, device).await?.owner;
    let own = row::all_of(connection, area, Space::Owner(owner), RowKind::Registration).await?;
    let dates = row::all_of(connection, area, Space::Public, RowKind::Occurrence).await?;
    let comes_to = |date: &Row| {
        let Row::Occurrence(date) = date else { return None };
        let is_for =
            |row: &Row| matches!(row, Row::Registration(r) if r.is_active() && r.is_for(date));
        own.iter().any(is_for).then_some(date.ends_at)
    };
    Ok(dates.iter().filter_map(comes_to).max())
}
