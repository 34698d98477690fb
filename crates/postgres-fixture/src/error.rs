//! What can go wrong.

use std::{io, path::PathBuf};

use crate::programs::VERSION_MIN;

/// Why there is no PostgreSQL, or why it does not do what it was asked.
#[derive(Debug, thiserror::Error)]
pub enum ClusterError {
    /// No PostgreSQL on this machine.
    #[error(
        "find PostgreSQL {VERSION_MIN} or newer: install it (`apt-get install postgresql`, \
         `dnf install postgresql-server`, `brew install postgresql@17`), or run \
         `cargo xtask test --only tools`, which does"
    )]
    Missing,
    /// Only PostgreSQLs that are too old.
    #[error(
        "find PostgreSQL {VERSION_MIN} or newer: {found} is the newest here; install a newer one"
    )]
    TooOld {
        /// The newest version found.
        found: u32,
    },
    /// PostgreSQL does not run as root, and there is nobody else.
    #[error("run PostgreSQL as another user than root: there is neither `postgres` nor `nobody`")]
    NoAccount,
    /// The folder of the cluster cannot be made or read.
    #[error("keep a cluster in {folder}: {error}", folder = folder.display())]
    Folder {
        /// Which folder.
        folder: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The machine gives no port.
    #[error("find a free port: {error}")]
    NoPort {
        /// What the system says.
        error: io::Error,
    },
    /// A program cannot be started.
    #[error("start {program}: {error}", program = program.display())]
    Start {
        /// Which program.
        program: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// A program ended with a failure.
    #[error("run {program}: it says “{said}”", program = program.display())]
    Failed {
        /// Which program.
        program: PathBuf,
        /// What it said.
        said: String,
    },
    /// PostgreSQL ended before it was ready.
    #[error("start PostgreSQL: it ended and said “{said}”")]
    Ended {
        /// The end of its log.
        said: String,
    },
    /// Something did not happen in time.
    #[error("wait for {what}: not within {limit_s} s; PostgreSQL says “{said}”")]
    Late {
        /// What was waited for.
        what: &'static str,
        /// How long.
        limit_s: u64,
        /// The end of its log.
        said: String,
    },
}
