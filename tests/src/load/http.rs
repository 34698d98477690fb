//! One connection to a server, kept open from request to request.

use std::{cell::RefCell, net::SocketAddr, sync::Arc, time::Duration};

use http_body_util::{BodyExt, Full};
use hyper::{
    Request,
    body::Bytes,
    client::conn::http1::{SendRequest, handshake},
    header,
};
use hyper_util::rt::TokioIo;
use sammen_device_key::{DeviceKey, NONCE_HEADER, wants_nonce};
use serde_json::Value;
use tokio::{net::TcpStream, time::timeout};

/// The type of the protocol's bodies.
const SEALED: &str = "application/vnd.sammen.sync";
const PROBLEM: &str = "application/problem+json";
/// A server that takes longer is as good as none.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(30);

/// A connection that is opened when it is needed, and anew when the server has closed it.
#[derive(Debug)]
pub struct HttpConnection {
    address: SocketAddr,
    key: Option<Arc<DeviceKey>>,
    /// The newest that the server has said here.
    nonce: RefCell<String>,
    sender: RefCell<Option<SendRequest<Full<Bytes>>>>,
}

/// What a server answered.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The HTTP status.
    pub status: u16,
    /// The body's type.
    pub content_type: String,
    /// The body.
    pub body: Bytes,
}

/// There was no answer, or not all of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq, thiserror::Error)]
#[error("get an answer from the server: it is gone or went away")]
pub struct Unreachable;

impl HttpConnection {
    /// A connection on which nobody proves who they are.
    #[must_use]
    pub fn anonymous(address: SocketAddr) -> Self {
        Self { address, key: None, nonce: RefCell::default(), sender: RefCell::default() }
    }

    /// A connection of a device.
    #[must_use]
    pub fn of_device(address: SocketAddr, key: Arc<DeviceKey>) -> Self {
        let mut connection = Self::anonymous(address);
        connection.prove(key);
        connection
    }

    /// Goes on as the device that has this key.
    pub fn prove(&mut self, key: Arc<DeviceKey>) {
        self.key = Some(key);
    }

    /// Sends a sealed body and waits for the whole answer.
    ///
    /// # Errors
    /// When the server is not there, or goes away before it has answered.
    pub async fn post(&self, path: &str, body: Vec<u8>) -> Result<Answer, Unreachable> {
        let answer = self.post_once(path, body.clone()).await?;
        if wants_nonce(answer.status, &answer.body) {
            return self.post_once(path, body).await;
        }
        Ok(answer)
    }

    async fn post_once(&self, path: &str, body: Vec<u8>) -> Result<Answer, Unreachable> {
        let mut request = Request::post(path)
            .header(header::HOST, self.address.to_string())
            .header(header::CONTENT_TYPE, SEALED);
        if let Some(key) = &self.key {
            let nonce = self.nonce.borrow().clone();
            for (name, value) in key.sign_under(&nonce, "POST", path, &body) {
                request = request.header(name, value);
            }
        }
        self.send(request.body(Full::from(body)).expect("the parts are right")).await
    }

    /// Sends JSON with a token and waits for the whole answer.
    ///
    /// # Errors
    /// When the server is not there, or goes away before it has answered.
    pub async fn post_json(
        &self,
        path: &str,
        authorization: &str,
        json: String,
    ) -> Result<Answer, Unreachable> {
        let request = Request::post(path)
            .header(header::HOST, self.address.to_string())
            .header(header::CONTENT_TYPE, "application/json")
            .header(header::AUTHORIZATION, authorization);
        self.send(request.body(Full::from(json)).expect("the parts are right")).await
    }

    /// Asks for what is at a path.
    ///
    /// # Errors
    /// When the server is not there, or goes away before it has answered.
    pub async fn get(&self, path: &str) -> Result<Answer, Unreachable> {
        let request = Request::get(path).header(header::HOST, self.address.to_string());
        self.send(request.body(Full::default()).expect("the parts are right")).await
    }

    async fn send(&self, request: Request<Full<Bytes>>) -> Result<Answer, Unreachable> {
        let answered = timeout(ANSWER_TIMEOUT, self.exchange(request)).await;
        answered.unwrap_or(Err(Unreachable))
    }

    async fn exchange(&self, request: Request<Full<Bytes>>) -> Result<Answer, Unreachable> {
        let taken = self.sender.take().filter(|sender| !sender.is_closed());
        let mut sender = match taken {
            Some(sender) => sender,
            None => connect(self.address).await?,
        };
        sender.ready().await.map_err(gone)?;
        let response = sender.send_request(request).await.map_err(gone)?;
        let said = response.headers().get(NONCE_HEADER).and_then(|nonce| nonce.to_str().ok());
        if let Some(nonce) = said {
            nonce.clone_into(&mut self.nonce.borrow_mut());
        }
        let content_type = response.headers().get(header::CONTENT_TYPE);
        let answer = Answer {
            status: response.status().as_u16(),
            content_type: content_type
                .map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
                .unwrap_or_default(),
            body: response.into_body().collect().await.map_err(gone)?.to_bytes(),
        };
        self.sender.replace(Some(sender));
        Ok(answer)
    }
}

async fn connect(address: SocketAddr) -> Result<SendRequest<Full<Bytes>>, Unreachable> {
    let stream = TcpStream::connect(address).await.map_err(|_| Unreachable)?;
    // A request is one small packet, and the answer is waited for.
    stream.set_nodelay(true).map_err(|_| Unreachable)?;
    let (sender, connection) = handshake(TokioIo::new(stream)).await.map_err(gone)?;
    // Ends with the connection; what went wrong is told to whoever waits for an answer.
    tokio::spawn(async { connection.await.ok() });
    Ok(sender)
}

fn gone(_: hyper::Error) -> Unreachable {
    Unreachable
}

impl Answer {
    /// The kind of problem, such as `unavailable`; empty when it is none.
    #[must_use]
    pub fn problem(&self) -> String {
        if self.content_type != PROBLEM {
            return String::new();
        }
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        let kind = body["type"].as_str().unwrap_or_default();
        kind.rsplit('/').next().unwrap_or_default().to_owned()
    }
}
