//! A second cluster that has everything that the first has acknowledged.

use std::{
    fs::OpenOptions,
    io::{self, Write},
    sync::atomic::{AtomicU32, Ordering},
    thread::sleep,
    time::Instant,
};

use super::{Cluster, USER, query::run_as};
use crate::{
    ClusterError,
    folder::Folder,
    postmaster::{POLL_INTERVAL, said},
};

const STREAMING_LIMIT_S: u64 = 60;
const PROMOTION_LIMIT_S: u32 = 60;

impl Cluster {
    /// Starts a standby of a running cluster. From when this returns, `of` acknowledges a commit only
    /// when the standby has it on its disk too.
    ///
    /// # Errors
    /// When the standby cannot be made or does not catch up.
    pub fn start_standby(of: &Self) -> Result<Self, ClusterError> {
        let name = new_name();
        let folder = Folder::make(of.account)?;
        run_as(of.account, &of.programs, "pg_basebackup", |backup| {
            backup.arg("--pgdata").arg(folder.data());
            let address =
                format!("host=127.0.0.1 port={} user={USER} application_name={name}", of.port);
            backup.args(["--dbname", &address, "--write-recovery-conf", "--wal-method=stream"]);
            backup.args(["--checkpoint=fast", "--no-sync"])
        })?;
        wait_for_nobody(&folder)
            .map_err(|error| ClusterError::Folder { folder: folder.path().into(), error })?;
        let standby = Self::run(of.programs.clone(), of.account, folder)?;
        of.wait_for_standby(&name)?;
        Ok(standby)
    }

    /// Makes a standby the cluster that is written to, and returns when it is.
    ///
    /// # Errors
    /// When it is no standby, or takes too long.
    pub fn promote(&self) -> Result<(), ClusterError> {
        let promoted =
            self.query("postgres", &format!("SELECT pg_promote(true, {PROMOTION_LIMIT_S})"))?;
        if promoted == "t" {
            return Ok(());
        }
        let (what, limit_s) = ("the standby to be promoted", PROMOTION_LIMIT_S.into());
        Err(ClusterError::Late { what, limit_s, said: said(&self.folder) })
    }

    /// Lets commits wait for the standby of this name.
    fn wait_for_standby(&self, name: &str) -> Result<(), ClusterError> {
        self.query("postgres", &format!("ALTER SYSTEM SET synchronous_standby_names = '{name}'"))?;
        self.query("postgres", "SELECT pg_reload_conf()")?;
        let state = format!(
            "SELECT count(*) FROM pg_stat_replication \
             WHERE application_name = '{name}' AND state = 'streaming' AND sync_state = 'sync'"
        );
        let start = Instant::now();
        while self.query("postgres", &state)? != "1" {
            if start.elapsed().as_secs() >= STREAMING_LIMIT_S {
                let (what, limit_s) = ("the standby to catch up", STREAMING_LIMIT_S);
                return Err(ClusterError::Late { what, limit_s, said: said(&self.folder) });
            }
            sleep(POLL_INTERVAL);
        }
        // It is the checkpointer that tells the others to wait. It has read the settings anew before
        // it begins what it is asked for here.
        self.query("postgres", "CHECKPOINT")?;
        Ok(())
    }
}

/// A name that no other standby of this process has; `pg_stat_replication` tells them apart by it.
fn new_name() -> String {
    static STANDBYS: AtomicU32 = AtomicU32::new(1);
    format!("standby_{}", STANDBYS.fetch_add(1, Ordering::Relaxed))
}

/// A copy of a cluster that has a standby would wait for that standby once it is promoted.
fn wait_for_nobody(folder: &Folder) -> io::Result<()> {
    let settings = folder.data().join("postgresql.auto.conf");
    OpenOptions::new().append(true).open(settings)?.write_all(b"synchronous_standby_names = ''\n")
}
