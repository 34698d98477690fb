//! A program with all that it starts, as one thing that can be ended.

use std::{
    fs::{self, File},
    io,
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use rustix::process::{
    Pid, Resource, Rlimit, Signal, getrlimit, kill_process, kill_process_group, prlimit,
    test_kill_process_group,
};
use tokio::time::sleep;

const POLL_INTERVAL: Duration = Duration::from_millis(20);
const START_TIMEOUT: Duration = Duration::from_secs(60);
const END_TIMEOUT: Duration = Duration::from_secs(30);

/// A running program in a process group of its own; its end is the end of the whole group.
pub(crate) struct ProcessGroup {
    child: Child,
    log: PathBuf,
}

impl ProcessGroup {
    /// Starts the program; what it says goes to the file `log`.
    pub(crate) fn start(command: &mut Command, log: &Path) -> Self {
        let file = File::create(log).expect("a temporary folder can be written");
        let copy = file.try_clone().expect("a file can be opened twice");
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stdout(file)
            .stderr(copy)
            .spawn()
            .unwrap_or_else(|error| {
                panic!("{:?} cannot be started: {error}", command.get_program())
            });
        Self { child, log: log.to_owned() }
    }

    /// Waits for a line that has `words` and returns what stands behind them.
    pub(crate) async fn wait_for_line(&mut self, words: &str) -> String {
        let start = Instant::now();
        loop {
            let said = self.log();
            let found = said.lines().find_map(|line| Some(line.split_once(words)?.1.to_owned()));
            if let Some(rest) = found.filter(|_| said.ends_with('\n')) {
                return rest;
            }
            let ended = self.child.try_wait().expect("a child can be asked after");
            assert!(ended.is_none(), "the program ended before it said “{words}”:\n{said}");
            assert!(start.elapsed() < START_TIMEOUT, "the program never said “{words}”:\n{said}");
            sleep(POLL_INTERVAL).await;
        }
    }

    /// All that the program has said.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Asks the program to end, and waits until all of the group is gone.
    pub(crate) async fn stop(&mut self) {
        // A program that has ended by itself needs no asking.
        let _ = kill_process(self.pid(), Signal::TERM);
        self.wait_until_gone().await;
    }

    /// Ends the whole group at once, without a chance to save anything, and waits until it is gone.
    pub(crate) async fn kill(&mut self) {
        self.kill_now();
        self.wait_until_gone().await;
    }

    async fn wait_until_gone(&mut self) {
        let start = Instant::now();
        loop {
            let ended = self.child.try_wait().expect("a child can be asked after").is_some();
            if ended && test_kill_process_group(self.pid()).is_err() {
                return;
            }
            assert!(start.elapsed() < END_TIMEOUT, "the program does not end:\n{}", self.log());
            sleep(POLL_INTERVAL).await;
        }
    }

    fn kill_now(&self) {
        // Nothing is left to kill when the group has ended.
        let _ = kill_process_group(self.pid(), Signal::KILL);
    }

    /// The number of the program's process.
    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Lets the program's files grow again as far as the system does.
    pub(crate) fn lift_file_limit(&self) {
        let limit = getrlimit(Resource::Fsize);
        let lifted = Rlimit { current: limit.maximum, maximum: limit.maximum };
        prlimit(Some(self.pid()), Resource::Fsize, lifted).expect("a child's limits can be raised");
    }

    fn pid(&self) -> Pid {
        let id = i32::try_from(self.child.id()).expect("process ids are small");
        Pid::from_raw(id).expect("a child's id is not 0")
    }
}

impl Drop for ProcessGroup {
    fn drop(&mut self) {
        self.kill_now();
        let _: io::Result<_> = self.child.wait();
    }
}
