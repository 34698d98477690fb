//! Requests that a key has signed, and those that it has not.

use axum::{
    body::Body,
    http::{Request, header},
};
use sammen_device_key::{DeviceKey, NONCE_HEADER};
use sammen_sync::{ClientId, PullRequest, PushRequest, Scope, seal};

use crate::{
    fixture::{NOW, SEALED, Server, area, id, occurrence_id, send_signed, signed},
    phone::Phone,
};

const PULL: &str = "/api/sync/pull";
const PUSH: &str = "/api/sync/push";

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

/// A server and a key that knows one of its nonces.
async fn known() -> (Server, DeviceKey) {
    let server = Server::with_seats(&[4]).await;
    let key = DeviceKey::generate();
    let answer = send_signed(&server.router, &key, PULL, pull()).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    (server, key)
}

async fn check(server: &Server, request: Request<Body>, status: u16, problem: &str) {
    let answer = server.send(request).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (status, problem.to_owned()));
    assert!(!answer.header(NONCE_HEADER).is_empty(), "every answer to a device has a nonce");
}

/// A request with the headers of another.
fn with_headers_of(
    path: &str,
    body: Vec<u8>,
    headers: [(&'static str, String); 3],
) -> Request<Body> {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, SEALED);
    for (name, value) in headers {
        request = request.header(name, value);
    }
    request.body(Body::from(body)).unwrap()
}

#[tokio::test]
async fn what_is_not_what_was_signed_is_refused() {
    let (server, key) = known().await;
    let headers = || key.sign("POST", PULL, &pull());
    let other = seal(&PushRequest { area: area(), client: ClientId(id(7)), mutations: vec![] });

    let altered_body = with_headers_of(PULL, other.clone(), headers());
    check(&server, altered_body, 401, "signature-wrong").await;
    // With a digest that fits, but that was not signed.
    let mut mixed = headers();
    mixed[0] = key.sign("POST", PULL, &other)[0].clone();
    check(&server, with_headers_of(PULL, other, mixed), 401, "signature-wrong").await;

    let elsewhere = with_headers_of(PUSH, pull(), headers());
    check(&server, elsewhere, 401, "signature-wrong").await;
    let another_method = with_headers_of(PULL, pull(), key.sign("PUT", PULL, &pull()));
    check(&server, another_method, 401, "signature-wrong").await;

    let mut others = headers();
    others[2] = DeviceKey::generate().sign("POST", PULL, &pull())[2].clone();
    check(&server, with_headers_of(PULL, pull(), others), 401, "signature-wrong").await;

    let mut renamed = headers();
    renamed[1].1 = renamed[1].1.replace("ecdsa-p256-sha256", "hmac-sha256");
    check(&server, with_headers_of(PULL, pull(), renamed), 400, "signature-malformed").await;

    let mut another_key = headers();
    another_key[1].1 = DeviceKey::generate().sign("POST", PULL, &pull())[1].1.clone();
    check(&server, with_headers_of(PULL, pull(), another_key), 401, "signature-wrong").await;

    let answer = server.send(with_headers_of(PULL, pull(), headers())).await;
    assert_eq!(answer.status, 200, "and what was signed is taken");
}

#[tokio::test]
async fn a_header_that_is_missing_or_there_twice_is_refused() {
    let (server, key) = known().await;
    for left_out in 0..3 {
        let mut request = with_headers_of(PULL, pull(), key.sign("POST", PULL, &pull()));
        let name = key.sign("POST", PULL, &pull())[left_out].0;
        let value = request.headers_mut().remove(name).unwrap();
        check(&server, request, 400, "signature-malformed").await;
        let mut twice = with_headers_of(PULL, pull(), key.sign("POST", PULL, &pull()));
        twice.headers_mut().append(name, value);
        check(&server, twice, 400, "signature-malformed").await;
    }
    let none = Request::post(PULL).header(header::CONTENT_TYPE, SEALED);
    check(&server, none.body(Body::from(pull())).unwrap(), 401, "signature-missing").await;
    let path = format!("{PULL}?x=1");
    check(&server, signed(&key, &path, pull()), 400, "malformed").await;
}

#[tokio::test]
async fn a_request_is_taken_for_as_long_as_its_nonce_is_fresh() {
    let (server, key) = known().await;
    let headers = || key.sign("POST", PULL, &pull());
    let sent = headers();
    let again = || with_headers_of(PULL, pull(), sent.clone());
    server.set_now(NOW + 600);
    assert_eq!(server.send(again()).await.status, 200, "the network may be slow");
    server.set_now(NOW + 601);
    check(&server, again(), 401, "nonce").await;
    server.set_now(NOW - 3_600);
    check(&server, again(), 401, "nonce").await;
    server.set_now(NOW);
    for nonce in ["", "made-up", "AAAAAGtJ0gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
        let request = with_headers_of(PULL, pull(), key.sign_under(nonce, "POST", PULL, &pull()));
        check(&server, request, 401, "nonce").await;
    }
}

#[tokio::test]
async fn every_server_of_a_database_takes_the_nonces_of_the_others() {
    let (server, key) = known().await;
    let state = sammen_server::AppState::new(server.another().await, server.clock.clone());
    let another = sammen_server::router(state);
    let answer = crate::fixture::send(&another, signed(&key, PULL, pull())).await;
    assert_eq!(answer.status, 200, "{answer:?}");
}

#[tokio::test]
async fn one_key_is_two_people_in_two_areas() {
    let server = Server::with_seats(&[4]).await;
    let mut there = crate::fixture::content(&[4]);
    there.area.id = sammen_domain::AreaId::new("vaerebro-park").unwrap();
    server.apply(&there).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    let client = phone.client().await;
    let request = PullRequest {
        area: there.area.id.clone(),
        client,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let answer = send_signed(&server.router, &phone.network.key, PULL, seal(&request)).await;
    let pulled: sammen_sync::PullResponse = sammen_sync::unseal(&answer.body).unwrap();
    assert_eq!((pulled.last_mutation_id, pulled.outcomes.len()), (0, 0), "nobody is known there");
}
