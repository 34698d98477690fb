//! A server as a process of its own.

use std::{
    io::{self, BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::Path,
    process::{Child, ChildStderr, Command, Stdio},
    thread::JoinHandle,
};

use tempfile::TempDir;

pub fn sammen() -> Command {
    Command::new(env!("CARGO_BIN_EXE_sammen"))
}

/// A server with the demo content. Killed when dropped, unless it was stopped.
pub struct Serving {
    process: Child,
    log: Option<JoinHandle<String>>,
    pub address: SocketAddr,
    pub metrics: SocketAddr,
    data: Option<TempDir>,
}

/// What is left of a server that was stopped.
pub struct Stopped {
    pub log: String,
    pub data: TempDir,
}

impl Serving {
    pub fn with(options: &[&str]) -> Self {
        let folder = TempDir::new().unwrap();
        let mut process = sammen()
            .args(["serve", "--demo", "--port", "0", "--metrics", "127.0.0.1:0", "--data"])
            .arg(folder.path())
            .args(options)
            .env_remove("RUST_LOG")
            .env("SAMMEN_LOG", "info,sammen_server=trace")
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let mut address = |before: &str, after: &str| {
            let line = lines.next().unwrap().unwrap();
            let address = line.strip_prefix(before).and_then(|rest| rest.strip_suffix(after));
            address.unwrap_or_else(|| panic!("{line:?}")).parse().unwrap()
        };
        let served = address("listening on http://", "");
        let metrics = address("metrics on http://", "/metrics");
        let log = keep(process.stderr.take().unwrap());
        Self { process, log: Some(log), address: served, metrics, data: Some(folder) }
    }

    /// Where its data is.
    pub fn data(&self) -> &Path {
        self.data.as_ref().unwrap().path()
    }

    pub fn get(&self, path: &str) -> Answer {
        exchange(self.address, "GET", path, &[], b"").unwrap()
    }

    /// Its figures as they are now.
    pub fn figures(&self) -> String {
        let answer = exchange(self.metrics, "GET", "/metrics", &[], b"").unwrap();
        assert_eq!(answer.status, 200);
        assert!(answer.header("content-type").starts_with("application/openmetrics-text"));
        String::from_utf8(answer.body).unwrap()
    }

    /// Tells it to stop: `TERM` as a service manager does, `INT` as the keyboard does.
    #[cfg(unix)]
    pub fn signal(&self, name: &str) {
        let process = self.process.id().to_string();
        let told = Command::new("kill").args(["-s", name, &process]).status().unwrap();
        assert!(told.success());
    }

    /// Waits until it has stopped, which must be no failure.
    pub fn ended(mut self) -> Stopped {
        let status = self.process.wait().unwrap();
        let log = self.log.take().unwrap().join().unwrap();
        assert!(status.success(), "{status}: {log}");
        Stopped { log, data: self.data.take().unwrap() }
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // One that was waited for is gone already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Reads on, since a full pipe would stop the server.
fn keep(mut log: ChildStderr) -> JoinHandle<String> {
    std::thread::spawn(move || {
        let mut text = String::new();
        log.read_to_string(&mut text).unwrap();
        text
    })
}

/// What a request was answered with.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(given, _)| *given == name).map(|(_, value)| value).next().unwrap_or_default()
    }
}

/// Sends one request on a connection of its own.
///
/// An answer that was cut short is [`io::ErrorKind::InvalidData`]; one that never began is
/// [`io::ErrorKind::UnexpectedEof`].
pub fn exchange(
    address: SocketAddr,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> io::Result<Answer> {
    let mut connection = TcpStream::connect(address)?;
    let mut head = format!("{method} {path} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n");
    for (name, value) in headers {
        head += &format!("{name}: {value}\r\n");
    }
    head += &format!("content-length: {}\r\n\r\n", body.len());
    connection.write_all(&[head.as_bytes(), body].concat())?;
    let mut answer = Vec::new();
    connection.read_to_end(&mut answer)?;
    if answer.is_empty() {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    parse(&answer).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn parse(answer: &[u8]) -> Option<Answer> {
    let end = answer.windows(4).position(|four| four == b"\r\n\r\n")?;
    let head = String::from_utf8(answer[..end].to_vec()).ok()?;
    let status = head.strip_prefix("HTTP/1.1 ")?.get(..3)?.parse().ok()?;
    let answer = Answer { status, head, body: answer[end + 4..].to_vec() };
    let whole = answer.header("content-length").parse() == Ok(answer.body.len());
    whole.then_some(answer)
}
