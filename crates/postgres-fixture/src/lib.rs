//! A PostgreSQL of its own for every test process: a cluster on a free port and in a folder that both
//! go when the test ends, however it ends.
//!
//! The settings are honest about durability (`fsync` and `synchronous_commit` are on), so that what
//! tests see of crashes is what operators would see. Nothing here waits asynchronously; a test calls
//! it before its runtime has other work.
//!
//! ```no_run
//! use sammen_postgres_fixture::Cluster;
//!
//! let url = Cluster::shared().create_database().expect("PostgreSQL makes databases");
//! assert!(url.starts_with("postgres://sammen@127.0.0.1:"));
//! ```

mod account;
mod cluster;
mod error;
mod folder;
mod postmaster;
mod processes;
mod programs;
mod watcher;

pub use cluster::Cluster;
pub use error::ClusterError;
pub use programs::installed_version;
