//! Rows as phones hold them, by the space they are seen in.

use sammen_domain::{
    ActivityId, AreaId, OwnerId, Row, RowKey, RowKind, WorkRow,
    mutant::{Mutant, is_on},
};
use sammen_sync::PatchOperation;

use crate::{
    database::{Connection, DatabaseError, Record, Sql, for_update, values},
    device::DeviceId,
    identity::AccountId,
};

/// Who sees a row.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Space {
    /// Everybody.
    Public,
    /// Everybody too, apart from the chunks of what is public, which older apps read.
    SurveyTerms,
    /// One resident's devices.
    Owner(OwnerId),
    /// One device, whoever shares its household.
    Device(DeviceId),
    /// Those who receive people at an activity.
    Roster(ActivityId),
    /// Those of them who may know who comes.
    RosterNames(ActivityId),
    /// Those who mind an activity's toys.
    Lending(ActivityId),
    /// An activity's volunteers.
    Shifts(ActivityId),
    /// One volunteer.
    Volunteer(AccountId),
}

impl Space {
    fn key(self) -> Vec<u8> {
        let of_activity = |name: &[u8], id: ActivityId| [name, id.0.as_bytes()].concat();
        match self {
            Self::Public => b"public".to_vec(),
            Self::SurveyTerms => b"survey-terms".to_vec(),
            Self::Owner(OwnerId(digest)) => digest.to_vec(),
            Self::Device(device) => [b"device:", device.0.as_slice()].concat(),
            Self::Roster(activity) => of_activity(b"roster:", activity),
            Self::RosterNames(activity) => of_activity(b"names:", activity),
            Self::Lending(activity) => of_activity(b"lending:", activity),
            Self::Shifts(activity) => of_activity(b"shifts:", activity),
            Self::Volunteer(account) => [b"volunteer:", account.0.as_bytes().as_slice()].concat(),
        }
    }
}

struct Stored {
    key: RowKey,
    deleted: bool,
    bytes: Vec<u8>,
}

impl Stored {
    fn read(mut row: Record) -> Result<Self, DatabaseError> {
        let number: i64 = row.take(0)?;
        let kind = RowKind::ALL.iter().find(|kind| i64::from(**kind as i16) == number);
        let kind = *kind.ok_or_else(|| DatabaseError::damaged(format!("the row kind {number}")))?;
        let key = RowKey { kind, id: row.take(1)? };
        Ok(Self { key, deleted: row.take(2)?, bytes: row.take(3)? })
    }
}

/// A row, unless it is not there or was deleted.
///
/// # Errors
/// When the database fails or the row's bytes are damaged.
pub async fn find(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    key: RowKey,
) -> Result<Option<Row>, DatabaseError> {
    read(connection, FIND.into(), area, space, key).await
}

/// A row to decide by: until the transaction ends nobody else decides by it or changes it.
///
/// # Errors
/// When the database fails or the row's bytes are damaged.
pub async fn lock(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    key: RowKey,
) -> Result<Option<Row>, DatabaseError> {
    read(connection, LOCK, area, space, key).await
}

const FIND: &str = "SELECT bytes FROM row
     WHERE area = $1 AND space = $2 AND kind = $3 AND id = $4 AND NOT deleted";
const LOCK: Sql = for_update!(
    "SELECT bytes FROM row
     WHERE area = $1 AND space = $2 AND kind = $3 AND id = $4 AND NOT deleted"
);

async fn read(
    connection: &mut Connection,
    query: Sql,
    area: &AreaId,
    space: Space,
    key: RowKey,
) -> Result<Option<Row>, DatabaseError> {
    let bytes = bytes(connection, query, area, space, key).await?;
    bytes.map(|bytes| Row::decode(&bytes).map_err(DatabaseError::damaged)).transpose()
}

async fn bytes(
    connection: &mut Connection,
    query: Sql,
    area: &AreaId,
    space: Space,
    key: RowKey,
) -> Result<Option<Vec<u8>>, DatabaseError> {
    let space = space.key();
    let values = values![area.as_str(), &space, key.kind as i16, key.id];
    let found = connection.fetch_optional(query, values).await?;
    found.map(|mut row| row.take(0)).transpose()
}

