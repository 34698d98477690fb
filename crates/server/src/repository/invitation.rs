//! Invitations: links that make somebody a volunteer or one of the staff.

use sammen_domain::{AreaId, LocalDate, UnixSeconds};

use super::{activities, duties};
use crate::{
    database::{Connection, DatabaseError, Record, for_update, values},
    identity::{AccountId, Digest, Invitation, InvitationId, Role},
};

fn read(mut row: Record) -> Result<Invitation, DatabaseError> {
    let area = AreaId::new(row.take::<String>(1)?).map_err(DatabaseError::damaged)?;
    let role = Role::from_name(&row.take::<String>(2)?);
    Ok(Invitation {
        id: InvitationId(row.take(0)?),
        area,
        role: role.ok_or_else(|| DatabaseError::damaged("an invitation's role"))?,
        display_name: row.take(3)?,
        activities: activities::take(&mut row, 4)?,
        duties: duties::take(&mut row, 16)?,
        may_see_names: row.take(5)?,
        is_minor: row.take(6)?,
        certificate_declared: row.take::<Option<i32>>(7)?.map(LocalDate),
        valid_from: row.take(8)?,
        valid_until: row.take(9)?,
        account: row.take::<Option<_>>(10)?.map(AccountId),
        created_at: row.take(11)?,
        created_by: row.take::<Option<_>>(12)?.map(AccountId),
        expires_at: row.take(13)?,
        used_at: row.take(14)?,
        withdrawn_at: row.take(15)?,
    })
}

/// The invitation of a link, to be used: until the transaction ends nobody else uses it.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    token: Digest,
) -> Result<Option<Invitation>, DatabaseError> {
    let lock = for_update!(
        "SELECT id, area, role, display_name, activities, may_see_names, is_minor,
             certificate_declared_day, valid_from, valid_until, account, created_at, created_by,
             expires_at, used_at, withdrawn_at, duties
         FROM invitation WHERE token_digest = $1"
    );
    connection.fetch_optional(lock, values![&token.0[..]]).await?.map(read).transpose()
}

/// An area's invitations, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_area(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<Invitation>, DatabaseError> {
    let find = "SELECT id, area, role, display_name, activities, may_see_names, is_minor,
             certificate_declared_day, valid_from, valid_until, account, created_at, created_by,
             expires_at, used_at, withdrawn_at, duties
         FROM invitation WHERE area = $1 ORDER BY id DESC";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(read).collect()
}

/// Adds an invitation under its link's digest.
///
/// # Errors
/// When the database fails, or has this invitation.
pub async fn insert(
    connection: &mut Connection,
    token: Digest,
    invitation: &Invitation,
) -> Result<(), DatabaseError> {
    let activities = activities::to_stored(&invitation.activities)?;
    let duties = duties::to_stored(&invitation.duties)?;
    let insert = "INSERT INTO invitation
             (id, token_digest, area, role, display_name, activities, may_see_names, is_minor,
              certificate_declared_day, valid_from, valid_until, account, created_at, created_by,
              expires_at, used_at, withdrawn_at, duties)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)";
    let values = values![
        invitation.id.0,
        &token.0[..],
        invitation.area.as_str(),
        invitation.role.as_str(),
        &invitation.display_name,
        activities.as_deref(),
        invitation.may_see_names,
        invitation.is_minor,
        invitation.certificate_declared.map(|day| day.0),
        invitation.valid_from,
        invitation.valid_until,
        invitation.account.map(|account| account.0),
        invitation.created_at,
        invitation.created_by.map(|account| account.0),
        invitation.expires_at,
        invitation.used_at,
        invitation.withdrawn_at,
        &duties,
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Says that an invitation was used.
///
/// # Errors
/// When the database fails.
pub async fn use_up(
    connection: &mut Connection,
    id: InvitationId,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let update = "UPDATE invitation SET used_at = $1 WHERE id = $2";
    connection.execute(update, values![now, id.0]).await?;
    Ok(())
}

/// Takes an invitation of an area back, unless it was used or taken back already; whether it was.
///
/// # Errors
/// When the database fails.
pub async fn withdraw(
    connection: &mut Connection,
    area: &AreaId,
    id: InvitationId,
    now: UnixSeconds,
) -> Result<bool, DatabaseError> {
    let update = "UPDATE invitation SET withdrawn_at = $1
         WHERE area = $2 AND id = $3 AND used_at IS NULL AND withdrawn_at IS NULL";
    Ok(connection.execute(update, values![now, area.as_str(), id.0]).await? > 0)
}
