//! Making a cluster's files and running it.

use std::{io, net::TcpListener, sync::atomic::AtomicU32};

use super::{Cluster, USER, query::run_as};
use crate::{
    ClusterError, account::Account, folder::Folder, postmaster::Postmaster, programs::Programs,
};

/// Another program may take a port between the look and the start.
const PORTS_MAX: usize = 5;
const PORT_TAKEN: &str = "Address already in use";

/// Makes the files of an empty cluster.
pub(super) fn make_files(
    programs: &Programs,
    account: Account,
    folder: &Folder,
) -> Result<(), ClusterError> {
    run_as(account, programs, "initdb", |initdb| {
        initdb.arg("--pgdata").arg(folder.data());
        initdb.args(["--username", USER, "--auth", "trust", "--encoding", "UTF8", "--no-locale"]);
        // The files are new: a machine that crashes now takes the test with it.
        initdb.args(["--no-sync", "--data-checksums"])
    })?;
    Ok(())
}

impl Cluster {
    /// Runs the files of a folder, and returns when connections are taken.
    pub(super) fn run(
        programs: Programs,
        account: Account,
        folder: Folder,
    ) -> Result<Self, ClusterError> {
        let mut ports_left = PORTS_MAX;
        loop {
            let port = free_port().map_err(|error| ClusterError::NoPort { error })?;
            let mut postmaster = Postmaster::spawn(&programs, account, &folder, port)?;
            ports_left -= 1;
            match postmaster.wait_until_ready(&folder) {
                Ok(()) => {
                    let databases = AtomicU32::new(0);
                    return Ok(Self { programs, account, port, databases, postmaster, folder });
                }
                Err(ClusterError::Ended { said })
                    if said.contains(PORT_TAKEN) && ports_left > 0 => {}
                Err(error) => return Err(error),
            }
        }
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
