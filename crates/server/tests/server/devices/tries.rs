//! How often a code may be tried.

use std::{net::SocketAddr, sync::Arc};

use axum::extract::ConnectInfo;
use sammen_device_key::DeviceKey;
use sammen_server::{Proxies, Site};
use sammen_sync::{RedeemRequest, TransferPurpose, seal};

use super::{REDEEM, ask_code, code, try_redeem};
use crate::{
    fixture::{Answer, NOW, Server, send, send_signed, signed},
    phone::Phone,
};

const WRONG: &str = "000-000-000";

#[tokio::test]
async fn a_device_tries_five_times_in_a_quarter_of_an_hour() {
    let server = Server::with_seats(&[9]).await;
    server.set_now(NOW + 60);
    let code = code(&server, &Phone::new(&server, 1).await, TransferPurpose::Share).await;
    let guesser = DeviceKey::generate();
    for _ in 0..5 {
        assert_eq!(try_redeem(&server, &guesser, WRONG).await.problem(), "code-not-good");
    }
    let answer = try_redeem(&server, &guesser, &code).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (429, "too-many".into()));
    assert_eq!(answer.header("retry-after"), "840");
    let other = try_redeem(&server, &DeviceKey::generate(), &code).await;
    assert_eq!(other.status, 200, "others are not held up");
    server.set_now(NOW + 900);
    assert_eq!(try_redeem(&server, &guesser, WRONG).await.problem(), "code-not-good");
}

/// Tries a wrong code with a key of its own, from an address.
async fn guess(router: &axum::Router, address: &str, forwarded: &str) -> Answer {
    let key = DeviceKey::generate();
    let body = seal(&RedeemRequest { code: WRONG.into() });
    send_signed(router, &key, REDEEM, body.clone()).await;
    let mut request = signed(&key, REDEEM, body);
    let address: SocketAddr = address.parse().unwrap();
    request.extensions_mut().insert(ConnectInfo(address));
    request.headers_mut().insert("x-forwarded-for", forwarded.parse().unwrap());
    send(router, request).await
}

#[tokio::test]
async fn an_address_tries_thirty_times_with_however_many_keys() {
    let server = Server::with_seats(&[9]).await;
    let state = sammen_server::AppState::new(server.database.clone(), server.clock.clone());
    let proxies = Proxies::new(vec!["192.0.2.1/32".parse().unwrap()]);
    let site = Arc::new(Site { proxies, ..Site::of_this_machine(8080) });
    let behind_proxy = sammen_server::router(sammen_server::AppState { site, ..state });
    for _ in 0..30 {
        let answer = guess(&behind_proxy, "192.0.2.1:1", "203.0.113.9, 198.51.100.7").await;
        assert_eq!(answer.problem(), "code-not-good");
    }
    let answer = guess(&behind_proxy, "192.0.2.1:1", "198.51.100.7").await;
    assert_eq!(answer.problem(), "too-many", "what a sender wrote before it does not count");
    let answer = guess(&behind_proxy, "192.0.2.1:1", "198.51.100.8").await;
    assert_eq!(answer.problem(), "code-not-good");
    let answer = guess(&server.router, "192.0.2.1:1", "198.51.100.7").await;
    assert_eq!(answer.problem(), "code-not-good", "without a proxy nobody is believed");
}

#[tokio::test]
async fn a_device_asks_for_ten_codes_in_a_quarter_of_an_hour() {
    let server = Server::with_seats(&[9]).await;
    let key = DeviceKey::generate();
    for _ in 0..10 {
        assert_eq!(ask_code(&server, &key, TransferPurpose::Move).await.status, 200);
    }
    let answer = ask_code(&server, &key, TransferPurpose::Move).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (429, "too-many".into()));
}