/// A row of work beside the door, unless it is not there or was deleted.
///
/// # Errors
/// When the database fails or the row's bytes are damaged.
pub async fn find_work(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    key: RowKey,
) -> Result<Option<WorkRow>, DatabaseError> {
    let bytes = bytes(connection, FIND.into(), area, space, key).await?;
    bytes.map(|bytes| WorkRow::decode(&bytes).map_err(DatabaseError::damaged)).transpose()
}

/// Every row of work in a space that is not deleted.
///
/// # Errors
/// When the database fails or a row's bytes are damaged.
pub async fn all_work(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
) -> Result<Vec<WorkRow>, DatabaseError> {
    let rows = all(connection, area, space).await?.into_iter();
    let work = rows.filter(|(key, _)| key.kind.is_of_work());
    work.map(|(_, bytes)| WorkRow::decode(&bytes).map_err(DatabaseError::damaged)).collect()
}

/// Locks every row of a kind, as [`lock`] does, in the order of their ids.
///
/// # Errors
/// When the database fails.
pub async fn lock_all(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    kind: RowKind,
) -> Result<(), DatabaseError> {
    let lock =
        for_update!("SELECT id FROM row WHERE area = $1 AND space = $2 AND kind = $3 ORDER BY id");
    connection.fetch_all(lock, values![area.as_str(), &space.key(), kind as i16]).await?;
    Ok(())
}

/// Every row of a space that is not deleted.
///
/// # Errors
/// When the database fails.
pub async fn all(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
) -> Result<Vec<(RowKey, Vec<u8>)>, DatabaseError> {
    let find =
        "SELECT kind, id, deleted, bytes FROM row WHERE area = $1 AND space = $2 AND NOT deleted";
    let rows = connection.fetch_all(find, values![area.as_str(), &space.key()]).await?;
    let entry = |row| Stored::read(row).map(|row| (row.key, row.bytes));
    rows.into_iter().map(entry).collect()
}

/// Every row of a space with the version that it last changed under; of a deleted one, its key and that.
///
/// # Errors
/// When the database fails or a row's bytes are damaged.
pub async fn all_with_versions(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
) -> Result<Vec<(RowKey, u64, Option<Row>)>, DatabaseError> {
    let find = "SELECT kind, id, deleted, bytes, version FROM row WHERE area = $1 AND space = $2";
    let rows = connection.fetch_all(find, values![area.as_str(), &space.key()]).await?;
    let read = |mut row: Record| {
        let version = row.take(4)?;
        let Stored { key, deleted, bytes } = Stored::read(row)?;
        let row = (!deleted).then(|| Row::decode(&bytes).map_err(DatabaseError::damaged));
        Ok((key, version, row.transpose()?))
    };
    rows.into_iter().map(read).collect()
}

/// Every row of a kind that is not deleted.
///
/// # Errors
/// When the database fails or a row's bytes are damaged.
pub async fn all_of(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    kind: RowKind,
) -> Result<Vec<Row>, DatabaseError> {
    let find = "SELECT bytes FROM row
         WHERE area = $1 AND space = $2 AND kind = $3 AND NOT deleted ORDER BY id";
    let rows =
        connection.fetch_all(find, values![area.as_str(), &space.key(), kind as i16]).await?;
    let decode =
        |mut row: Record| Row::decode(&row.take::<Vec<u8>>(0)?).map_err(DatabaseError::damaged);
    rows.into_iter().map(decode).collect()
}

/// How many rows of other kinds than this one changed in a space after a version, deletions too.
///
/// # Errors
/// When the database fails.
pub async fn count_changed_since(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    but: RowKind,
) -> Result<u64, DatabaseError> {
    let count = "SELECT COUNT(*) FROM row
         WHERE area = $1 AND space = $2 AND version > $3 AND kind <> $4";
    let since = i64::try_from(version).unwrap_or(i64::MAX);
    let space = space.key();
    let values = values![area.as_str(), &space, since, but as i16];
    connection.fetch_one(count, values).await?.take(0)
}

