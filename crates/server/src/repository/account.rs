//! Accounts: people with roles.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    database::{Connection, DatabaseError, Record, Sql, for_update, values},
    identity::{Account, AccountId, AccountKind},
};

fn read(mut row: Record) -> Result<Account, DatabaseError> {
    let kind = match row.take::<String>(1)?.as_str() {
        "volunteer" => AccountKind::Volunteer,
        "staff" => AccountKind::Staff,
        _ => return Err(DatabaseError::damaged("an account's kind")),
    };
    Ok(Account {
        id: AccountId(row.take(0)?),
        kind,
        display_name: row.take(2)?,
        is_minor: row.take(3)?,
        created_at: row.take(4)?,
        disabled_at: row.take(5)?,
    })
}

/// An account.
///
/// # Errors
/// When the database fails.
pub async fn find(
    connection: &mut Connection,
    id: AccountId,
) -> Result<Option<Account>, DatabaseError> {
    let find = "SELECT id, kind, display_name, is_minor, created_at, disabled_at
         FROM account WHERE id = $1";
    read_one(connection, find.into(), id).await
}

/// An account to decide about: until the transaction ends nobody else decides about it.
///
/// # Errors
/// When the database fails.
pub async fn lock(
    connection: &mut Connection,
    id: AccountId,
) -> Result<Option<Account>, DatabaseError> {
    let lock = for_update!(
        "SELECT id, kind, display_name, is_minor, created_at, disabled_at
         FROM account WHERE id = $1"
    );
    read_one(connection, lock, id).await
}

async fn read_one(
    connection: &mut Connection,
    sql: Sql,
    id: AccountId,
) -> Result<Option<Account>, DatabaseError> {
    connection.fetch_optional(sql, values![id.0]).await?.map(read).transpose()
}

/// Everybody who has or had a role in an area, the newest last.
///
/// # Errors
/// When the database fails.
pub async fn of_area(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<Account>, DatabaseError> {
    let find = "SELECT id, kind, display_name, is_minor, created_at, disabled_at
         FROM account WHERE id IN (SELECT account FROM role_grant WHERE area = $1) ORDER BY id";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    rows.into_iter().map(read).collect()
}

/// Adds an account.
///
/// # Errors
/// When the database fails, or has this account.
pub async fn insert(connection: &mut Connection, account: &Account) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO account (id, kind, display_name, is_minor, created_at, disabled_at)
         VALUES ($1, $2, $3, $4, $5, $6)";
    let values = values![
        account.id.0,
        account.kind.as_str(),
        &account.display_name,
        account.is_minor,
        account.created_at,
        account.disabled_at,
    ];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Closes everything to an account, or opens it again.
///
/// # Errors
/// When the database fails.
pub async fn set_disabled(
    connection: &mut Connection,
    id: AccountId,
    disabled_at: Option<UnixSeconds>,
) -> Result<(), DatabaseError> {
    let update = "UPDATE account SET disabled_at = $1 WHERE id = $2";
    connection.execute(update, values![disabled_at, id.0]).await?;
    Ok(())
}
