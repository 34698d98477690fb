//! The database: embedded SQLite or a PostgreSQL server, behind one kind of transaction.
//!
//! The repositories write each statement once, with places `$1`, `$2`, … in order. What differs is
//! here: who waits for whom. SQLite has one writer, so a writing transaction is alone; PostgreSQL has
//! many, so what a decision rests on is read with [`Sql::locking`].

mod connection;
mod error;
mod gate;
mod postgres;
mod sqlite;
mod value;

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

pub(crate) use connection::for_update;
pub use connection::{Connection, Sql, Transaction};
pub use error::DatabaseError;
pub(crate) use error::Runs;
pub use gate::{Boundary, Gate, Passing};
pub(crate) use value::ColumnType;
pub(crate) use value::values;
pub use value::{FromCell, Record, Value};

use crate::telemetry::{DatabaseMetrics, TransactionKind, Watch};
use connection::Hold;
use postgres::Postgres;
use sqlite::Sqlite;

const FILE_NAME: &str = "sammen.sqlite";

/// Where the data is.
#[derive(Clone, Debug)]
pub enum Location {
    /// A folder of this machine, for the embedded database.
    Folder(PathBuf),
    /// A PostgreSQL server: `postgres://user@host:port/name`.
    Postgres(String),
}

/// The database, embedded or on a server. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    backend: Backend,
    gate: Option<Arc<dyn Gate>>,
    metrics: Option<Arc<DatabaseMetrics>>,
}

#[derive(Clone)]
enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Database({})", self.product())
    }
}

/// Why the database cannot be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder is not there and cannot be made.
    #[error("make the data folder: {0}")]
    Folder(#[from] std::io::Error),
    /// The file cannot be opened or brought up to this program's tables.
    #[error("open the database in the data folder: {0}")]
    File(#[from] rusqlite::Error),
    /// The tables are of a newer program.
    #[error("open the database: a newer version of this program has written it")]
    Newer,
    /// The server cannot be reached or refuses.
    #[error("connect to the PostgreSQL server: {0}")]
    Connect(#[from] tokio_postgres::Error),
    /// The server cannot be used.
    #[error(transparent)]
    Use(#[from] DatabaseError),
    /// The machine's trusted certificates cannot be read.
    #[error("read the certificates that this machine trusts: {0}")]
    Certificates(rustls::Error),
    /// The server is older than what is tested.
    #[error("use the PostgreSQL server: its version is {version}, and 15 or newer is needed")]
    TooOld {
        /// The version, as the server says it.
        version: String,
    },
}

impl Database {
    /// Opens the database of a location and brings its tables up to date.
    ///
    /// # Errors
    /// When it cannot be reached, or is of a newer version.
    pub async fn connect(location: &Location) -> Result<Self, OpenError> {
        match location {
            Location::Folder(folder) => Self::open(folder).await,
            Location::Postgres(url) => Ok(Self::new(Backend::Postgres(Postgres::open(url).await?))),
        }
    }

    fn new(backend: Backend) -> Self {
        Self { backend, gate: None, metrics: Some(Arc::default()) }
    }

    /// Opens the embedded database in a data folder, making both if they are missing, and brings its
    /// tables up to date.
    ///
    /// # Errors
    /// When the folder or the file cannot be used, or the file is of a newer version.
    pub async fn open(data: &Path) -> Result<Self, OpenError> {
        make_private_folder(data).await?;
        let sqlite = Sqlite::open(&data.join(FILE_NAME))?;
        Ok(Self::new(Backend::Sqlite(sqlite)))
    }

    /// Opens a file of the embedded database by its own name, such as a copy.
    ///
    /// # Errors
    /// When the file cannot be used or is of a newer version.
    pub(crate) fn open_file(file: &Path) -> Result<Self, OpenError> {
        Ok(Self::new(Backend::Sqlite(Sqlite::open(file)?)))
    }

    /// An embedded database that is gone with the program.
    ///
    /// # Errors
    /// When there is no memory for it.
    pub fn in_memory() -> Result<Self, OpenError> {
        Ok(Self::new(Backend::Sqlite(Sqlite::in_memory()?)))
    }

    /// What the database is called.
    #[must_use]
    pub fn product(&self) -> &'static str {
        match self.backend {
            Backend::Sqlite(_) => "SQLite",
            Backend::Postgres(_) => "PostgreSQL",
        }
    }

    /// Whether it keeps rows in the order in which they came, whatever their keys are.
    pub(crate) fn appends(&self) -> bool {
        matches!(self.backend, Backend::Postgres(_))
    }

    /// The figures of this database: of every clone of it that is observed.
    #[must_use]
    pub fn metrics(&self) -> Option<&DatabaseMetrics> {
        self.metrics.as_deref()
    }

    /// The same database, its transactions in no figure and no trace.
    #[must_use]
    pub fn unobserved(&self) -> Self {
        Self { metrics: None, ..self.clone() }
    }

    /// Counts the runs of one transaction.
    pub(crate) fn runs(&self) -> Runs {
        Runs::new(self.metrics.clone())
    }

    /// The same database with a gate before every statement.
    #[must_use]
    pub fn behind(self, gate: Arc<dyn Gate>) -> Self {
        Self { gate: Some(gate), ..self }
    }

    /// Begins a transaction that writes. It is undone unless it is committed.
    ///
    /// On SQLite it is alone from its start, also against other programs.
    ///
    /// # Errors
    /// When no connection or lock is had in time.
    pub async fn write(&self) -> Result<Transaction, DatabaseError> {
        self.begin(TransactionKind::Write).await
    }

    /// Begins a transaction that sees one snapshot, taken at its first query.
    ///
    /// # Errors
    /// When no connection is free in time.
    pub async fn read(&self) -> Result<Transaction, DatabaseError> {
        self.begin(TransactionKind::Read).await
    }

    async fn begin(&self, kind: TransactionKind) -> Result<Transaction, DatabaseError> {
        let mut watch = self.metrics.clone().map(|metrics| Watch::wait(metrics, kind));
        match self.hold(kind).await {
            Ok(hold) => {
                watch.iter_mut().for_each(Watch::begin);
                Ok(Transaction::new(hold, self.gate.clone(), watch))
            }
            Err(error) => {
                watch.iter().for_each(|watch| watch.failed(&error));
                Err(error)
            }
        }
    }

    async fn hold(&self, kind: TransactionKind) -> Result<Hold, DatabaseError> {
        if let Some(gate) = &self.gate {
            gate.pass(Boundary::Begin).await?;
        }
        Ok(match (&self.backend, kind) {
            (Backend::Sqlite(sqlite), TransactionKind::Read) => Hold::Sqlite(sqlite.read().await?),
            (Backend::Sqlite(sqlite), TransactionKind::Write) => {
                Hold::Sqlite(sqlite.write().await?)
            }
            (Backend::Postgres(postgres), TransactionKind::Read) => {
                Hold::Postgres(postgres.read().await?)
            }
            (Backend::Postgres(postgres), TransactionKind::Write) => {
                Hold::Postgres(postgres.write().await?)
            }
        })
    }

    /// Closes every connection; open transactions are undone.
    pub async fn close(&self) {
        match &self.backend {
            Backend::Sqlite(sqlite) => sqlite.close().await,
            Backend::Postgres(postgres) => postgres.close(),
        }
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