/// What changed in a space after a version, in the order it changed. Since version 0, deletions are
/// left out: nobody holds what was deleted.
///
/// # Errors
/// When the database fails.
pub async fn changed_since(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
) -> Result<Vec<PatchOperation>, DatabaseError> {
    let mut find = "SELECT kind, id, deleted, bytes FROM row
         WHERE area = $1 AND space = $2 AND version > $3 ORDER BY version, kind, id";
    if is_on(Mutant::OthersRowsTold) && matches!(space, Space::Owner(_)) {
        find = "SELECT kind, id, deleted, bytes FROM row
             WHERE area = $1 AND (space = $2 OR kind = 9) AND version > $3 ORDER BY version";
    }
    let since = i64::try_from(version).unwrap_or(i64::MAX);
    let rows = connection.fetch_all(find, values![area.as_str(), &space.key(), since]).await?;
    let mut news = Vec::with_capacity(rows.len());
    for row in rows {
        match Stored::read(row)? {
            Stored { deleted: true, .. } if version == 0 || is_on(Mutant::TombstoneForgotten) => {}
            Stored { key, deleted: true, .. } => news.push(PatchOperation::Delete { key }),
            Stored { key, bytes, .. } => news.push(PatchOperation::Put { key, row: bytes }),
        }
    }
    Ok(news)
}

/// Inserts or replaces a row.
///
/// # Errors
/// When the database fails.
pub async fn put(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    row: &Row,
) -> Result<(), DatabaseError> {
    write(connection, area, space, version, row.key(), Some(row.encode())).await
}

/// Inserts or replaces rows of different keys.
///
/// # Errors
/// When the database fails.
pub async fn put_each(
    connection: &mut Connection,
    area: &AreaId,
    version: u64,
    rows: &[(Space, Row)],
) -> Result<(), DatabaseError> {
    let version = i64::try_from(version).map_err(DatabaseError::damaged)?;
    let encode = |(space, row): &(Space, Row)| (space.key(), row.key(), row.encode());
    let encoded: Vec<_> = rows.iter().map(encode).collect();
    let values = encoded.iter().map(|(space, RowKey { kind, id }, bytes)| {
        *values![area.as_str(), space, *kind as i16, *id, version, false, bytes]
    });
    connection.execute_each(WRITE, &values.collect::<Vec<_>>()).await
}

/// Inserts or replaces a row of work beside the door.
///
/// # Errors
/// When the database fails.
pub async fn put_work(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    row: &WorkRow,
) -> Result<(), DatabaseError> {
    write(connection, area, space, version, row.key(), Some(row.encode())).await
}

/// Deletes a row; phones hear of it.
///
/// # Errors
/// When the database fails.
pub async fn delete(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    key: RowKey,
) -> Result<(), DatabaseError> {
    write(connection, area, space, version, key, None).await
}

const WRITE: &str = "INSERT INTO row (area, space, kind, id, version, deleted, bytes)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (area, space, kind, id) DO UPDATE SET
         version = excluded.version, deleted = excluded.deleted, bytes = excluded.bytes";

async fn write(
    connection: &mut Connection,
    area: &AreaId,
    space: Space,
    version: u64,
    key: RowKey,
    bytes: Option<Vec<u8>>,
) -> Result<(), DatabaseError> {
    let version = i64::try_from(version).map_err(DatabaseError::damaged)?;
    let deleted = bytes.is_none();
    let bytes = bytes.unwrap_or_default();
    let space = space.key();
    let values = values![area.as_str(), &space, key.kind as i16, key.id, version, deleted, &bytes,];
    connection.execute(WRITE, values).await?;
    Ok(())
}

/// Gives the rows of one's space to another's, and tells both's devices of all rows there: those that come have never seen
/// the others. A row that both have stays as who gets it has it.
///
/// # Errors
/// When the database fails.
pub async fn join_spaces(
    connection: &mut Connection,
    area: &AreaId,
    to: Space,
    from: Space,
    version: u64,
) -> Result<(), DatabaseError> {
    let version = i64::try_from(version).map_err(DatabaseError::damaged)?;
    let (to, from) = (to.key(), from.key());
    let values = values![area.as_str(), &to, &from];
    let drop_common = "DELETE FROM row WHERE area = $1 AND EXISTS (
             SELECT 1 FROM row AS kept WHERE kept.area = row.area AND kept.space = $2
                 AND kept.kind = row.kind AND kept.id = row.id)
         AND space = $3";
    connection.execute(drop_common, values).await?;
    let give = "UPDATE row SET space = $1 WHERE area = $2 AND space = $3";
    connection.execute(give, values![&to, area.as_str(), &from]).await?;
    let tell = "UPDATE row SET version = $1 WHERE area = $2 AND space = $3";
    connection.execute(tell, values![version, area.as_str(), &to]).await?;
    Ok(())
}
