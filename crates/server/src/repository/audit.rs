//! The log of who did what: only ever added to, and kept for a while.

use sammen_domain::{AreaId, UnixSeconds};
use uuid::Uuid;

use crate::{
    audit::{Action, Entry, Filter},
    database::{Connection, DatabaseError, Record, values},
    identity::AccountId,
};

fn read(mut row: Record) -> Result<Entry, DatabaseError> {
    Ok(Entry {
        id: row.take(0)?,
        at: row.take(1)?,
        actor: row.take::<Option<_>>(2)?.map(AccountId),
        action: row.take(3)?,
        subject: row.take(4)?,
    })
}

/// Adds an entry.
///
/// # Errors
/// When the database fails.
pub async fn insert(
    connection: &mut Connection,
    area: &AreaId,
    actor: Option<AccountId>,
    action: Action,
    subject: Option<Uuid>,
    now: UnixSeconds,
) -> Result<(), DatabaseError> {
    let insert = "INSERT INTO audit_entry (id, area, at, actor, action, subject)
         VALUES ($1, $2, $3, $4, $5, $6)";
    let actor = actor.map(|account| account.0);
    let values = values![Uuid::now_v7(), area.as_str(), now, actor, action.as_str(), subject];
    connection.execute(insert, values).await?;
    Ok(())
}

/// Removes the entries of before a moment, as far as the database lets anybody. Says how many.
///
/// # Errors
/// When the database fails, or one of them is not old enough to be removed.
pub async fn remove_before(
    connection: &mut Connection,
    before: UnixSeconds,
) -> Result<u64, DatabaseError> {
    connection.execute("DELETE FROM audit_entry WHERE at < $1", values![before]).await
}

const PAGE: &str = "SELECT id, at, actor, action, subject FROM audit_entry
     WHERE area = $1 AND (at < $2 OR (at = $3 AND id < $4))
         AND at >= $5 AND at < $6 AND ($7 OR actor = $8) AND ($9 OR action = $10)
     ORDER BY at DESC, id DESC LIMIT $11";

/// A page of an area's log, the newest first, after an entry that was seen.
///
/// # Errors
/// When the database fails.
pub async fn page(
    connection: &mut Connection,
    area: &AreaId,
    filter: &Filter,
    entries_max: i64,
) -> Result<Vec<Entry>, DatabaseError> {
    let (at, id) = filter.after.unwrap_or((i64::MAX, Uuid::max()));
    let values = values![
        area.as_str(),
        at,
        at,
        id,
        filter.from.unwrap_or(0),
        filter.until.unwrap_or(i64::MAX),
        filter.actor.is_none(),
        filter.actor.map_or(Uuid::nil(), |account| account.0),
        filter.action.is_none(),
        filter.action.map_or("", Action::as_str),
        entries_max,
    ];
    let rows = connection.fetch_all(PAGE, values).await?;
    rows.into_iter().map(read).collect()
}
