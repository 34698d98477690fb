//! What a database says no with, whichever it is.

use std::sync::Arc;

use rusqlite::ErrorCode;
use tokio_postgres::error::SqlState;

use crate::telemetry::DatabaseMetrics;

/// Why the database did not do what it was asked. The transaction it happened in is undone.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// The embedded database failed.
    #[error("use the embedded database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// The PostgreSQL server failed or could not be reached.
    #[error("use the PostgreSQL database: {0}")]
    Postgres(#[from] tokio_postgres::Error),
    /// The PostgreSQL server could not be reached.
    #[error("connect to the PostgreSQL server: {0}")]
    Connect(String),
    /// No connection became free in time.
    #[error("get a connection to the database in time: too much is going on")]
    Busy,
    /// The database was closed: the program is stopping.
    #[error("use the database: the program is stopping")]
    Closed,
    /// A stored value that this program cannot read. Versions are checked at the start, so this means
    /// damage.
    #[error("read what is stored: {0}")]
    Damaged(Box<dyn std::error::Error + Send + Sync + 'static>),
    /// A [`Gate`](super::Gate) stopped the statement.
    #[error("go on: stopped before a statement")]
    Stopped,
}

impl DatabaseError {
    /// Something stored that cannot be read.
    pub(crate) fn damaged(
        what: impl Into<Box<dyn std::error::Error + Send + Sync + 'static>>,
    ) -> Self {
        Self::Damaged(what.into())
    }

    /// Whether the same transaction may succeed when it is run again at once: another one came between.
    ///
    /// A row that is there already counts too: it was not there when the transaction looked, so the next
    /// look will find it.
    pub(crate) fn is_conflict(&self) -> bool {
        let Self::Postgres(error) = self else { return false };
        [
            SqlState::T_R_SERIALIZATION_FAILURE,
            SqlState::T_R_DEADLOCK_DETECTED,
            SqlState::UNIQUE_VIOLATION,
        ]
        .iter()
        .any(|state| error.code() == Some(state))
    }

    /// What kind of failure it is, for figures.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            _ if self.is_conflict() => "conflict",
            _ if self.is_full() => "full",
            Self::Sqlite(_) | Self::Postgres(_) => "failed",
            Self::Connect(_) => "connect",
            Self::Busy => "busy",
            Self::Closed => "closed",
            Self::Damaged(_) => "damaged",
            Self::Stopped => "stopped",
        }
    }

    /// The server's own code of it (SQLSTATE). The server's words are not for a log: they repeat values.
    pub(crate) fn code(&self) -> Option<&str> {
        let Self::Postgres(error) = self else { return None };
        error.code().map(SqlState::code)
    }

    /// Whether there is no room to write.
    #[must_use]
    pub fn is_full(&self) -> bool {
        match self {
            Self::Sqlite(rusqlite::Error::SqliteFailure(failure, _)) => {
                failure.code == ErrorCode::DiskFull
                    || failure.extended_code == rusqlite::ffi::SQLITE_IOERR_WRITE
            }
            Self::Postgres(error) => error.code() == Some(&SqlState::DISK_FULL),
            _ => false,
        }
    }
}

/// How often a transaction is run before the sender is told to try later.
const RUNS_MAX: usize = 8;

/// Counts the runs of one transaction.
#[derive(Debug)]
pub(crate) struct Runs {
    count: usize,
    metrics: Option<Arc<DatabaseMetrics>>,
}

impl Runs {
    pub(super) fn new(metrics: Option<Arc<DatabaseMetrics>>) -> Self {
        Self { count: 0, metrics }
    }

    /// Whether a transaction that failed so is to be run again.
    pub(crate) fn go_on(&mut self, error: &DatabaseError) -> bool {
        self.count += 1;
        let goes_on = error.is_conflict() && self.count < RUNS_MAX;
        if goes_on {
            self.metrics.iter().for_each(|metrics| metrics.run_again());
            tracing::debug!(run = self.count, "a transaction met another one and is run again");
        }
        goes_on
    }
}
