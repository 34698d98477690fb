//! Making somebody a volunteer on her own phone, and ending it.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    database::{Connection, Database, DatabaseError},
    identity::{Account, DeviceDigest, Grant, GrantId, bind, end_role, make_account, store_grant},
    repository::{account, role_grant},
};

/// Whose phone becomes a volunteer's, and what for.
#[derive(Clone, Debug)]
pub struct Appointment {
    /// Her phone.
    pub device: DeviceDigest,
    /// Who she is to the staff.
    pub account: Account,
    /// Her role.
    pub grant: Grant,
}

/// Makes somebody a volunteer in one transaction: her account if it is new, her role, and her phone.
///
/// # Errors
/// When the database fails; nothing is changed then.
pub async fn appoint(
    database: &Database,
    appointment: &Appointment,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let mut runs = database.runs();
    loop {
        let mut transaction = database.write().await?;
        let appointed = match appoint_within(&mut transaction, appointment, now).await {
            Ok(()) => transaction.commit().await,
            Err(error) => Err(error),
        };
        match appointed {
            Err(error) if runs.go_on(&error) => {}
            appointed => return appointed,
        }
    }
}

/// What [`appoint`] does, within a transaction.
pub(crate) async fn appoint_within(
    connection: &mut Connection,
    appointment: &Appointment,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let Appointment { device, account, grant } = appointment;
    if account::find(connection, account.id).await?.is_none() {
        make_account(connection, &grant.area, account, None).await?;
    }
    store_grant(connection, grant, None, now).await?;
    bind(connection, &grant.area, device, account.id, now).await
}

/// Takes a role back before it ends. Whoever has it is told so at her phone's next contact, and what the role
/// showed is removed there.
///
/// # Errors
/// When the database fails; the role holds then.
pub async fn revoke(
    database: &Database,
    area: &AreaId,
    grant: GrantId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let mut runs = database.runs();
    loop {
        let mut transaction = database.write().await?;
        let revoked = match revoke_within(&mut transaction, area, grant, now).await {
            Ok(()) => transaction.commit().await,
            Err(error) => Err(error),
        };
        match revoked {
            Err(error) if runs.go_on(&error) => {}
            revoked => return revoked,
        }
    }
}

async fn revoke_within(
    connection: &mut Connection,
    area: &AreaId,
    grant: GrantId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    match role_grant::lock(connection, area, grant).await? {
        Some(grant) => end_role(connection, &grant, None, now).await,
        None => Ok(()),
    }
}
