//! A device comes into a household by a code.

use sammen_domain::{
    AreaId, OwnerId, UnixSeconds,
    mutant::{Mutant, is_on},
};

use super::{
    CODE_SECONDS, Code, Purpose,
    attempts::{TooMany, Tries},
    issue::digest,
};
use crate::{
    database::{Connection, Database, DatabaseError},
    day_secret::DaySecret,
    device::{self as devices, Device, DeviceId, DeviceState, Taken, lock_both, take_over},
    repository::{
        area, device, respondent,
        row::{self, Space},
        transfer::{self, Transfer},
        volunteer_device,
    },
};

/// Why a device did not come into a household.
#[derive(Debug, thiserror::Error)]
pub enum RedeemError {
    /// The area is not known.
    #[error("find the area {0}")]
    UnknownArea(AreaId),
    /// There is no such code, or it was used, or its time is over: nobody is told which.
    #[error("redeem the code: it is not good; ask for a new one")]
    NotGood,
    /// Too many tries.
    #[error("redeem the code: there were too many tries; wait {retry_after_seconds} seconds")]
    TooMany {
        /// When there may be another.
        retry_after_seconds: u64,
    },
    /// The code is of the device's own household.
    #[error("redeem the code: it is of this device's own household; type it on another phone")]
    SameHousehold,
    /// The device shares a household with others, who did not ask for this.
    #[error("leave the household: other devices share it; begin anew on this one first")]
    Shared,
    /// The device is not its household's any more.
    #[error("redeem the code: the device has left its household; begin anew on it first")]
    Left(DeviceState),
    /// The database failed.
    #[error("use the database: {0}")]
    Database(#[from] DatabaseError),
}

/// What a device has come to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Redeemed {
    /// What the code was for.
    pub purpose: Purpose,
    /// Dates that the household comes to or waits for.
    pub dates: u32,
    /// Of these, dates that it has more than one registration for: one on each phone, as it seems.
    pub doubled: u32,
}

/// Brings a device into the household of a code, with all that it has, in one transaction.
///
/// `secrets` are those of today and yesterday, today's first. The same device may ask again: the reply may have
/// been lost.
///
/// # Errors
/// [`RedeemError`]; nothing has changed then, but that the try is counted.
pub async fn redeem(
    database: &Database,
    secrets: &[DaySecret],
    area: &AreaId,
    device: DeviceId,
    address: &str,
    code: &Code,
    now: UnixSeconds,
) -> Result<Redeemed, RedeemError> {
    let mut runs = database.runs();
    loop {
        match try_redeem(database, secrets, area, device, address, code, now).await {
            Err(RedeemError::Database(error)) if runs.go_on(&error) => {}
            redeemed => return redeemed,
        }
    }
}

async fn try_redeem(
    database: &Database,
    secrets: &[DaySecret],
    area: &AreaId,
    device: DeviceId,
    address: &str,
    code: &Code,
    now: UnixSeconds,
) -> Result<Redeemed, RedeemError> {
    let mut transaction = database.write().await?;
    let known = area::find(&mut transaction, area).await?;
    known.ok_or_else(|| RedeemError::UnknownArea(area.clone()))?;
    if let Some(secret) = secrets.first() {
        let tries = Tries { secret, area, device, now };
        if let Some(TooMany { retry_after_seconds }) =
            tries.count_redeeming(&mut transaction, address).await?
        {
            transaction.commit().await?;
            return Err(RedeemError::TooMany { retry_after_seconds });
        }
    }
    let mut found = None;
    for secret in secrets {
        let digest = digest(secret, area, code);
        let transfer = transfer::lock(&mut transaction, area, &digest).await?;
        found = found.or(transfer.map(|transfer| (digest, transfer)));
    }
    let good = found.filter(|(_, transfer)| is_good(transfer, device, now));
    let joined = match good {
        Some((digest, transfer)) => join(&mut transaction, area, device, transfer, &digest).await,
        None => Err(RedeemError::NotGood),
    };
    if matches!(joined, Err(RedeemError::NotGood)) {
        // The try counts.
        transaction.commit().await?;
        return joined;
    }
    let joined = joined?;
    transaction.commit().await?;
    Ok(joined)
}

