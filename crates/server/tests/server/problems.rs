//! Bad requests: a typed problem, and nothing changed.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use http_body_util::BodyExt;
use sammen_domain::AreaId;
use sammen_sync::{ClientId, PullRequest, PushRequest, Scope, seal};

use crate::fixture::{SEALED, Server, area, id};

const SECRET: &str = "Bearer 00112233445566778899aabbccddeeff00112233445566778899AABBCCDDEEFF";

fn post(path: &str, secret: Option<&str>, content_type: &str, body: Vec<u8>) -> Request<Body> {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, content_type);
    if let Some(secret) = secret {
        request = request.header(header::AUTHORIZATION, secret);
    }
    request.body(Body::from(body)).unwrap()
}

fn pull() -> Vec<u8> {
    let client = ClientId(id(7));
    seal(&PullRequest {
        area: area(),
        client,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    })
}

async fn check(request: Request<Body>, status: u16, problem: &str) {
    let server = Server::with_seats(&[4]).await;
    let described = format!("{} {}", request.method(), request.uri());
    let answer = server.send(request).await;
    let told = (answer.status.as_u16(), answer.problem());
    assert_eq!(told, (status, problem.to_owned()), "{described}");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_body_that_cannot_be_read_is_a_problem() {
    for path in ["/api/sync/push", "/api/sync/pull", "/api/responses"] {
        let send = |content_type, body| post(path, Some(SECRET), content_type, body);
        check(send(SEALED, vec![]), 400, "malformed").await;
        check(send(SEALED, vec![1]), 400, "malformed").await;
        check(send(SEALED, vec![1, 0xff, 0xff, 0xff, 0xff, 0x0f]), 400, "malformed").await;
        check(send(SEALED, vec![9, 0]), 400, "protocol-version").await;
        check(send(SEALED, b"{}".to_vec()), 400, "protocol-version").await;
        check(send("application/json", pull()), 415, "content-type").await;
        check(send("text/plain", pull()), 415, "content-type").await;
        check(send(SEALED, vec![1; 1024 * 1024 + 1]), 413, "too-large").await;
    }
    let mut longer = pull();
    longer.push(0);
    check(post("/api/sync/pull", Some(SECRET), SEALED, longer), 400, "malformed").await;
}

#[tokio::test]
async fn a_body_with_an_impossible_area_is_a_problem() {
    // An area's name of the right length with capitals, in an otherwise right body.
    let mut body = pull();
    body[2] = b'H';
    check(post("/api/sync/pull", Some(SECRET), SEALED, body), 400, "malformed").await;
}

#[tokio::test]
async fn a_body_of_unknown_length_is_limited_too() {
    // Mapping a body's frames hides how long it is.
    let body = Body::from(vec![1; 1024 * 1024 + 1]).map_frame(|frame| frame);
    let request = Request::post("/api/responses").header(header::CONTENT_TYPE, SEALED);
    check(request.body(Body::new(body)).unwrap(), 413, "too-large").await;
}

#[tokio::test]
async fn no_secret_is_a_problem() {
    for path in ["/api/sync/push", "/api/sync/pull"] {
        for secret in [None, Some("Bearer 00"), Some("Basic 00"), Some("")] {
            check(post(path, secret, SEALED, pull()), 401, "signature-missing").await;
        }
    }
    let server = Server::with_seats(&[4]).await;
    let answer = server.post("/api/sync/pull", pull()).await;
    assert_eq!(answer.header("www-authenticate"), "Signature");
}

#[tokio::test]
async fn an_unknown_path_or_method_is_a_problem() {
    let send = |method: Method, path: &str| {
        Request::builder().method(method).uri(path).body(Body::empty()).unwrap()
    };
    for path in ["/api", "/api/", "/api/nothing", "/api/sync", "/api/areas/x", "/api/app.js"] {
        check(send(Method::GET, path), 404, "not-found").await;
        check(send(Method::POST, path), 404, "not-found").await;
    }
    check(send(Method::GET, "/api/sync/push"), 405, "method-not-allowed").await;
    check(send(Method::PUT, "/api/areas"), 405, "method-not-allowed").await;
    check(send(Method::DELETE, "/api/responses"), 405, "method-not-allowed").await;
    check(send(Method::POST, "/health/live"), 405, "method-not-allowed").await;
    check(send(Method::GET, "/nothing"), 404, "not-found").await;
}

#[tokio::test]
async fn a_database_that_is_gone_is_a_problem_to_try_again_after() {
    let server = Server::with_seats(&[4]).await;
    server.database.close().await;
    let push = seal(&PushRequest { area: area(), client: ClientId(id(7)), mutations: vec![] });
    for (path, body) in [("/api/sync/push", push), ("/api/sync/pull", pull())] {
        let answer = server.send(post(path, Some(SECRET), SEALED, body)).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (503, "unavailable".into()));
    }
    assert_eq!(server.get("/api/areas").await.problem(), "unavailable");
}

#[tokio::test]
async fn requests_that_fail_leave_no_client_behind() {
    let server = Server::with_seats(&[4]).await;
    let elsewhere = AreaId::new("nowhere").unwrap();
    let push = seal(&PushRequest { area: elsewhere, client: ClientId(id(7)), mutations: vec![] });
    let answer = server.send(post("/api/sync/push", Some(SECRET), SEALED, push)).await;
    assert_eq!(answer.problem(), "unknown-area");
    // Another secret could not use the client if the first had been stored with it.
    let other = format!("Bearer {}", "1".repeat(64));
    let answer = server.send(post("/api/sync/pull", Some(&other), SEALED, pull())).await;
    assert_eq!(answer.status, 200);
}
