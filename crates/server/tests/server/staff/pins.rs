//! PINs, for phones whose browser has no passkey.

use axum::http::Method;
use serde_json::{Value, json};

use super::{
    Browser, administrator,
    browser::parts,
    people::{invitation, invite},
    staff,
};
use crate::fixture::Server;

const PIN: &str = "295817";
const SIGN_IN: &str = "/api/areas/hoeje-gladsaxe/auth/pin";

/// A volunteer with a PIN on her phone.
async fn with_pin<'a>(by: &mut Browser<'a>, phone: u8) -> Browser<'a> {
    let link = invite(by, &invitation("volunteer")).await;
    let mut browser = Browser::new(by.server);
    browser.phone = Some(phone);
    let accept = json!({"token": parts(&link).1, "pin": PIN});
    let path = "/api/areas/hoeje-gladsaxe/invitations/pin";
    let me = browser.done(Method::POST, path, &accept).await;
    browser.signed_in(&me);
    browser
}

#[tokio::test]
async fn a_pin_opens_an_account_on_its_own_phone_only() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut volunteer = with_pin(&mut by, 7).await;
    let answer = volunteer.post(SIGN_IN, &json!({"pin": PIN})).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_eq!(answer.json()["session"]["method"], "pin");

    let mut another = Browser::new(&server);
    another.phone = Some(8);
    assert_eq!(another.post(SIGN_IN, &json!({"pin": PIN})).await.status, 404);
    another.phone = None;
    let answer = another.post(SIGN_IN, &json!({"pin": PIN})).await;
    assert_eq!(answer.status, 401, "the phone does not prove itself");
    // In another area the same phone is another.
    let elsewhere = SIGN_IN.replace("hoeje-gladsaxe", "vaerebro-park");
    assert_ne!(volunteer.post(&elsewhere, &json!({"pin": PIN})).await.status, 200);
}

#[tokio::test]
async fn five_wrong_tries_lock_a_pin_until_the_staff_unlock_it() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut volunteer = with_pin(&mut by, 7).await;
    let wrong = json!({"pin": "295818"});
    for tries_left in [4, 3] {
        let answer = volunteer.post(SIGN_IN, &wrong).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (403, "wrong-pin".into()));
        assert_eq!(answer.json()["tries_left"], tries_left);
    }
    // A right one begins anew.
    assert_eq!(volunteer.post(SIGN_IN, &json!({"pin": PIN})).await.status, 200);
    for tries_left in [4, 3, 2, 1] {
        assert_eq!(volunteer.post(SIGN_IN, &wrong).await.json()["tries_left"], tries_left);
    }
    // What cannot be a PIN is no try.
    assert_eq!(volunteer.post(SIGN_IN, &json!({"pin": "1"})).await.problem(), "invalid");
    for pin in ["295818", PIN] {
        let answer = {
            // Another address's allowance: it is the lock that is looked at here.
            let mut again = Browser::new(&server);
            again.phone = Some(7);
            again.post(SIGN_IN, &json!({"pin": pin})).await
        };
        assert_eq!((answer.status.as_u16(), answer.problem()), (423, "pin-locked".into()), "{pin}");
    }
    let mut staff = staff(&mut by, "staff").await;
    let volunteers = "/api/staff/areas/hoeje-gladsaxe/volunteers";
    let people = staff.get(volunteers).await.json();
    assert_eq!((&people[0]["has_pin"], &people[0]["is_pin_locked"]), (&json!(true), &json!(true)));
    let unlock = format!("{volunteers}/{}/unlock-pin", people[0]["id"].as_str().unwrap());
    staff.done(Method::POST, &unlock, &Value::Null).await;
    assert_eq!(volunteer.post(SIGN_IN, &json!({"pin": PIN})).await.status, 200);
}

#[tokio::test]
async fn tries_at_once_are_not_more_than_five() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    with_pin(&mut by, 7).await;
    let mut first = Browser::new(&server);
    first.phone = Some(7);
    let answer = first.post(SIGN_IN, &json!({"pin": "1"})).await;
    assert_eq!(answer.problem(), "invalid", "no try, but the nonce is known");
    let guesses: Vec<_> = (0..10).map(|n| format!("39281{n}")).collect();
    let mut tries = Vec::new();
    for pin in &guesses {
        let mut browser = Browser::new(&server);
        browser.phone = Some(7);
        first.nonce.clone_into(&mut browser.nonce);
        let request = browser.request(Method::POST, SIGN_IN, &json!({"pin": pin}));
        let router = server.router.clone();
        tries.push(tokio::spawn(async move { crate::fixture::send(&router, request).await }));
    }
    let mut wrong = 0;
    for answer in tries {
        wrong += usize::from(answer.await.unwrap().problem() == "wrong-pin");
    }
    assert_eq!(wrong, 4, "the fifth locks");
}

#[tokio::test]
async fn a_pin_is_not_for_the_staff_and_not_what_everybody_tries() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut browser = Browser::new(&server);
    browser.phone = Some(7);
    let path = "/api/areas/hoeje-gladsaxe/invitations/pin";
    let link = invite(&mut by, &invitation("staff")).await;
    let accept = json!({"token": parts(&link).1, "pin": PIN});
    assert_eq!(browser.post(path, &accept).await.problem(), "invalid");
    let link = invite(&mut by, &invitation("volunteer")).await;
    for pin in ["123456", "000000", "12345", "abcdef"] {
        let accept = json!({"token": parts(&link).1, "pin": pin});
        assert_eq!(browser.post(path, &accept).await.problem(), "invalid", "{pin}");
    }
    browser.phone = None;
    let accept = json!({"token": parts(&link).1, "pin": PIN});
    assert_eq!(browser.post(path, &accept).await.status, 401);
}
