//! What is to be said to devices, and was not yet.

use sammen_domain::{AreaId, OccurrenceId, OwnerId, UnixSeconds};

use crate::{
    contact::Channel,
    database::{Connection, DatabaseError, Record, values},
    device::DeviceId,
    push::{Notice, NoticeKind},
};

/// A notice to one device, on its way.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Due {
    /// The area.
    pub area: AreaId,
    /// To whom.
    pub device: DeviceId,
    /// How.
    pub channel: Channel,
    /// What.
    pub notice: Notice,
    /// When it was to be sent.
    pub due_at: UnixSeconds,
    /// How often that was tried.
    pub tries: u32,
}

/// A household's devices that anything is said to, each with the way.
///
/// # Errors
/// When the database fails.
pub async fn recipients(
    connection: &mut Connection,
    area: &AreaId,
    owner: OwnerId,
) -> Result<Vec<(DeviceId, Channel)>, DatabaseError> {
    let find = "SELECT push_subscription.device, 'push' FROM push_subscription JOIN device
             ON device.area = push_subscription.area AND device.id = push_subscription.device
         WHERE device.area = $1 AND device.owner = $2 AND device.state = 'active'
         UNION ALL SELECT contact.device, contact.channel FROM contact JOIN device
             ON device.area = contact.area AND device.id = contact.device
         WHERE device.area = $1 AND device.owner = $2 AND device.state = 'active'";
    let rows = connection.fetch_all(find, values![area.as_str(), &owner.0[..]]).await?;
    let read = |mut row: Record| {
        let device = row.take::<Vec<u8>>(0)?.try_into();
        let channel = Channel::read(&row.take::<String>(1)?);
        let device = device.map_err(|_| DatabaseError::damaged("a device"))?;
        Ok((DeviceId(device), channel.ok_or_else(|| DatabaseError::damaged("a channel"))?))
    };
    rows.into_iter().map(read).collect()
}

/// Adds a notice that is due at once, unless the device was told or is to be told the same that way.
///
/// # Errors
/// When the database fails.
pub async fn add(
    connection: &mut Connection,
    area: &AreaId,
    (device, channel): (DeviceId, Channel),
    notice: &Notice,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO notice
             (area, device, channel, subject, occurrence, kind, due_at, ends_at, tries, done)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, FALSE)
         ON CONFLICT (area, device, channel, subject) DO NOTHING";
    let Notice { subject, occurrence, kind, ends_at } = notice;
    let (device, channel, kind) = (&device.0[..], channel.as_str(), kind.as_str());
    let values =
        values![area.as_str(), device, channel, subject, occurrence.0, kind, now, *ends_at];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Notices whose time has come, the first ones first; not more than a round can do.
///
/// # Errors
/// When the database fails.
pub async fn due(connection: &mut Connection, now: UnixSeconds) -> Result<Vec<Due>, DatabaseError> {
    let find = "SELECT area, device, subject, occurrence, kind, ends_at, due_at, tries, channel FROM notice
         WHERE NOT done AND due_at <= $1 ORDER BY due_at, area, device, channel, subject LIMIT 100";
    connection.fetch_all(find, values![now]).await?.into_iter().map(read).collect()
}

fn read(mut row: Record) -> Result<Due, DatabaseError> {
    let device = row.take::<Vec<u8>>(1)?.try_into();
    let kind: String = row.take(4)?;
    let channel = Channel::read(&row.take::<String>(8)?);
    Ok(Due {
        area: AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged)?,
        device: DeviceId(device.map_err(|_| DatabaseError::damaged("a device"))?),
        channel: channel.ok_or_else(|| DatabaseError::damaged("a channel"))?,
        notice: Notice {
            subject: row.take(2)?,
            occurrence: OccurrenceId(row.take(3)?),
            kind: NoticeKind::read(&kind).ok_or_else(|| DatabaseError::damaged("a notice"))?,
            ends_at: row.take(5)?,
        },
        due_at: row.take(6)?,
        tries: u32::try_from(row.take::<i64>(7)?).map_err(DatabaseError::damaged)?,
    })
}

/// Takes a notice to send it: nobody else does until `again_at`. Says whether it was there to be taken.
///
/// # Errors
/// When the database fails.
pub async fn take(
    connection: &mut Connection,
    due: &Due,
    again_at: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let take = "UPDATE notice SET due_at = $1, tries = tries + 1
         WHERE area = $2 AND device = $3 AND subject = $4 AND channel = $5
             AND due_at = $6 AND NOT done";
    let (device, subject) = (&due.device.0[..], &due.notice.subject);
    let channel = due.channel.as_str();
    let values = values![again_at, due.area.as_str(), device, subject, channel, due.due_at];
    Ok(connection.execute(take, values).await? == 1)
}

/// Puts a notice off.
///
/// # Errors
/// When the database fails.
pub async fn put_off(
    connection: &mut Connection,
    due: &Due,
    until: UnixSeconds,
) -> Result<(), DatabaseError> {
    let put_off = "UPDATE notice SET due_at = $1 WHERE area = $2 AND device = $3 AND subject = $4";
    let (device, subject) = (&due.device.0[..], &due.notice.subject);
    connection.execute(put_off, values![until, due.area.as_str(), device, subject]).await?;
    Ok(())
}

/// Notes that a notice was sent, or given up. It stays, so that the same is not said again.
///
/// # Errors
/// When the database fails.
pub async fn end(connection: &mut Connection, due: &Due) -> Result<(), DatabaseError> {
    let end = "UPDATE notice SET done = TRUE
         WHERE area = $1 AND device = $2 AND subject = $3 AND channel = $4";
    let (device, subject) = (&due.device.0[..], &due.notice.subject);
    let values = values![due.area.as_str(), device, subject, due.channel.as_str()];
    connection.execute(end, values).await?;
    Ok(())
}

/// Removes what has been of no use since a time.
///
/// # Errors
/// When the database fails.
pub async fn forget(
    connection: &mut Connection,
    ended_before: UnixSeconds,
) -> Result<(), DatabaseError> {
    connection.execute("DELETE FROM notice WHERE ends_at < $1", values![ended_before]).await?;
    Ok(())
}

/// How many are still to be sent.
///
/// # Errors
/// When the database fails.
pub async fn count_waiting(connection: &mut Connection) -> Result<i64, DatabaseError> {
    let count = "SELECT COUNT(*) FROM notice WHERE NOT done";
    connection.fetch_one(count, values![]).await?.take(0)
}
