//! A running PostgreSQL.

mod query;
mod standby;
mod start;

use std::sync::{
    OnceLock,
    atomic::{AtomicU32, Ordering},
};

use crate::{
    ClusterError, account::Account, folder::Folder, postmaster::Postmaster, programs::Programs,
};

/// Who owns everything in a cluster.
const USER: &str = "sammen";

/// A PostgreSQL that is the test's own: on a free port of this machine and in a folder of its own,
/// open to the user `sammen` without a password. Both go when it is dropped, and also when the process
/// of the test is ended in any way.
#[derive(Debug)]
pub struct Cluster {
    programs: Programs,
    account: Account,
    port: u16,
    databases: AtomicU32,
    // Ended before its folder goes: fields are dropped in this order.
    postmaster: Postmaster,
    folder: Folder,
}

impl Cluster {
    /// Makes and starts an empty cluster.
    ///
    /// # Errors
    /// When there is no PostgreSQL, or it does not start.
    pub fn start() -> Result<Self, ClusterError> {
        let (programs, account) = (Programs::find()?, Account::find()?);
        let folder = Folder::make(account)?;
        start::make_files(&programs, account, &folder)?;
        Self::run(programs, account, folder)
    }

    /// The cluster that all tests of this process share; it ends with the process.
    ///
    /// # Panics
    /// When there is no PostgreSQL, or it does not start; the message says what to do.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<Cluster> = OnceLock::new();
        SHARED.get_or_init(|| Self::start().unwrap_or_else(|error| panic!("failed to {error}")))
    }

    /// Makes an empty database and returns its address, `postgres://user@host:port/name`.
    ///
    /// # Errors
    /// When PostgreSQL refuses, or is gone.
    pub fn create_database(&self) -> Result<String, ClusterError> {
        let number = self.databases.fetch_add(1, Ordering::Relaxed) + 1;
        let name = format!("test_{number}");
        self.query("postgres", &format!("CREATE DATABASE {name}"))?;
        Ok(self.url(&name))
    }

    /// Its port on this machine.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address of a database.
    #[must_use]
    pub fn url(&self, database: &str) -> String {
        format!("postgres://{USER}@127.0.0.1:{}/{database}", self.port)
    }

    /// The address of a database by the socket in the cluster's folder.
    #[must_use]
    pub fn socket_url(&self, database: &str) -> String {
        let folder = self.folder.path().display();
        format!("postgres:///{database}?host={folder}&port={}&user={USER}", self.port)
    }

    /// The numbers of its processes.
    #[must_use]
    pub fn processes(&self) -> Vec<u32> {
        self.postmaster.processes()
    }

    /// Ends every process of the cluster at once. What the system was given it still writes to the
    /// disk; what PostgreSQL held back in its own memory is gone, and so is the cluster.
    pub fn kill(mut self) {
        self.postmaster.kill();
    }
}
