//! Ends a PostgreSQL whose test was ended without a chance to do so itself.

use std::{
    io::{self, Write},
    os::unix::process::CommandExt,
    path::Path,
    process::{Child, Command, Stdio},
};

use crate::ClusterError;

const SHELL: &str = "/bin/sh";

/// Reads from a pipe that only the process of the test holds. The pipe ends with that process,
/// whatever ends it; a word says that there is nothing left to do.
const SCRIPT: &str = r#"
if read -r word; then exit 0; fi
kill -QUIT "$1" 2>/dev/null
rounds=0
while kill -0 "$1" 2>/dev/null && [ "$rounds" -lt 100 ]; do sleep 0.05; rounds=$((rounds + 1)); done
rm -rf -- "$2"
"#;

/// A shell that outlives the test.
#[derive(Debug)]
pub(crate) struct Watcher {
    shell: Child,
}

impl Watcher {
    /// Watches over a process and the folder that is to go with it.
    pub(crate) fn start(process: u32, folder: &Path) -> Result<Self, ClusterError> {
        let mut command = Command::new(SHELL);
        command.args(["-c", SCRIPT, "watcher", &process.to_string()]).arg(folder);
        // A group of its own: what ends the whole group of the test must not end its watcher.
        command.process_group(0).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let shell = command
            .spawn()
            .map_err(|error| ClusterError::Start { program: SHELL.into(), error })?;
        Ok(Self { shell })
    }

    /// Ends the watcher without it doing anything.
    pub(crate) fn dismiss(&mut self) {
        let mut pipe = self.shell.stdin.take().expect("a watcher is dismissed once");
        // Should the word not reach it, the process is gone and the folder too: it harms nothing.
        let _: io::Result<()> = pipe.write_all(b"done\n");
        drop(pipe);
        let _: io::Result<_> = self.shell.wait();
    }
}
