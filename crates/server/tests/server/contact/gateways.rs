//! A mail server and an SMS gateway.

use std::sync::{Arc, Mutex};

use axum::{
    Json, Router,
    extract::State,
    http::{HeaderMap, StatusCode},
    routing::post,
};
use serde_json::Value;
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// A mail server on this machine, that takes every mail.
#[derive(Clone)]
pub struct MailServer {
    mails: Arc<Mutex<Vec<String>>>,
    port: u16,
}

impl MailServer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self { mails: Arc::default(), port: listener.local_addr().unwrap().port() };
        let taking = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let taking = taking.clone();
                tokio::spawn(async move { taking.talk(stream).await });
            }
        });
        server
    }

    pub fn configuration(&self) -> String {
        let port = self.port;
        format!("[mail]\nurl = 'smtp://localhost:{port}'\nfrom = 'Sammen <sammen@example.org>'")
    }

    /// The mails that came.
    pub fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.mails.lock().unwrap())
    }

    async fn talk(&self, stream: TcpStream) {
        let mut stream = BufReader::new(stream);
        let (mut mail, mut is_mail) = (String::new(), false);
        stream.write_all(b"220 localhost\r\n").await.unwrap();
        loop {
            let mut line = String::new();
            if stream.read_line(&mut line).await.unwrap_or(0) == 0 {
                return;
            }
            let answer: &[u8] = match (is_mail, line.get(..4).unwrap_or_default()) {
                (true, _) if line == ".\r\n" => {
                    is_mail = false;
                    self.mails.lock().unwrap().push(std::mem::take(&mut mail));
                    b"250 taken\r\n"
                }
                (true, _) => {
                    mail += &line;
                    continue;
                }
                (false, "DATA") => {
                    is_mail = true;
                    b"354 go on\r\n"
                }
                (false, "QUIT") => b"221 bye\r\n",
                (false, _) => b"250 localhost\r\n",
            };
            stream.write_all(answer).await.unwrap();
        }
    }
}

/// An SMS gateway on this machine.
#[derive(Clone)]
pub struct SmsGateway {
    sent: Arc<Mutex<Vec<Value>>>,
    fails: Arc<Mutex<bool>>,
    port: u16,
}

impl SmsGateway {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let gateway = Self { sent: Arc::default(), fails: Arc::default(), port };
        let app = Router::new().route("/sms", post(take_sms)).with_state(gateway.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        gateway
    }

    pub fn configuration(&self) -> String {
        format!(
            "[sms]\nurl = 'http://localhost:{}/sms'\nbody = '{{\"to\": {{to}}, \"message\": {{text}}}}'\n\
             headers = {{ content-type = 'application/json', authorization = 'Bearer secret' }}",
            self.port
        )
    }

    pub fn fail_next(&self) {
        *self.fails.lock().unwrap() = true;
    }

    /// What was to be sent.
    pub fn take(&self) -> Vec<Value> {
        std::mem::take(&mut self.sent.lock().unwrap())
    }
}

async fn take_sms(
    State(gateway): State<SmsGateway>,
    headers: HeaderMap,
    Json(sms): Json<Value>,
) -> StatusCode {
    assert_eq!(headers["authorization"], "Bearer secret");
    if std::mem::take(&mut *gateway.fails.lock().unwrap()) {
        return StatusCode::BAD_GATEWAY;
    }
    gateway.sent.lock().unwrap().push(sms);
    StatusCode::ACCEPTED
}
