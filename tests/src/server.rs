//! The real server, as a program of its own on a port and a data folder that outlive it.

use std::{
    ffi::OsString,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Command, Output},
    time::{Duration, Instant},
};

use tempfile::TempDir;
use tokio::time::sleep;

use crate::{Database, TIMEOUT, environment, fixture_files, process::ProcessGroup};

/// What an empty database is filled with.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Content {
    /// The demo areas.
    Demo,
    /// The area of the fixtures, read by `sammen import`.
    Fixture,
}

/// Where a server keeps its data.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Storage {
    /// In a folder of its own.
    Folder,
    /// In the PostgreSQL database of this address.
    Postgres(String),
}

/// A server that can be stopped, killed and started again on the same port and data.
pub struct Server {
    port: u16,
    folder: TempDir,
    storage: Storage,
    app: Option<PathBuf>,
    demo: bool,
    /// The file that says which provider vouches for the staff.
    provider: Option<PathBuf>,
    /// Whether it speaks to push services of this machine.
    pushes: bool,
    /// The file that says by what mails go out.
    gateways: Option<PathBuf>,
    process: Option<ProcessGroup>,
}

impl Server {
    /// Starts a server on a free port with an empty data folder, and fills it.
    pub async fn start_with(content: Content) -> Self {
        Self::start_serving(&environment::dist(), content).await
    }

    /// Starts a server that serves the app from this folder.
    pub async fn start_serving(app: &Path, content: Content) -> Self {
        let mut server = Self::new(Storage::Folder);
        if content == Content::Fixture {
            let files = tempfile::tempdir().expect("a temporary folder can be made");
            let output = import(server.data(), &fixture_files(files.path()));
            assert!(output.status.success(), "the fixture was not imported: {output:?}");
        }
        server.demo = content == Content::Demo;
        server.app = Some(app.to_owned());
        server.start().await;
        server
    }

