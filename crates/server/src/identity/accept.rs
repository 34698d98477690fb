//! Using an invitation.

use sammen_domain::{AreaId, UnixSeconds};
use webauthn_rs::prelude::RegisterPublicKeyCredential;

use super::{
    Account, AccountId, AccountKind, DeviceDigest, Invitation, Role, Token,
    give::{give_invited, make_account},
};
use crate::{
    audit::{self, Action},
    database::{Connection, DatabaseError},
    passkeys::{self, PasskeyError, Passkeys},
    repository::{
        account, invitation, passkey,
        pin::{self, StoredPin},
        session, volunteer_device,
    },
};

/// Why an invitation was not used.
#[derive(Debug, thiserror::Error)]
pub(crate) enum AcceptError {
    /// It was used, taken back, is too old, or never was.
    #[error("use the invitation: it is not open; ask for a new one")]
    NotOpen,
    /// A PIN for somebody of the staff.
    #[error("use the invitation: the staff sign in by passkey")]
    PinOnStaff,
    /// A role that the account cannot have.
    #[error("use the invitation: it is not for an account like this one")]
    OtherAccount,
    /// The passkey was not taken.
    #[error(transparent)]
    Passkey(#[from] PasskeyError),
    /// The database failed.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// An open invitation of an area; until the transaction ends nobody else uses it.
pub(crate) async fn open_invitation(
    connection: &mut Connection,
    area: &AreaId,
    token: &Token,
    now: UnixSeconds,
) -> Result<Invitation, AcceptError> {
    let found = invitation::lock(connection, token.digest()).await?;
    let open = found.filter(|found| found.area == *area && found.is_open(now));
    let open = open.ok_or(AcceptError::NotOpen)?;
    if let Some(account) = open.account {
        let account = account::find(connection, account).await?;
        account.filter(|account| account.disabled_at.is_none()).ok_or(AcceptError::NotOpen)?;
    }
    Ok(open)
}

/// The account that an invitation makes or opens anew, under the id that its passkey was made for.
pub(crate) fn invited_account(invitation: &Invitation, id: AccountId, now: UnixSeconds) -> Account {
    Account {
        id,
        kind: invitation.role.account_kind(),
        display_name: invitation.display_name.clone(),
        is_minor: invitation.is_minor,
        created_at: now,
        disabled_at: None,
    }
}

/// Uses an invitation with a passkey that was made for it. A volunteer's phone becomes hers.
pub(crate) async fn accept_with_passkey(
    connection: &mut Connection,
    passkeys: &Passkeys,
    invitation: &Invitation,
    made: (&Token, &RegisterPublicKeyCredential),
    device: Option<DeviceDigest>,
    now: UnixSeconds,
) -> Result<Account, AcceptError> {
    let invited = Some(invitation.id);
    let (id, made) =
        passkeys::finish_registration(connection, passkeys, made, invited, now).await?;
    let account = take(connection, invitation, id, now).await?;
    passkey::insert(connection, &made).await?;
    let (area, actor) = (&invitation.area, Some(account.id));
    audit::record(connection, area, actor, Action::PasskeyAdded, Some(account.id.0), now).await?;
    if let Some(device) = device.filter(|_| account.kind == AccountKind::Volunteer) {
        bind(connection, area, &device, account.id, now).await?;
    }
    Ok(account)
}

/// Uses an invitation with a PIN for the phone it is used on, by the PIN's hash.
pub(crate) async fn accept_with_pin(
    connection: &mut Connection,
    invitation: &Invitation,
    hash: String,
    device: DeviceDigest,
    now: UnixSeconds,
) -> Result<Account, AcceptError> {
    if invitation.role != Role::Volunteer {
        return Err(AcceptError::PinOnStaff);
    }
    let id = invitation.account.unwrap_or_else(AccountId::random);
    let account = take(connection, invitation, id, now).await?;
    let area = &invitation.area;
    bind(connection, area, &device, account.id, now).await?;
    let pin = StoredPin { account: account.id, hash, failures: 0 };
    pin::put(connection, area, &device, &pin).await?;
    Ok(account)
}

/// Uses an invitation for an account that is signed in.
pub(crate) async fn join(
    connection: &mut Connection,
    invitation: &Invitation,
    account: &Account,
    now: UnixSeconds,
) -> Result<(), AcceptError> {
    let fits = account.kind == AccountKind::Staff || invitation.role == Role::Volunteer;
    if invitation.account.is_some() || !fits {
        return Err(AcceptError::OtherAccount);
    }
    use_up(connection, invitation, account.id, now).await?;
    Ok(give_invited(connection, account, invitation, now).await?)
}

/// Makes a phone a volunteer's.
pub(crate) async fn bind(
    connection: &mut Connection,
    area: &AreaId,
    device: &DeviceDigest,
    account: AccountId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    // Another volunteer's PIN would open nothing on it any more.
    pin::remove(connection, area, device).await?;
    volunteer_device::put(connection, area, device, account, now).await?;
    let actor = Some(account);
    audit::record(connection, area, actor, Action::DeviceBound, Some(account.0), now).await
}

/// Makes the invitation's account with its role, or opens the one it is for anew.
async fn take(
    connection: &mut Connection,
    invitation: &Invitation,
    id: AccountId,
    now: UnixSeconds,
) -> Result<Account, AcceptError> {
    use_up(connection, invitation, id, now).await?;
    match invitation.account {
        None => {
            let account = invited_account(invitation, id, now);
            make_account(connection, &invitation.area, &account, invitation.created_by).await?;
            give_invited(connection, &account, invitation, now).await?;
            Ok(account)
        }
        Some(known) => {
            forget_ways_in(connection, known).await?;
            account::find(connection, known).await?.ok_or(AcceptError::NotOpen)
        }
    }
}

/// Takes every way to sign in from an account: they were lost, and others may have found them.
async fn forget_ways_in(
    connection: &mut Connection,
    account: AccountId,
) -> Result<(), DatabaseError> {
    passkey::remove_all(connection, account).await?;
    pin::remove_all(connection, account).await?;
    volunteer_device::remove_all(connection, account).await?;
    session::remove_all(connection, account).await
}

async fn use_up(
    connection: &mut Connection,
    used: &Invitation,
    account: AccountId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    invitation::use_up(connection, used.id, now).await?;
    let (actor, subject) = (Some(account), Some(used.id.0));
    audit::record(connection, &used.area, actor, Action::InvitationUsed, subject, now).await
}
