//! What goes over the wire between phones and a server, heard by somebody between them.

use std::{
    io,
    net::{Ipv4Addr, SocketAddr},
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    runtime::Builder,
};

use crate::Server;

/// What phones send an answer to a survey to.
const ANSWERS: &str = "POST /api/responses HTTP/1.1\r\n";
const PART_BYTES: usize = 1 << 16;

/// A request as the server got it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Heard {
    /// The first line and all headers, in lower case.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

/// Passes connections on to a server and writes down what phones send.
pub struct Wire {
    port: u16,
    heard: Arc<Conversations>,
}

/// What was sent on each connection, and how many more answers are to be lost.
#[derive(Default)]
struct Conversations {
    sent: Mutex<Vec<Vec<u8>>>,
    losses: AtomicUsize,
}

impl Conversations {
    fn sent(&self) -> MutexGuard<'_, Vec<Vec<u8>>> {
        self.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn begin(&self) -> usize {
        let mut sent = self.sent();
        sent.push(Vec::new());
        sent.len() - 1
    }

    fn note(&self, number: usize, bytes: &[u8]) {
        self.sent()[number].extend(bytes);
    }

    fn lose_one(&self) -> bool {
        let one_less = |left: usize| left.checked_sub(1);
        self.losses.fetch_update(Ordering::SeqCst, Ordering::SeqCst, one_less).is_ok()
    }
}

impl Wire {
    /// Listens before this server, on a thread of its own.
    ///
    /// # Panics
    /// When the machine has no port left.
    #[must_use]
    pub fn before(server: &Server) -> Self {
        let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, 0));
        let listener = listener.expect("there is a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        let (heard, server) = (Arc::<Conversations>::default(), server.address());
        let conversations = Arc::clone(&heard);
        thread::spawn(move || {
            let runtime = Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime can be made").block_on(serve(listener, server, conversations))
        });
        Self { port, heard }
    }

    /// Where phones find the server.
    #[must_use]
    pub fn home(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Loses what the server says to the next answers to surveys: they are stored, and the phone is not told.
    pub fn lose_replies(&self, count: usize) {
        self.heard.losses.store(count, Ordering::SeqCst);
    }

    /// How many replies are still to be lost.
    #[must_use]
    pub fn replies_to_lose(&self) -> usize {
        self.heard.losses.load(Ordering::SeqCst)
    }

    /// Every answer to a survey that was sent.
    #[must_use]
    pub fn answers(&self) -> Vec<Heard> {
        self.heard.sent().iter().flat_map(|bytes| answers(bytes)).collect()
    }
}

/// The answers to surveys among the requests of a connection.
fn answers(sent: &[u8]) -> Vec<Heard> {
    let find = |from: usize, what: &str| {
        let rest = &sent[from..];
        let at = rest.windows(what.len()).position(|part| part == what.as_bytes());
        at.map(|at| from + at)
    };
    let (mut heard, mut from) = (Vec::new(), 0);
    while let Some(begin) = find(from, ANSWERS) {
        let Some(end) = find(begin, "\r\n\r\n") else { break };
        let head = String::from_utf8_lossy(&sent[begin..end]).to_lowercase();
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let length: usize = length.and_then(|length| length.trim().parse().ok()).unwrap_or(0);
        let body = sent.get(end + 4..end + 4 + length).unwrap_or_default().to_vec();
        heard.push(Heard { head, body });
        from = end + 4;
    }
    heard
}

async fn serve(
    listener: std::net::TcpListener,
    server: SocketAddr,
    heard: Arc<Conversations>,
) -> io::Result<()> {
    listener.set_nonblocking(true)?;
    let listener = TcpListener::from_std(listener)?;
    loop {
        let (phone, _) = listener.accept().await?;
        tokio::spawn(pass_on(phone, server, Arc::clone(&heard)));
    }
}

/// Ends with either side; the other one is told by the end of its connection.
async fn pass_on(
    phone: TcpStream,
    server: SocketAddr,
    heard: Arc<Conversations>,
) -> io::Result<()> {
    let server = TcpStream::connect(server).await?;
    let number = heard.begin();
    let (mut from_phone, mut to_phone) = phone.into_split();
    let (mut from_server, mut to_server) = server.into_split();
    let is_lost = AtomicBool::new(false);
    let asks = async {
        let mut part = vec![0; PART_BYTES];
        loop {
            let read = from_phone.read(&mut part).await?;
            if read == 0 {
                return to_server.shutdown().await;
            }
            heard.note(number, &part[..read]);
            if part[..read].starts_with(ANSWERS.as_bytes()) {
                is_lost.store(heard.lose_one(), Ordering::SeqCst);
            }
            to_server.write_all(&part[..read]).await?;
        }
    };
    let replies = async {
        let mut part = vec![0; PART_BYTES];
        loop {
            let read = from_server.read(&mut part).await?;
            if read == 0 || is_lost.load(Ordering::SeqCst) {
                return Err::<(), _>(io::ErrorKind::ConnectionReset.into());
            }
            to_phone.write_all(&part[..read]).await?;
        }
    };
    tokio::try_join!(asks, replies).map(drop)
}
