//! Several servers on one database, as processes of their own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicBool, Ordering},
};

use sammen_device_key::{DeviceKey, NONCE_HEADER, wants_nonce};
use sammen_domain::{RegistrationId, RegistrationState, Row};
use sammen_server::Location;
use sammen_sync::{Body, ClientId, PullRequest, PullResponse, PushResponse, seal, unseal};

use crate::{
    fixture::{SEALED, Server, content, id, occurrence_id},
    phone::{Phone, placing},
    sync::concurrency::{Puller, request},
};

const SEATS: [u32; 3] = [5, 7, 11];
const CENTURY: i64 = 100 * 365 * 86_400;

/// A server process; killed when dropped.
struct Process {
    child: Child,
    address: String,
}

impl Process {
    fn start(server: &Server) -> Self {
        let Location::Postgres(url) = &server.location else { panic!("this is PostgreSQL") };
        let mut child = Command::new(env!("CARGO_BIN_EXE_sammen"))
            .args(["serve", "--port", "0", "--database", url])
            .env("SAMMEN_LOG", "warn")
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().strip_prefix("listening on http://").expect(&line).to_owned();
        Self { child, address }
    }

    fn post<Q: Body, A: Body>(&self, path: &str, key: u8, body: &Q) -> A {
        let (key, body) = (DeviceKey::numbered(key.into()), seal(body));
        let (mut head, mut answer) = self.exchange(&key, path, &body);
        let nonce = format!("{NONCE_HEADER}: ");
        let said = head.lines().find_map(|line| line.strip_prefix(&nonce));
        said.into_iter().for_each(|nonce| key.learn(nonce));
        if head.starts_with("HTTP/1.1 401") && wants_nonce(401, &answer) {
            (head, answer) = self.exchange(&key, path, &body);
        }
        assert!(head.starts_with("HTTP/1.1 200"), "{head}");
        assert!(head.contains("content-length"), "sent whole: {head}");
        unseal(&answer).unwrap()
    }

    /// The head and the body of an answer.
    fn exchange(&self, key: &DeviceKey, path: &str, body: &[u8]) -> (String, Vec<u8>) {
        let mut head = format!(
            "POST {path} HTTP/1.1\r\nhost: localhost\r\ncontent-type: {SEALED}\r\n\
             content-length: {}\r\nconnection: close\r\n",
            body.len()
        );
        for (name, value) in key.sign("POST", path, body) {
            head += &format!("{name}: {value}\r\n");
        }
        head += "\r\n";
        let mut connection = TcpStream::connect(&self.address).unwrap();
        connection.write_all(&[head.as_bytes(), body].concat()).unwrap();
        let mut answer = Vec::new();
        connection.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|part| part == b"\r\n\r\n").unwrap();
        (String::from_utf8_lossy(&answer[..end]).into_owned(), answer[end + 4..].to_vec())
    }

    fn pull(&self, puller: &mut Puller) {
        let request: PullRequest = Puller::request(puller.cookie, ClientId(id(0x9999)));
        puller.apply(self.post::<_, PullResponse>("/api/sync/pull", 0xee, &request));
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[tokio::test]
async fn three_servers_and_sixteen_writers_keep_every_promise() {
    const WRITERS: u8 = 16;
    const MUTATIONS: u64 = 12;
    let server = Server::empty().await;
    let mut content = content(&SEATS);
    for date in &mut content.occurrences {
        // The processes go by the machine's clock: the dates lie ahead of it for long.
        date.starts_at += CENTURY;
        date.ends_at += CENTURY;
    }
    server.apply(&content).await;
    let processes = [(); 3].map(|()| Process::start(&server));
    let writing = AtomicBool::new(true);
    let pullers: Vec<Puller> = std::thread::scope(|scope| {
        let (processes, writing) = (&processes, &writing);
        let pull = move |process: &Process| {
            let mut puller = Puller::default();
            while writing.load(Ordering::SeqCst) {
                process.pull(&mut puller);
            }
            puller
        };
        let pullers: Vec<_> =
            processes.iter().map(|process| scope.spawn(move || pull(process))).collect();
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| scope.spawn(move || write(processes, writer, MUTATIONS)))
            .collect();
        writers.into_iter().for_each(|writer| writer.join().unwrap());
        writing.store(false, Ordering::SeqCst);
        pullers.into_iter().map(|puller| puller.join().unwrap()).collect()
    });
    let mut fresh = Puller::default();
    processes[0].pull(&mut fresh);
    for mut puller in pullers {
        // Whatever came between, the next difference makes it whole, from whichever server.
        processes[1].pull(&mut puller);
        assert_eq!(puller.cookie, fresh.cookie);
        assert_eq!(puller.rows, fresh.rows);
    }
    check_seats(&server, WRITERS, &fresh).await;
}

/// Registers again and again, each time at another server, and everything twice.
fn write(processes: &[Process; 3], writer: u8, mutations: u64) {
    for number in 1..=mutations {
        let turn = usize::try_from(number).unwrap() + usize::from(writer);
        let date = occurrence_id(u128::try_from(turn % SEATS.len()).unwrap());
        let registration = 0x1000_0000 + (u128::from(writer) << 16) + u128::from(number);
        let persons = 1 + u16::try_from(number % 3).unwrap();
        let mutation = placing(RegistrationId(id(registration)), date, persons);
        let request = request(writer.into(), number, mutation);
        let push = |process: &Process| {
            process.post::<_, PushResponse>("/api/sync/push", writer, &request).outcomes
        };
        let (one, other) = (&processes[turn % 3], &processes[(turn + 1) % 3]);
        // Both at once: whichever decides, they say the same.
        let (first, second) = std::thread::scope(|scope| {
            let first = scope.spawn(|| push(one));
            (push(other), first.join().unwrap())
        });
        assert_eq!(first, second);
    }
}

/// Never oversold, never miscounted, no free seat beside a household that it would fit.
async fn check_seats(server: &Server, writers: u8, told: &Puller) {
    let mut confirmed = [0_u32; SEATS.len()];
    let mut waiting = Vec::new();
    for writer in 0..writers {
        let phone = Phone::new(server, writer).await;
        phone.sync().await;
        for view in phone.view().await.registrations {
            let registration = view.registration;
            let date = (0..SEATS.len())
                .find(|n| occurrence_id(u128::try_from(*n).unwrap()) == registration.occurrence)
                .unwrap();
            match registration.state {
                RegistrationState::Confirmed => {
                    confirmed[date] += u32::from(registration.persons);
                }
                RegistrationState::Waitlisted { .. } => waiting.push((date, registration.persons)),
                _ => {}
            }
        }
    }
    for (date, seats) in SEATS.into_iter().enumerate() {
        assert!(confirmed[date] <= seats);
        let key = Row::Availability(sammen_domain::Availability::none(occurrence_id(
            u128::try_from(date).unwrap(),
        )))
        .key();
        let Ok(Row::Availability(counts)) = Row::decode(&told.rows[&key]) else { panic!() };
        assert_eq!(counts.taken, confirmed[date]);
    }
    assert!(!waiting.is_empty(), "there were too few seats");
    for (date, persons) in waiting {
        assert!(u32::from(persons) > SEATS[date] - confirmed[date]);
    }
}
