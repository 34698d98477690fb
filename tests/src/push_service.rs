//! A push service that keeps what comes for its browser.

use std::{
    convert::Infallible,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use http_body_util::{BodyExt, Full};
use hyper::{
    Request, Response, StatusCode,
    body::{Bytes, Incoming},
    header,
    server::conn::http1,
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, time::sleep};

use crate::TIMEOUT;

type Messages = Arc<Mutex<Vec<Vec<u8>>>>;

/// A push service on this machine, for one browser.
pub struct PushService {
    port: u16,
    messages: Messages,
}

impl PushService {
    /// A service on a free port, as long as the test runs.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("there is a free port");
        let port = listener.local_addr().expect("a listener has an address").port();
        let messages = Messages::default();
        tokio::spawn(serve(listener, Arc::clone(&messages)));
        Self { port, messages }
    }

    /// Where the browser takes messages.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://localhost:{}/browser", self.port)
    }

    /// Waits for the next message, as it was sealed for the browser.
    ///
    /// # Panics
    /// When none comes.
    pub async fn next_message(&self) -> Vec<u8> {
        let start = Instant::now();
        loop {
            let next = {
                let mut messages = self.messages.lock().expect("nobody panics while holding it");
                (!messages.is_empty()).then(|| messages.remove(0))
            };
            if let Some(message) = next {
                return message;
            }
            assert!(start.elapsed() < TIMEOUT, "no message comes to the push service");
            sleep(Duration::from_millis(50)).await;
        }
    }
}

async fn serve(listener: TcpListener, messages: Messages) {
    while let Ok((stream, _)) = listener.accept().await {
        let messages = Arc::clone(&messages);
        let take = service_fn(move |request| take(request, Arc::clone(&messages)));
        tokio::spawn(async move {
            // A connection that breaks off ends itself.
            let _ = http1::Builder::new().serve_connection(TokioIo::new(stream), take).await;
        });
    }
}

/// Takes a message of who signs as a server and says how long it is of use.
async fn take(
    request: Request<Incoming>,
    messages: Messages,
) -> Result<Response<Full<Bytes>>, Infallible> {
    let says = |name: &str, words: &str| {
        let value = request.headers().get(name).and_then(|value| value.to_str().ok());
        value.is_some_and(|value| value.starts_with(words))
    };
    let is_message = says(header::AUTHORIZATION.as_str(), "vapid t=")
        && says(header::CONTENT_ENCODING.as_str(), "aes128gcm")
        && request.headers().contains_key("ttl");
    let body = request.into_body().collect().await.map(http_body_util::Collected::to_bytes);
    let status = match body {
        Ok(body) if is_message => {
            messages.lock().expect("nobody panics while holding it").push(body.to_vec());
            StatusCode::CREATED
        }
        _ => StatusCode::BAD_REQUEST,
    };
    let mut response = Response::new(Full::default());
    *response.status_mut() = status;
    Ok(response)
}
