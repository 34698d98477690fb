//! The process that is a PostgreSQL, and the one that watches over it.

use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

use rustix::process::Signal;

use crate::{
    ClusterError, account::Account, folder::Folder, processes, programs::Programs, watcher::Watcher,
};

pub(crate) const POLL_INTERVAL: Duration = Duration::from_millis(20);
const START_LIMIT_S: u64 = 60;
const LOG_BYTES_SHOWN_MAX: usize = 2000;

/// Durable as in production, small as befits a test.
const SETTINGS: [&str; 12] = [
    "listen_addresses=127.0.0.1",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "max_connections=100",
    "shared_buffers=32MB",
    "wal_level=replica",
    "wal_keep_size=64MB",
    "wal_retrieve_retry_interval=100ms",
    "max_wal_size=256MB",
    "timezone=UTC",
    "jit=off",
];

/// A running PostgreSQL; dropping it ends it.
#[derive(Debug)]
pub(crate) struct Postmaster {
    process: Child,
    watcher: Watcher,
}

impl Postmaster {
    /// Starts a PostgreSQL on the files of a folder.
    pub(crate) fn spawn(
        programs: &Programs,
        account: Account,
        folder: &Folder,
        port: u16,
    ) -> Result<Self, ClusterError> {
        let program = programs.path("postgres");
        let mut command = Command::new(&program);
        command.arg("-D").arg(folder.data()).args(["-p", &port.to_string()]);
        let socket = format!("unix_socket_directories={}", folder.path().display());
        for setting in SETTINGS.into_iter().chain([socket.as_str()]) {
            command.args(["-c", setting]);
        }
        let (out, err) = log_files(folder)
            .map_err(|error| ClusterError::Folder { folder: folder.path().to_owned(), error })?;
        account.apply(&mut command).current_dir("/").env("LC_ALL", "C");
        // A group of its own: a key pressed in the terminal is for the test, which ends this one.
        command.process_group(0).stdin(Stdio::null()).stdout(out).stderr(err);
        let mut process =
            command.spawn().map_err(|error| ClusterError::Start { program, error })?;
        match Watcher::start(process.id(), folder.path()) {
            Ok(watcher) => Ok(Self { process, watcher }),
            Err(error) => {
                end(&mut process);
                Err(error)
            }
        }
    }

    /// Waits until connections are taken.
    pub(crate) fn wait_until_ready(&mut self, folder: &Folder) -> Result<(), ClusterError> {
        let start = Instant::now();
        while !is_ready(folder) {
            if !self.is_running() {
                return Err(ClusterError::Ended { said: said(folder) });
            }
            if start.elapsed().as_secs() >= START_LIMIT_S {
                let (what, limit_s) = ("PostgreSQL to be ready", START_LIMIT_S);
                return Err(ClusterError::Late { what, limit_s, said: said(folder) });
            }
            sleep(POLL_INTERVAL);
        }
        Ok(())
    }

    /// The numbers of its processes.
    pub(crate) fn processes(&self) -> Vec<u32> {
        let first = self.process.id();
        let mut all = processes::children_of(first);
        all.push(first);
        all
    }

    /// Ends every process of it at once.
    pub(crate) fn kill(&mut self) {
        if self.is_running() {
            processes::kill_tree(self.process.id());
            let _: io::Result<_> = self.process.wait();
        }
    }

    /// Until this says no, the process's number is nobody else's.
    fn is_running(&mut self) -> bool {
        matches!(self.process.try_wait(), Ok(None))
    }
}

impl Drop for Postmaster {
    fn drop(&mut self) {
        if self.is_running() {
            end(&mut self.process);
        }
        self.watcher.dismiss();
    }
}

/// Ends it without writing what only a next start would need, “immediate” in PostgreSQL's words.
fn end(process: &mut Child) {
    processes::send(process.id(), Signal::QUIT);
    let _: io::Result<_> = process.wait();
}

fn log_files(folder: &Folder) -> io::Result<(File, File)> {
    let file = File::create(folder.log())?;
    Ok((file.try_clone()?, file))
}

/// PostgreSQL says how far it has come in the eighth line of a file, padded with blanks.
fn is_ready(folder: &Folder) -> bool {
    let state = fs::read_to_string(folder.data().join("postmaster.pid")).unwrap_or_default();
    // A standby that can be read says “ready” too.
    state.lines().nth(7).is_some_and(|line| line.trim() == "ready")
}

/// The end of what PostgreSQL has logged.
pub(crate) fn said(folder: &Folder) -> String {
    let log = fs::read(folder.log()).unwrap_or_default();
    let end = &log[log.len().saturating_sub(LOG_BYTES_SHOWN_MAX)..];
    String::from_utf8_lossy(end).trim().to_owned()
}
