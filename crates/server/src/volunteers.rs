//! Making somebody a volunteer on her own phone, and ending it.

use sammen_domain::UnixSeconds;

use crate::{
    database::{Connection, Database, DatabaseError},
    identity::{Account, DeviceDigest, Grant, GrantId},
    repository::{account, role_grant, volunteer_device},
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
        account::insert(connection, account).await?;
    }
    role_grant::insert(connection, grant).await?;
    volunteer_device::put(connection, &grant.area, device, account.id, now).await
}

/// Takes a role back before it ends. Whoever has it is told so at her phone's next contact, and what the role
/// showed is removed there.
///
/// # Errors
/// When the database fails; the role holds then.
pub async fn revoke(
    database: &Database,
    grant: GrantId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let mut runs = database.runs();
    loop {
        let mut transaction = database.write().await?;
        let revoked = match role_grant::revoke(&mut transaction, grant, now).await {
            Ok(()) => transaction.commit().await,
            Err(error) => Err(error),
        };
        match revoked {
            Err(error) if runs.go_on(&error) => {}
            revoked => return revoked,
        }
    }
}
