//! Accounts that sign in through an OpenID Connect provider.

use crate::{
    database::{Connection, DatabaseError, Record, values},
    identity::AccountId,
};

fn read(mut row: Record) -> Result<AccountId, DatabaseError> {
    Ok(AccountId(row.take(0)?))
}

/// The account that a provider vouches for.
///
/// # Errors
/// When the database fails.
pub async fn account_of(
    connection: &mut Connection,
    issuer: &str,
    subject: &str,
) -> Result<Option<AccountId>, DatabaseError> {
    let find = "SELECT account FROM oidc_subject WHERE issuer = $1 AND subject = $2";
    connection.fetch_optional(find, values![issuer, subject]).await?.map(read).transpose()
}

/// Remembers whom a provider vouches for.
///
/// # Errors
/// When the database fails, or the subject is another account's.
pub async fn insert_subject(
    connection: &mut Connection,
    issuer: &str,
    subject: &str,
    account: AccountId,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO oidc_subject (issuer, subject, account) VALUES ($1, $2, $3)";
    connection.execute(insert, values![issuer, subject, account.0]).await?;
    Ok(())
}

/// Lets whoever signs in with this login for the first time be an account; whether the login was free.
///
/// # Errors
/// When the database fails.
pub async fn expect_login(
    connection: &mut Connection,
    login: &str,
    account: AccountId,
) -> Result<bool, DatabaseError> {
    let insert = "INSERT INTO oidc_login (login, account) VALUES ($1, $2)
         ON CONFLICT (login) DO NOTHING";
    Ok(connection.execute(insert, values![login, account.0]).await? > 0)
}

/// The account that a login was expected for. It is not expected a second time.
///
/// # Errors
/// When the database fails.
pub async fn take_login(
    connection: &mut Connection,
    login: &str,
) -> Result<Option<AccountId>, DatabaseError> {
    let take = "DELETE FROM oidc_login WHERE login = $1 RETURNING account";
    connection.fetch_optional(take, values![login]).await?.map(read).transpose()
}
