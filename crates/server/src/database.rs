//! The database: one writer, many readers.

use std::{path::Path, time::Duration};

use sqlx::{
    Sqlite, SqlitePool, Transaction,
    migrate::MigrateError,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

/// What the repositories are handed.
pub type Connection = sqlx::SqliteConnection;

const FILE_NAME: &str = "sammen.sqlite";
const READERS_MAX: u32 = 8;
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// The database file in the data folder.
///
/// One connection writes, so that the order of commits is the order of versions; readers see snapshots
/// and never wait for it. What is committed is on the disk before anybody is told.
#[derive(Clone, Debug)]
pub struct Database {
    writer: SqlitePool,
    readers: SqlitePool,
}

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder is not there and cannot be made.
    #[error("make the data folder: {0}")]
    Folder(#[from] std::io::Error),
    /// The file cannot be opened.
    #[error("open the database in the data folder: {0}")]
    Connect(#[from] sqlx::Error),
    /// The file's tables cannot be brought up to this program's.
    #[error("bring the database up to date: {0}")]
    Migrate(#[from] MigrateError),
}

impl Database {
    /// Opens the database in a data folder, making both if they are missing, and brings its tables up
    /// to date.
    ///
    /// # Errors
    /// When the folder or the file cannot be used, or the file is of a newer version.
    pub async fn open(data: &Path) -> Result<Self, OpenError> {
        make_private_folder(data).await?;
        let options = SqliteConnectOptions::new()
            .filename(data.join(FILE_NAME))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY_TIMEOUT);
        let pool = |connections| {
            SqlitePoolOptions::new().max_connections(connections).acquire_timeout(ACQUIRE_TIMEOUT)
        };
        let writer = pool(1).connect_with(options.clone()).await?;
        sqlx::migrate!().run(&writer).await?;
        let readers = pool(READERS_MAX).connect_with(options.read_only(true)).await?;
        Ok(Self { writer, readers })
    }

    /// Begins a transaction that writes. It holds the lock from its start, also against other
    /// programs, and is undone unless it is committed.
    ///
    /// # Errors
    /// When the lock is not had in time.
    pub async fn write(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.writer.begin_with("BEGIN IMMEDIATE").await
    }

    /// Begins a transaction that sees one snapshot, taken at its first query.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn read(&self) -> Result<Transaction<'static, Sqlite>, sqlx::Error> {
        self.readers.begin().await
    }

    /// Closes every connection; open transactions are undone.
    pub async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

/// Makes the folder readable by nobody else; one that is there stays as it is.
async fn make_private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = tokio::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    builder.mode(0o700);
    builder.create(folder).await
}
