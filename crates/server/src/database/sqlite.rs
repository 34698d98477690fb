//! The embedded database: one writer, many readers.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use rusqlite::{
    Connection, OpenFlags, ToSql,
    types::{ToSqlOutput, ValueRef},
};
use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use super::{DatabaseError, OpenError, Record, Value, value::Cell};

const READERS_MAX: usize = 8;
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);
const STATEMENTS_CACHED_MAX: usize = 512;

/// The tables, step by step; forward only.
const MIGRATIONS: [&str; 21] = [
    include_str!("../../migrations/sqlite/0001_area_and_sync.sql"),
    include_str!("../../migrations/sqlite/0002_survey_and_response.sql"),
    include_str!("../../migrations/sqlite/0003_chunk.sql"),
    include_str!("../../migrations/sqlite/0004_device.sql"),
    include_str!("../../migrations/sqlite/0005_identity.sql"),
    include_str!("../../migrations/sqlite/0006_registering.sql"),
    include_str!("../../migrations/sqlite/0007_log_kept_for_a_while.sql"),
    include_str!("../../migrations/sqlite/0008_door.sql"),
    include_str!("../../migrations/sqlite/0009_reaching.sql"),
    include_str!("../../migrations/sqlite/0010_lending.sql"),
    include_str!("../../migrations/sqlite/0011_how_answers_hold.sql"),
    include_str!("../../migrations/sqlite/0012_shifts.sql"),
    include_str!("../../migrations/sqlite/0013_log_book.sql"),
    include_str!("../../migrations/sqlite/0014_seat_numbers.sql"),
    include_str!("../../migrations/sqlite/0015_open_surveys.sql"),
    include_str!("../../migrations/sqlite/0016_passed_on.sql"),
    include_str!("../../migrations/sqlite/0017_survey_tokens.sql"),
    include_str!("../../migrations/sqlite/0018_shared_device.sql"),
    include_str!("../../migrations/sqlite/0019_interviews.sql"),
    include_str!("../../migrations/sqlite/0020_paper.sql"),
    include_str!("../../migrations/sqlite/0021_confidential.sql"),
];

/// One connection writes, so that the order of commits is the order of versions; readers see snapshots
/// and never wait for it. What is committed is on the disk before anybody is told.
#[derive(Clone)]
pub(super) struct Sqlite {
    writer: Arc<tokio::sync::Mutex<Option<Connection>>>,
    /// None when all is in memory: then one connection does everything, in turn.
    readers: Option<Readers>,
}

#[derive(Clone)]
struct Readers {
    permits: Arc<Semaphore>,
    idle: Arc<Mutex<Vec<Connection>>>,
}

impl Sqlite {
    pub(super) fn open(file: &Path) -> Result<Self, OpenError> {
        let mut writer = Connection::open(file)?;
        // `journal_mode` answers with the mode, which `pragma_update` would take for an error.
        writer.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        writer.pragma_update(None, "synchronous", "FULL")?;
        prepare(&writer)?;
        migrate(&mut writer)?;
        let reader = || {
            let reader = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
            prepare(&reader)?;
            Ok(reader)
        };
        let idle = (0..READERS_MAX).map(|_| reader()).collect::<Result<_, rusqlite::Error>>()?;
        let readers = Readers {
            permits: Arc::new(Semaphore::new(READERS_MAX)),
            idle: Arc::new(Mutex::new(idle)),
        };
        Ok(Self { writer: Arc::new(tokio::sync::Mutex::new(Some(writer))), readers: Some(readers) })
    }

    /// A database that is gone with the program.
    pub(super) fn in_memory() -> Result<Self, OpenError> {
        let mut only = Connection::open_in_memory()?;
        prepare(&only)?;
        migrate(&mut only)?;
        Ok(Self { writer: Arc::new(tokio::sync::Mutex::new(Some(only))), readers: None })
    }

    pub(super) async fn write(&self) -> Result<Session, DatabaseError> {
        let session = self.writer_session().await?;
        blocking(|| session.run("BEGIN IMMEDIATE"))?;
        Ok(session)
    }

    pub(super) async fn read(&self) -> Result<Session, DatabaseError> {
        let session = match &self.readers {
            None => self.writer_session().await?,
            Some(readers) => Session::Reader(readers.acquire().await?),
        };
        session.run("BEGIN")?;
        Ok(session)
    }

    async fn writer_session(&self) -> Result<Session, DatabaseError> {
        let locked = Arc::clone(&self.writer).lock_owned();
        let guard = in_time(locked).await?;
        if guard.is_none() { Err(DatabaseError::Closed) } else { Ok(Session::Writer(guard)) }
    }

    pub(super) async fn close(&self) {
        if let Some(readers) = &self.readers {
            readers.permits.close();
            readers.lock().clear();
        }
        drop(self.writer.lock().await.take());
    }
}

