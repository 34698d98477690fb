//! The keys that tickets are signed and checked with.

use sammen_domain::{AreaId, TicketKey};
use sammen_ticket::{KeyNumber, PublicKey, SigningSeed};

use crate::database::{Connection, DatabaseError, Record, values};

fn number(row: &mut Record, column: usize) -> Result<KeyNumber, DatabaseError> {
    KeyNumber::try_from(row.take::<i64>(column)?).map_err(DatabaseError::damaged)
}

fn bytes(row: &mut Record, column: usize) -> Result<[u8; 32], DatabaseError> {
    row.take::<Vec<u8>>(column)?
        .try_into()
        .map_err(|_| DatabaseError::damaged("a key that is not 32 bytes long"))
}

/// Every key that an area ever had, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn of_area(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Vec<TicketKey>, DatabaseError> {
    let find = "SELECT number, public, revoked FROM ticket_key WHERE area = $1 ORDER BY number";
    let rows = connection.fetch_all(find, values![area.as_str()]).await?;
    let key = |mut row: Record| {
        let public = bytes(&mut row, 1)?;
        Ok(TicketKey { number: number(&mut row, 0)?, public, is_revoked: row.take(2)? })
    };
    rows.into_iter().map(key).collect()
}

/// The key that an area's tickets are signed with now; `None` before there is one.
///
/// # Errors
/// When the database fails.
pub async fn signing(
    connection: &mut Connection,
    area: &AreaId,
) -> Result<Option<(KeyNumber, SigningSeed)>, DatabaseError> {
    let find = "SELECT number, seed FROM ticket_seed WHERE area = $1";
    let found = connection.fetch_optional(find, values![area.as_str()]).await?;
    let key = |mut row: Record| Ok((number(&mut row, 0)?, SigningSeed(bytes(&mut row, 1)?)));
    found.map(key).transpose()
}

/// Adds a key and signs with it from now on. Nothing can be signed with the one before any more; what it signed
/// counts as before.
///
/// # Errors
/// When the database fails, or has this number.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    number: KeyNumber,
    public: &PublicKey,
    seed: &SigningSeed,
) -> Result<(), DatabaseError> {
    let insert =
        "INSERT INTO ticket_key (area, number, public, revoked) VALUES ($1, $2, $3, FALSE)";
    let number = i32::from(number);
    connection.execute(insert, values![area.as_str(), number, &public[..]]).await?;
    let put = "INSERT INTO ticket_seed (area, number, seed) VALUES ($1, $2, $3)
         ON CONFLICT (area) DO UPDATE SET number = excluded.number, seed = excluded.seed";
    connection.execute(put, values![area.as_str(), number, &seed.0[..]]).await?;
    Ok(())
}

/// Lets nothing count any more that a key signed; says whether there is such a key.
///
/// # Errors
/// When the database fails.
pub async fn revoke(
    connection: &mut Connection,
    area: &AreaId,
    number: KeyNumber,
) -> Result<bool, DatabaseError> {
    let update = "UPDATE ticket_key SET revoked = TRUE WHERE area = $1 AND number = $2";
    Ok(connection.execute(update, values![area.as_str(), i32::from(number)]).await? > 0)
}

/// The areas that have no key to sign with.
///
/// # Errors
/// When the database fails.
pub async fn areas_without(connection: &mut Connection) -> Result<Vec<AreaId>, DatabaseError> {
    let find = "SELECT id FROM area
         WHERE NOT EXISTS (SELECT 1 FROM ticket_seed WHERE ticket_seed.area = area.id) ORDER BY id";
    let rows = connection.fetch_all(find, values![]).await?;
    let id = |mut row: Record| AreaId::new(row.take::<String>(0)?).map_err(DatabaseError::damaged);
    rows.into_iter().map(id).collect()
}
