//! Traces, as a collector gets them.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

use sammen_sync::signature::base64_url;

use crate::{
    resident::{Resident, open_date},
    serving::{Serving, exchange},
};

const NAME: &str = "Kanariefugl";
const PARENT: &str = "00f067aa0ba902b7";
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// Takes traces and keeps their bytes. In protobuf, texts stand as they are.
struct Collector {
    address: SocketAddr,
    taken: Arc<Mutex<Vec<u8>>>,
}

impl Collector {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let taken = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&taken);
        std::thread::spawn(move || {
            for connection in listener.incoming() {
                let kept = Arc::clone(&kept);
                std::thread::spawn(move || take(connection.unwrap(), &kept));
            }
        });
        Self { address, taken }
    }

    fn has(&self, part: &[u8]) -> bool {
        self.taken.lock().unwrap().windows(part.len()).any(|window| window == part)
    }
}

/// Answers every request of a connection with 200.
fn take(connection: TcpStream, kept: &Mutex<Vec<u8>>) {
    let mut reader = BufReader::new(connection.try_clone().unwrap());
    let mut writer = connection;
    loop {
        let mut length = 0;
        let mut first = String::new();
        loop {
            let mut line = String::new();
            if reader.read_line(&mut line).unwrap_or(0) == 0 {
                return;
            }
            if first.is_empty() {
                first.clone_from(&line);
            }
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().unwrap();
            }
            if line == "\r\n" {
                break;
            }
        }
        assert!(first.starts_with("POST /v1/traces "), "{first}");
        let mut body = vec![0; length];
        reader.read_exact(&mut body).unwrap();
        kept.lock().unwrap().extend(body);
        let answer =
            "HTTP/1.1 200 OK\r\ncontent-type: application/x-protobuf\r\ncontent-length: 0\r\n\r\n";
        writer.write_all(answer.as_bytes()).unwrap();
    }
}

fn bytes(hexadecimal: &str) -> Vec<u8> {
    let digits = hexadecimal.as_bytes().chunks(2);
    digits.map(|two| u8::from_str_radix(std::str::from_utf8(two).unwrap(), 16).unwrap()).collect()
}

#[test]
fn a_collector_gets_routes_and_nothing_of_anybody() {
    let collector = Collector::start();
    let endpoint = format!("http://{}", collector.address);
    let server = Serving::with(&["--log-format", "json", "--otlp", &endpoint]);
    let resident = Resident::new();
    let date = open_date(&resident.pull(server.address));
    let place = resident.placing(date, &[NAME], 0);
    assert_eq!(resident.push(server.address, &place).unwrap().status, 200);
    let traceparent = format!("00-{TRACE}-{PARENT}-01");
    let headers = [("traceparent", traceparent.as_str()), ("user-agent", NAME)];
    exchange(server.address, "GET", "/api/areas", &headers, b"").unwrap();
    exchange(server.address, "POST", "/api/responses", &headers, NAME.as_bytes()).unwrap();
    server.signal("TERM");
    server.ended();

    for told in ["POST /api/sync/push", "/api/sync/pull", "push", "transaction", "sammen"] {
        assert!(collector.has(told.as_bytes()), "{told}");
    }
    assert!(
        collector.has(&bytes(TRACE)) && collector.has(&bytes(PARENT)),
        "a proxy's trace goes on"
    );
    let ids = [resident.client.0, resident.registration.0, resident.op.0];
    for id in ids {
        assert!(!collector.has(id.as_bytes()) && !collector.has(id.to_string().as_bytes()));
    }
    for secret in [NAME, &base64_url(&resident.key.public_key()), "/api/responses"] {
        assert!(!collector.has(secret.as_bytes()), "{secret}");
    }
    assert!(!collector.has(&resident.key.public_key()));
}
