//! More than the server can do at once.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, Bytes},
    http::{HeaderValue, Request, StatusCode, header},
};
use http_body_util::{
    BodyExt,
    channel::{Channel, Sender},
};
use sammen_server::{AppState, Clock, Database, Limits, Metrics, router};
use tower::ServiceExt;

struct Server {
    router: Router,
    metrics: Arc<Metrics>,
}

fn server(requests_max: usize, request_timeout: Duration) -> Server {
    let state = AppState {
        limits: Limits::new(requests_max, request_timeout),
        ..AppState::new(Database::in_memory().unwrap(), Clock::system())
    };
    Server { metrics: Arc::clone(&state.metrics), router: router(state) }
}

impl Server {
    async fn send(&self, request: Request<Body>) -> (StatusCode, String, String) {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let retry = response.headers().get(header::RETRY_AFTER);
        let retry = retry.map_or("", |value| value.to_str().unwrap()).to_owned();
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, retry, String::from_utf8_lossy(&body).into_owned())
    }

    async fn get(&self, path: &str) -> (StatusCode, String, String) {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }
}

/// A request whose body does not come as long as the sender is held.
fn slow() -> (Request<Body>, Sender<Bytes, Infallible>) {
    let (sender, body) = Channel::new(1);
    let request = Request::post("/api/sync/pull")
        .header(header::CONTENT_TYPE, "application/vnd.sammen.sync")
        .header(header::AUTHORIZATION, format!("Bearer {}", "0".repeat(64)))
        .body(Body::new(body))
        .unwrap();
    (request, sender)
}

#[tokio::test]
async fn what_is_too_much_is_turned_away_and_what_is_too_slow_given_up() {
    let server = server(1, Duration::from_millis(300));
    let (request, _held) = slow();
    let router = server.router.clone();
    let slow = tokio::spawn(async move { router.oneshot(request).await.unwrap() });
    tokio::time::sleep(Duration::from_millis(50)).await;

    let (status, retry_after, body) = server.get("/api/areas").await;
    assert_eq!((status.as_u16(), retry_after.as_str()), (503, "5"));
    assert!(body.contains("/problems/busy"), "{body}");
    assert_eq!(server.get("/health/live").await.0, 200, "a busy server lives");
    assert_eq!(server.get("/health/ready").await.0, 200);

    let slow = slow.await.unwrap();
    assert_eq!(
        (slow.status().as_u16(), &slow.headers()[header::RETRY_AFTER]),
        (503, &HeaderValue::from_static("5"))
    );
    let body = slow.into_body().collect().await.unwrap().to_bytes();
    assert!(String::from_utf8_lossy(&body).contains("/problems/timed-out"));
    assert_eq!(server.get("/api/areas").await.0, 200, "its room is free again");

    let figures = server.metrics.text();
    for line in [
        r#"sammen_http_requests_turned_away_total{reason="busy"} 1"#,
        r#"sammen_http_requests_turned_away_total{reason="timed-out"} 1"#,
        "sammen_http_requests_in_flight 0",
    ] {
        assert!(figures.contains(line), "{line} is not in\n{figures}");
    }
}

#[tokio::test]
async fn answers_to_surveys_are_limited_without_a_figure() {
    let server = server(0, Duration::from_secs(1));
    let before = server.metrics.text();
    let request = Request::post("/api/responses").body(Body::empty()).unwrap();
    assert_eq!(server.send(request).await.0, 503);
    assert_eq!(server.metrics.text(), before);
}