impl Readers {
    async fn acquire(&self) -> Result<Reader, DatabaseError> {
        let permit = in_time(Arc::clone(&self.permits).acquire_owned()).await?;
        let permit = permit.map_err(|_| DatabaseError::Closed)?;
        let connection = self.lock().pop().ok_or(DatabaseError::Closed)?;
        Ok(Reader { connection: Some(connection), readers: self.clone(), _permit: permit })
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        // The list is whole between any two statements that touch it.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A transaction's hold on a connection; undone when dropped, unless it was committed.
pub(super) enum Session {
    Writer(OwnedMutexGuard<Option<Connection>>),
    Reader(Reader),
}

/// A reading connection, given back when dropped.
pub(super) struct Reader {
    connection: Option<Connection>,
    readers: Readers,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Reader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && !self.readers.permits.is_closed()
        {
            self.readers.lock().push(connection);
        }
    }
}

impl Session {
    fn connection(&self) -> &Connection {
        match self {
            Self::Writer(guard) => guard.as_ref(),
            Self::Reader(reader) => reader.connection.as_ref(),
        }
        .expect("a session holds its connection until it is dropped")
    }

    fn run(&self, statement: &str) -> Result<(), DatabaseError> {
        Ok(self.connection().prepare_cached(statement)?.execute([]).map(|_| ())?)
    }

    pub(super) fn execute(&self, sql: &str, values: &[Value<'_>]) -> Result<u64, DatabaseError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        bind(&mut statement, values)?;
        Ok(statement.raw_execute()? as u64)
    }

    /// At most so many rows of the answer.
    pub(super) fn fetch(
        &self,
        sql: &str,
        values: &[Value<'_>],
        rows_max: usize,
    ) -> Result<Vec<Record>, DatabaseError> {
        let mut statement = self.connection().prepare_cached(sql)?;
        let columns = statement.column_count();
        bind(&mut statement, values)?;
        let mut rows = statement.raw_query();
        let mut records = Vec::new();
        while records.len() < rows_max
            && let Some(row) = rows.next()?
        {
            let cells = (0..columns).map(|column| read(row.get_ref(column)?));
            records.push(Record(cells.collect::<Result<_, DatabaseError>>()?));
        }
        Ok(records)
    }

    pub(super) fn commit(self) -> Result<(), DatabaseError> {
        blocking(|| self.run("COMMIT"))
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let connection = match self {
            Self::Writer(guard) => guard.as_ref(),
            Self::Reader(reader) => reader.connection.as_ref(),
        };
        if let Some(connection) = connection
            && !connection.is_autocommit()
            && let Err(error) = connection.execute_batch("ROLLBACK")
        {
            tracing::error!(%error, "failed to undo a transaction");
        }
    }
}

fn bind(
    statement: &mut rusqlite::CachedStatement<'_>,
    values: &[Value<'_>],
) -> Result<(), DatabaseError> {
    debug_assert_eq!(statement.parameter_count(), values.len());
    for (place, value) in (1..).zip(values) {
        // A place is numbered when it is first met, whatever its name: they must come in order.
        debug_assert_eq!(statement.parameter_name(place), Some(format!("${place}").as_str()));
        statement.raw_bind_parameter(place, value)?;
    }
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Self::Int(value) => (*value).into(),
            Self::Null => rusqlite::types::Null.into(),
            Self::Bool(value) => i64::from(*value).into(),
            Self::Text(value) => ToSqlOutput::Borrowed((*value).into()),
            Self::Bytes(value) => ToSqlOutput::Borrowed((*value).into()),
            Self::Uuid(value) => ToSqlOutput::Borrowed(value.as_bytes().as_slice().into()),
        })
    }
}

fn read(value: ValueRef<'_>) -> Result<Cell, DatabaseError> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(text) => {
            Cell::Text(String::from_utf8(text.to_vec()).map_err(DatabaseError::damaged)?)
        }
        ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
        ValueRef::Real(_) => return Err(DatabaseError::damaged("a number with a fraction")),
    })
}

fn prepare(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS_CACHED_MAX);
    connection.pragma_update(None, "foreign_keys", true)
}

fn migrate(connection: &mut Connection) -> Result<(), OpenError> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let mut done: usize = transaction.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    if done == 0 && transaction.table_exists(None, "_sqlx_migrations")? {
        // Counted there by the first versions of this program.
        let count = "SELECT COUNT(*) FROM _sqlx_migrations";
        done = transaction.query_row(count, [], |row| row.get(0))?;
        transaction.execute_batch("DROP TABLE _sqlx_migrations")?;
    }
    if done > MIGRATIONS.len() {
        return Err(OpenError::Newer);
    }
    if done == MIGRATIONS.len() {
        // Nothing is written: a server also starts on a full disk, and tells what is known.
        return Ok(());
    }
    for step in &MIGRATIONS[done..] {
        transaction.execute_batch(step)?;
    }
    transaction.pragma_update(None, "user_version", MIGRATIONS.len())?;
    Ok(transaction.commit()?)
}

async fn in_time<T>(waiting: impl Future<Output = T>) -> Result<T, DatabaseError> {
    // Without a runtime there is no clock, and nobody to wait for.
    if tokio::runtime::Handle::try_current().is_err() {
        return Ok(waiting.await);
    }
    tokio::time::timeout(ACQUIRE_TIMEOUT, waiting).await.map_err(|_| DatabaseError::Busy)
}

/// Runs what may wait for the disk without keeping others from their turn, where there are others.
fn blocking<T>(work: impl FnOnce() -> T) -> T {
    use tokio::runtime::{Handle, RuntimeFlavor};
    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

#[cfg(test)]
mod tests;