    /// A server that serves no app, has no data and does not run yet.
    #[must_use]
    pub fn new(storage: Storage) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        Self {
            port: free_port(),
            folder,
            storage,
            app: None,
            demo: false,
            provider: None,
            pushes: false,
            gateways: None,
            process: None,
        }
    }

    /// Lets the server serve the built app too, from its next start on.
    pub fn serve_app(&mut self) {
        self.app = Some(environment::dist());
    }

    /// Lets the staff sign in through a provider too, from its next start on. `configuration` is what the server's
    /// operator would write.
    pub fn use_provider(&mut self, configuration: &str) {
        let file = self.folder.path().join("provider.toml");
        std::fs::write(&file, configuration).expect("the data folder can be written");
        self.provider = Some(file);
    }

    /// Lets the server send messages to push services of this machine, from its next start on.
    pub fn use_push_services_here(&mut self) {
        self.pushes = true;
    }

    /// Lets the server write mails, from its next start on. `configuration` is what the server's operator would write.
    pub fn use_gateways(&mut self, configuration: &str) {
        let file = self.folder.path().join("gateways.toml");
        std::fs::write(&file, configuration).expect("the data folder can be written");
        self.gateways = Some(file);
    }

    /// Starts the server again, and returns when it answers.
    pub async fn start(&mut self) {
        self.launch();
        let process = self.process.as_mut().expect("it was just started");
        process.wait_for_line("listening on ").await;
    }

    /// Starts the server without waiting for it.
    pub fn launch(&mut self) {
        self.launch_by(Command::new(environment::server_binary()));
    }

    /// Starts the server so that no file of it can grow beyond this size, and returns when it answers.
    /// It is told so by an error, as by a disk that is full.
    pub async fn start_on_full_disk(&mut self, file_kib_max: u64) {
        let mut shell = Command::new("/bin/sh");
        // Else the limit ends the program. What is ignored stays ignored in the program that follows.
        let script = "trap '' XFSZ; ulimit -S -f \"$1\"; shift; exec \"$@\"";
        // The limit counts blocks of 512 bytes.
        shell.args(["-c", script, "sh", &(file_kib_max * 2).to_string()]);
        shell.arg(environment::server_binary());
        self.launch_by(shell);
        let process = self.process.as_mut().expect("it was just started");
        process.wait_for_line("listening on ").await;
    }

    /// Lets the files of a server grow that was started on a full disk.
    pub fn make_room(&self) {
        self.process.as_ref().expect("the server runs").lift_file_limit();
    }

    fn launch_by(&mut self, mut command: Command) {
        assert!(self.process.is_none(), "the server already runs");
        command.args(["serve", "--port", &self.port.to_string()]).args(self.data_arguments());
        if let Some(app) = &self.app {
            command.arg("--app").arg(app);
        }
        if self.demo {
            command.arg("--demo");
        }
        if let Some(provider) = &self.provider {
            command.arg("--oidc").arg(provider);
        }
        if self.pushes {
            command.args(["--push-service", "localhost"]);
        }
        if let Some(gateways) = &self.gateways {
            command.arg("--gateways").arg(gateways);
        }
        let log = self.folder.path().join("server.log");
        self.process = Some(ProcessGroup::start(&mut command, &log));
    }

    /// Runs another command of the program on the same data.
    ///
    /// # Panics
    /// When it fails.
    pub fn run(&self, words: &[&str], files: &[PathBuf]) {
        self.run_for(words, files);
    }

    /// Shows a survey of the folder `surveys` to an area's residents, with what is declared of who may answer.
    ///
    /// # Panics
    /// When it cannot be published.
    pub fn publish(&self, area: &str, form: &str, terms: &[&str]) {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("surveys").join(form);
        self.run(&[["survey", "publish", "--area", area].as_slice(), terms].concat(), &[file]);
    }

    /// Runs another command of the program on the same data, and returns what it prints.
    ///
    /// # Panics
    /// When it fails.
    #[must_use]
    pub fn output_of(&self, words: &[&str]) -> String {
        String::from_utf8(self.run_for(words, &[])).expect("the program prints text")
    }

    fn run_for(&self, words: &[&str], files: &[PathBuf]) -> Vec<u8> {
        let mut command = Command::new(environment::server_binary());
        command.args(words).args(self.data_arguments()).args(files);
        let output = command.output().expect("the server's program can be run");
        assert!(output.status.success(), "`sammen {}` failed: {output:?}", words.join(" "));
        output.stdout
    }

    fn data_arguments(&self) -> [OsString; 2] {
        match &self.storage {
            Storage::Folder => ["--data".into(), self.folder.path().into()],
            Storage::Postgres(url) => ["--database".into(), url.into()],
        }
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

    /// What people know it by: a name, as passkeys need one.
    #[must_use]
    pub fn site(&self) -> String {
        format!("http://localhost:{}", self.port)
    }

    /// Where it listens, whether it runs or not.
    #[must_use]
    pub fn address(&self) -> SocketAddr {
        (Ipv4Addr::LOCALHOST, self.port).into()
    }

    /// The number of its process.
    #[must_use]
    pub fn process_id(&self) -> u32 {
        self.process.as_ref().expect("the server runs").id()
    }

    /// Its data folder.
    #[must_use]
    pub fn data(&self) -> &Path {
        self.folder.path()
    }

    /// What it has stored.
    pub fn database(&self) -> Database {
        Database::open(self.folder.path())
    }

    /// Waits until it has stored so many of what is counted.
    ///
    /// # Panics
    /// When they do not come in a minute.
    pub async fn wait_for_rows(&self, enough: i64, count: impl Fn(&mut Database) -> i64) {
        let start = Instant::now();
        let rows = || count(&mut self.database());
        while rows() < enough {
            assert!(start.elapsed() < 3 * TIMEOUT, "only {} of {enough} came", rows());
            sleep(Duration::from_millis(5)).await;
        }
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