/// Whether a code may still bring this device in, or has done so.
fn is_good(transfer: &Transfer, device: DeviceId, now: UnixSeconds) -> bool {
    match transfer.redeemed_by {
        None => now < transfer.expires_at,
        Some(_) if is_on(Mutant::CodeTakenTwice) => true,
        Some(by) => by == device && now < transfer.expires_at + CODE_SECONDS,
    }
}

async fn join(
    connection: &mut Connection,
    area: &AreaId,
    device: DeviceId,
    transfer: Transfer,
    code: &[u8; 32],
) -> Result<Redeemed, RedeemError> {
    let Transfer { issuer, purpose, .. } = transfer;
    let (device, issuer) = lock_both(connection, area, device, issuer).await?;
    if transfer.redeemed_by != Some(device.id) {
        bring_in(connection, area, device, issuer, purpose).await?;
        let used = Transfer { redeemed_by: Some(device.id), ..transfer };
        transfer::put(connection, area, code, used).await?;
    } else if device.owner != issuer.owner || !has_given_up(issuer, purpose) {
        // It has gone on to another household since, or a restored copy has forgotten that it came.
        return Err(RedeemError::NotGood);
    }
    let Taken { dates, doubled } = devices::count(connection, area, issuer.owner).await?;
    Ok(Redeemed { purpose, dates, doubled })
}

/// Whether the device that made a code has given up, if it was to.
fn has_given_up(issuer: Device, purpose: Purpose) -> bool {
    purpose != Purpose::Move || issuer.state != DeviceState::Active || is_on(Mutant::MovedReadsOn)
}

async fn bring_in(
    connection: &mut Connection,
    area: &AreaId,
    device: Device,
    issuer: Device,
    purpose: Purpose,
) -> Result<(), RedeemError> {
    let household = issuer.owner;
    if issuer.state != DeviceState::Active && purpose != Purpose::Replace {
        return Err(RedeemError::NotGood);
    }
    if device.state != DeviceState::Active {
        return Err(RedeemError::Left(device.state));
    }
    if device.owner == household && purpose != Purpose::Replace {
        return Err(RedeemError::SameHousehold);
    }
    if device.owner != household {
        let left = device::lock_household(connection, area, device.owner).await?;
        let is_other = |other: &&Device| other.id != device.id;
        if left.iter().filter(is_other).any(|other| other.state == DeviceState::Active) {
            return Err(RedeemError::Shared);
        }
        if is_on(Mutant::OwnThingsLeftBehind) {
            device::put(connection, area, Device { owner: household, ..device }).await?;
        } else {
            take_over(connection, area, household, device.owner).await?;
        }
    }
    match purpose {
        Purpose::Share => Ok(()),
        Purpose::Move if is_on(Mutant::MovedReadsOn) => Ok(()),
        Purpose::Move => {
            // A role is hers who moves, and so goes with her; one who shares her household does not get it.
            volunteer_device::rename(connection, area, &device.id.0, &issuer.id.0).await?;
            if !is_on(Mutant::AnswersLeftBehind) {
                take_answers(connection, area, device.id, issuer.id).await?;
            }
            let moved = Device { state: DeviceState::Moved, ..issuer };
            Ok(device::put(connection, area, moved).await?)
        }
        Purpose::Replace => revoke_others(connection, area, household, device.id).await,
    }
}

/// Her confidential answers go with her who moves, and the numbers that stand for her.
async fn take_answers(
    connection: &mut Connection,
    area: &AreaId,
    to: DeviceId,
    from: DeviceId,
) -> Result<(), RedeemError> {
    respondent::rename(connection, area, to, from).await?;
    let version = area::next_version(connection, area).await?;
    row::join_spaces(connection, area, Space::Device(to), Space::Device(from), version).await?;
    Ok(())
}

async fn revoke_others(
    connection: &mut Connection,
    area: &AreaId,
    household: OwnerId,
    kept: DeviceId,
) -> Result<(), RedeemError> {
    for other in device::lock_household(connection, area, household).await? {
        if other.id != kept && other.state == DeviceState::Active {
            let revoked = Device { state: DeviceState::Revoked, ..other };
            device::put(connection, area, revoked).await?;
        }
    }
    Ok(())
}
