//! Programs that run beside the bench and end with it.

use std::{
    io::{BufRead, BufReader},
    process::{Child, Command, Stdio},
};

use anyhow::{Context, Result, bail};

/// A running program; ended when dropped.
pub struct Process {
    child: Child,
    /// What stood behind the words that were waited for.
    pub said: String,
}

impl Process {
    /// Starts a program and waits until it says a line with these words.
    pub fn start(command: &mut Command, words: &str) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("failed to start {name}"))?;
        let output = child.stdout.take().context("the output was piped")?;
        let mut process = Self { child, said: String::new() };
        let mut lines = BufReader::new(output).lines();
        for line in lines.by_ref() {
            if let Some((_, rest)) = line?.split_once(words) {
                process.said = rest.to_owned();
                // What it says later must go somewhere, or it would stop at a full pipe.
                std::thread::spawn(move || lines.for_each(drop));
                return Ok(process);
            }
        }
        bail!("{name} ended before it said “{words}”");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
