//! pretix, with a door of its own: an event with tickets, and scanners that redeem them.

use std::{
    fs,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use sammen_postgres_fixture::Cluster;
use serde::Deserialize;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::{bench::closed_loop::Asker, environment, load::HttpConnection};

/// Fills an empty pretix; it says what a scanner needs.
const SEED: &str = include_str!("pretix_seed.py");
/// One for each of the machine's processors, as its own documentation has it for small installations.
const WORKERS: usize = 2;
const START_TIMEOUT: Duration = Duration::from_secs(90);

/// A pretix that runs on a PostgreSQL of its own.
pub(super) struct Pretix {
    server: Child,
    cluster: Cluster,
    address: SocketAddr,
    door: Door,
    redeemed: Arc<AtomicUsize>,
    _folder: TempDir,
}

/// What a scanner knows.
#[derive(Clone, Debug, Deserialize)]
struct Door {
    token: String,
    list: u64,
    organizer: String,
}

/// One scanner.
pub(super) struct Redeeming {
    connection: HttpConnection,
    door: Door,
    redeemed: Arc<AtomicUsize>,
    body: String,
}

impl Pretix {
    /// Makes its tables, sells so many tickets, and starts it.
    pub(super) async fn start(tickets: u32) -> Self {
        let python = environment::pretix_python();
        let cluster = Cluster::start().unwrap_or_else(|error| panic!("failed to {error}"));
        let database = cluster.create_database();
        let database = database.unwrap_or_else(|error| panic!("failed to {error}"));
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let address = free_address();
        let configuration = configure(folder.path(), address, &cluster, &database);
        let python_with = |arguments: &[&str]| {
            let mut command = Command::new(&python);
            command.args(arguments).env("PRETIX_CONFIG_FILE", &configuration);
            command.current_dir(folder.path());
            command
        };
        said_by(&mut python_with(&["-m", "pretix", "migrate"]));
        let seed = folder.path().join("seed.py");
        fs::write(&seed, SEED).expect("a temporary folder can be written");
        let said = said_by(python_with(&["seed.py"]).arg(tickets.to_string()));
        let door = said.lines().last().and_then(|line| serde_json::from_str(line).ok());
        let door = door.unwrap_or_else(|| panic!("pretix was not filled: {said}"));
        let workers = WORKERS.to_string();
        let bind = address.to_string();
        let words = [
            "-m",
            "gunicorn",
            "pretix.wsgi",
            "--bind",
            &bind,
            "--workers",
            &workers,
            "--keep-alive",
            "60",
        ];
        let mut serve = python_with(&words);
        let server = serve.stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let server = server.expect("gunicorn can be run");
        let pretix =
            Self { server, cluster, address, door, redeemed: Arc::default(), _folder: folder };
        pretix.until_it_answers().await;
        pretix
    }

    /// So many scanners.
    pub(super) fn scanners(&self, count: usize) -> Vec<Redeeming> {
        let scanner = |_| Redeeming {
            connection: HttpConnection::anonymous(self.address),
            door: self.door.clone(),
            redeemed: Arc::clone(&self.redeemed),
            body: String::new(),
        };
        (0..count).map(scanner).collect()
    }

    /// Its processes and its database's.
    pub(super) fn processes(&self) -> Vec<u32> {
        let mut all = self.cluster.processes();
        all.extend(children_of(self.server.id()));
        all.push(self.server.id());
        all
    }

    async fn until_it_answers(&self) {
        let start = Instant::now();
        let connection = HttpConnection::anonymous(self.address);
        while connection.get("/healthcheck/").await.is_err() {
            assert!(start.elapsed() < START_TIMEOUT, "pretix does not answer");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    }
}

impl Drop for Pretix {
    fn drop(&mut self) {
        // Its workers go when they find their parent gone.
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

impl Asker for Redeeming {
    fn prepare(&mut self) {
        let number = self.redeemed.fetch_add(1, Ordering::Relaxed);
        let secret = format!("ticket-{number:08}");
        let nonce = format!("nonce-{number}");
        self.body =
            json!({ "secret": secret, "lists": [self.door.list], "nonce": nonce }).to_string();
    }

    async fn ask(&mut self) {
        let path = format!("/api/v1/organizers/{}/checkinrpc/redeem/", self.door.organizer);
        let token = format!("Token {}", self.door.token);
        let body = std::mem::take(&mut self.body);
        let answer = self.connection.post_json(&path, &token, body).await.expect("pretix runs");
        let said: Value = serde_json::from_slice(&answer.body).unwrap_or_else(|_| {
            panic!("pretix says {}: {}", answer.status, String::from_utf8_lossy(&answer.body))
        });
        assert_eq!(said["status"], "ok", "{said}");
    }
}

/// Says where its database is, and the one address under which it answers.
fn configure(folder: &Path, address: SocketAddr, cluster: &Cluster, database: &str) -> PathBuf {
    let name = database.rsplit('/').next().unwrap_or_default();
    let file = folder.join("pretix.cfg");
    let text = format!(
        "[pretix]\ninstance_name=bench\nurl=http://{address}\ndatadir={}\nregistration=off\n\
         [database]\nbackend=postgresql\nname={name}\nuser=sammen\nhost=127.0.0.1\nport={}\n\
         [mail]\nfrom=bench@localhost\n[django]\ndebug=off\nsecret=bench\n",
        folder.display(),
        cluster.port(),
    );
    fs::write(&file, text).expect("a temporary folder can be written");
    file
}

fn said_by(command: &mut Command) -> String {
    let output = command.output().expect("Python can be run");
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?} failed: {complaint}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("there is a free port");
    listener.local_addr().expect("a listener has an address")
}

/// The processes that a process has started.
fn children_of(parent: u32) -> Vec<u32> {
    let file = format!("/proc/{parent}/task/{parent}/children");
    let children = fs::read_to_string(file).unwrap_or_default();
    children.split_whitespace().filter_map(|child| child.parse().ok()).collect()
}
