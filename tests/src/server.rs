//! The real server, as a program of its own on a port and a data folder that outlive it.

use std::{
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

use crate::{Database, environment, fixture_files, process::ProcessGroup};

/// What an empty database is filled with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Content {
    /// The demo areas.
    Demo,
    /// The area of the fixtures, read by `sammen import`.
    Fixture,
}

/// A server that can be stopped, killed and started again on the same port and data.
pub struct Server {
    port: u16,
    data: TempDir,
    app: PathBuf,
    demo: bool,
    process: Option<ProcessGroup>,
}

impl Server {
    /// Starts a server on a free port with an empty data folder, and fills it.
    pub async fn start_with(content: Content) -> Self {
        Self::start_serving(&environment::dist(), content).await
    }

    /// Starts a server that serves the app from this folder.
    pub async fn start_serving(app: &Path, content: Content) -> Self {
        let data = tempfile::tempdir().expect("a temporary folder can be made");
        if content == Content::Fixture {
            let files = tempfile::tempdir().expect("a temporary folder can be made");
            let output = import(data.path(), &fixture_files(files.path()));
            assert!(output.status.success(), "the fixture was not imported: {output:?}");
        }
        let demo = content == Content::Demo;
        let app = app.to_owned();
        let mut server = Self { port: free_port(), data, app, demo, process: None };
        server.start().await;
        server
    }

    /// Starts the server again, and returns when it answers.
    pub async fn start(&mut self) {
        assert!(self.process.is_none(), "the server already runs");
        let mut command = Command::new(environment::server_binary());
        command.args(["serve", "--port", &self.port.to_string()]);
        command.arg("--data").arg(self.data.path()).arg("--app").arg(&self.app);
        if self.demo {
            command.arg("--demo");
        }
        let log = self.data.path().join("server.log");
        let mut process = ProcessGroup::start(&mut command, &log);
        process.wait_for_line("listening on ").await;
        self.process = Some(process);
    }

    /// Asks the server to end, and waits until it has.
    pub async fn stop(&mut self) {
        self.process.take().expect("the server runs").stop().await;
    }

    /// Ends the server at once.
    pub async fn kill(&mut self) {
        self.process.take().expect("the server runs").kill().await;
    }

    /// The address of a path on it, whether it runs or not.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// What it has stored.
    pub fn database(&self) -> Database {
        Database::open(self.data.path())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = self.process.as_ref().filter(|_| std::thread::panicking()) {
            let log = process.log();
            let last: Vec<&str> = log.lines().rev().take(30).collect();
            eprintln!("the server said last:");
            last.iter().rev().for_each(|line| eprintln!("  {line}"));
        }
    }
}

/// Runs `sammen import` of these files into a data folder.
#[must_use]
pub fn import(data: &Path, files: &[PathBuf]) -> Output {
    let mut command = Command::new(environment::server_binary());
    command.arg("import").arg("--data").arg(data).args(files);
    command.output().expect("the server's program can be run")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("a listener has an address").port()
}
