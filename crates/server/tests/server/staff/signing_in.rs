//! Sessions and passkeys.

use axum::http::{Method, header};
use serde_json::{Value, json};

use super::{
    Browser, administrator,
    browser::parts,
    people::{INVITATIONS, invitation, invite},
    staff,
};
use crate::fixture::{NOW, Server};

const HOUR: i64 = 3_600;

#[tokio::test]
async fn a_passkey_signs_in_without_a_name() {
    let server = Server::with_seats(&[4]).await;
    let mut browser = administrator(&server).await;
    let first = browser.cookie.clone();
    assert!(first.is_some(), "accepting signs in");
    let answer = browser.sign_in().await;
    assert_eq!(answer.status, 200, "{answer:?}");
    assert_ne!(browser.cookie, first, "each sign-in has a token of its own");
    let cookie = answer.header("set-cookie");
    assert!(cookie.starts_with("__Host-sammen-session="), "{cookie}");
    for part in ["Path=/", "Secure", "HttpOnly", "SameSite=Strict"] {
        assert!(cookie.split("; ").any(|given| given == part), "{part}: {cookie}");
    }
    assert_eq!(answer.header("cache-control"), "no-store");
    let me = answer.json();
    assert_eq!(me["account"]["display_name"], "Gråkrage");
    assert_eq!(me["session"]["method"], "passkey");
    assert_eq!(me["grants"][0]["role"], "administrator");
    assert_eq!(browser.get("/api/auth/me").await.json(), me);

    // The session from before has ended.
    browser.cookie = first;
    assert_eq!(browser.get("/api/auth/me").await.problem(), "signed-out");
}

#[tokio::test]
async fn a_ceremony_is_for_once_and_for_its_own_site() {
    let server = Server::with_seats(&[4]).await;
    let mut browser = administrator(&server).await;
    let start = async |browser: &mut Browser<'_>| {
        browser.post("/api/auth/passkey/start", &json!({})).await.json()
    };
    let finish = "/api/auth/passkey/finish";
    let body = |started: &Value, credential: &Value| json!({"ceremony": started["ceremony"], "credential": credential});

    let started = start(&mut browser).await;
    let signed = browser.assert(&started).await;
    assert_eq!(browser.post(finish, &body(&started, &signed)).await.status, 200);
    let again = browser.post(finish, &body(&started, &signed)).await;
    assert_eq!((again.status.as_u16(), again.problem()), (400, "ceremony-failed".into()));

    // Signed for another challenge.
    let other = start(&mut browser).await;
    assert_eq!(browser.post(finish, &body(&other, &signed)).await.problem(), "ceremony-failed");

    // Altered on the way.
    let started = start(&mut browser).await;
    let mut altered = browser.assert(&started).await;
    altered["response"]["signature"] = signed["response"]["signature"].clone();
    assert_eq!(browser.post(finish, &body(&started, &altered)).await.problem(), "ceremony-failed");

    // Too late.
    let started = start(&mut browser).await;
    let late = browser.assert(&started).await;
    server.set_now(NOW + 601);
    assert_eq!(browser.post(finish, &body(&started, &late)).await.problem(), "ceremony-failed");

    let made_up = json!({"ceremony": "0".repeat(64), "credential": late});
    assert_eq!(browser.post(finish, &made_up).await.problem(), "ceremony-failed");
}

#[tokio::test]
async fn a_device_that_does_not_check_who_holds_it_is_not_enough() {
    let server = Server::with_seats(&[4]).await;
    let known = administrator(&server).await;
    let mut browser = Browser::of_anybody(&server);
    browser.passkey = known.passkey.clone();
    let mut started = browser.post("/api/auth/passkey/start", &json!({})).await.json();
    assert_eq!(started["options"]["publicKey"]["userVerification"], "required");
    started["options"]["publicKey"]["userVerification"] = "discouraged".into();
    let signed = browser.assert(&started).await;
    let finish = json!({"ceremony": started["ceremony"], "credential": signed});
    let answer = browser.post("/api/auth/passkey/finish", &finish).await;
    assert_eq!(answer.problem(), "ceremony-failed");
}

#[tokio::test]
async fn a_passkey_nobody_registered_signs_nobody_in() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let link = invite(&mut by, &invitation("staff")).await;
    // Made for an invitation that was then not accepted.
    let mut browser = Browser::new(&server);
    let (area, token) = parts(&link);
    let start = format!("/api/areas/{area}/invitations/passkey/start");
    let started = browser.done(Method::POST, &start, &json!({"token": token})).await;
    browser.create(&started).await;
    assert_eq!(browser.sign_in().await.problem(), "ceremony-failed");
    assert_eq!(browser.cookie, None);
}

#[tokio::test]
async fn a_session_ends_by_itself() {
    let server = Server::with_seats(&[4]).await;
    let mut browser = administrator(&server).await;
    let me = "/api/auth/me";
    // Used on and on, it ends after twelve hours.
    for hour in 0..12 {
        server.set_now(NOW + hour * HOUR);
        assert_eq!(browser.get(me).await.status, 200, "{hour}");
    }
    server.set_now(NOW + 12 * HOUR);
    assert_eq!(browser.get(me).await.problem(), "signed-out");
    // Not used, it ends after two.
    assert_eq!(browser.sign_in().await.status, 200);
    server.set_now(NOW + 14 * HOUR - 1);
    assert_eq!(browser.get(me).await.status, 200);
    server.set_now(NOW + 16 * HOUR - 1);
    assert_eq!(browser.get(me).await.problem(), "signed-out");
}

#[tokio::test]
async fn a_passkey_says_when_it_was_last_used() {
    let server = Server::with_seats(&[4]).await;
    let mut browser = administrator(&server).await;
    server.set_now(NOW + HOUR);
    assert_eq!(browser.sign_in().await.status, 200);
    let passkeys = browser.get("/api/auth/passkeys").await.json();
    assert_eq!(passkeys[0]["used_at"], NOW + HOUR, "what it signed is stored with it: {passkeys}");
}

#[tokio::test]
async fn one_signs_out_here_there_and_everywhere() {
    let server = Server::with_seats(&[4]).await;
    let mut first = administrator(&server).await;
    let mut second = Browser::new(&server);
    second.passkey = first.passkey.clone();
    let mut third = Browser::new(&server);
    third.passkey = first.passkey.clone();
    assert_eq!(second.sign_in().await.status, 200);
    assert_eq!(third.sign_in().await.status, 200);

    let sessions = first.get("/api/auth/sessions").await.json();
    assert_eq!(sessions.as_array().unwrap().len(), 3);
    let current: Vec<_> =
        sessions.as_array().unwrap().iter().map(|session| &session["is_current"]).collect();
    assert_eq!(current, [false, false, true]);

    // There.
    let newest = format!("/api/auth/sessions/{}", sessions[0]["id"].as_str().unwrap());
    assert_eq!(first.send(Method::DELETE, &newest, &Value::Null).await.status, 204);
    assert_eq!(third.get("/api/auth/me").await.problem(), "signed-out");
    assert_eq!(first.send(Method::DELETE, &newest, &Value::Null).await.status, 404);
    // Here.
    let answer = second.post("/api/auth/sign-out", &Value::Null).await;
    assert_eq!(answer.status, 204);
    assert!(answer.header("set-cookie").contains("Max-Age=0"));
    assert_eq!(second.cookie, None);
    // Everywhere.
    assert_eq!(third.sign_in().await.status, 200);
    assert_eq!(first.send(Method::DELETE, "/api/auth/sessions", &Value::Null).await.status, 204);
    assert_eq!(third.get("/api/auth/me").await.problem(), "signed-out");
}

#[tokio::test]
async fn nobody_ends_anothers_session() {
    let server = Server::with_seats(&[4]).await;
    let mut administrator = administrator(&server).await;
    let mut other = staff(&mut administrator, "staff").await;
    let sessions = other.get("/api/auth/sessions").await.json();
    let path = format!("/api/auth/sessions/{}", sessions[0]["id"].as_str().unwrap());
    assert_eq!(administrator.send(Method::DELETE, &path, &Value::Null).await.status, 404);
    assert_eq!(other.get("/api/auth/me").await.status, 200);
}

#[tokio::test]
async fn other_sites_pages_change_nothing() {
    let server = Server::with_seats(&[4]).await;
    let mut browser = administrator(&server).await;
    let invited = invitation("volunteer");
    let send = async |change: &dyn Fn(&mut axum::http::HeaderMap)| {
        let mut request = browser.request(Method::POST, INVITATIONS, &invited);
        change(request.headers_mut());
        server.send(request).await
    };
    let other = "https://evil.example".parse::<header::HeaderValue>().unwrap();
    let answer = send(&|headers| {
        headers.insert(header::ORIGIN, other.clone());
    })
    .await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (403, "cross-site".into()));
    for (name, value) in
        [("sec-fetch-site", "cross-site"), ("sec-fetch-site", "same-site"), ("x-csrf-token", "0")]
    {
        let answer = send(&|headers| {
            headers.insert(name, value.parse().unwrap());
        })
        .await;
        assert_eq!(answer.problem(), "cross-site", "{name}: {value}");
    }
    let answer = send(&|headers| {
        headers.remove("x-csrf-token");
    })
    .await;
    assert_eq!(answer.problem(), "cross-site");
    let answer = send(&|headers| {
        headers.remove(header::ORIGIN);
        headers.remove("sec-fetch-site");
    })
    .await;
    assert_eq!(answer.problem(), "cross-site");
    let answer = send(&|headers| {
        headers.insert(header::CONTENT_TYPE, "text/plain".parse().unwrap());
    })
    .await;
    assert_eq!(answer.problem(), "content-type");
    let left = browser.get(INVITATIONS).await.json();
    assert_eq!(left.as_array().unwrap().len(), 1, "their own");
    // Nobody is signed in as somebody else by another page either.
    let request = browser.request(Method::POST, "/api/auth/passkey/start", &json!({}));
    let (mut parts, body) = request.into_parts();
    parts.headers.insert("sec-fetch-site", "cross-site".parse().unwrap());
    let answer = server.send(axum::http::Request::from_parts(parts, body)).await;
    assert_eq!(answer.problem(), "cross-site");
}

#[tokio::test]
async fn passkeys_are_added_and_removed_but_for_the_last() {
    let server = Server::with_seats(&[4]).await;
    let mut browser = administrator(&server).await;
    let list = "/api/auth/passkeys";
    let known = browser.get(list).await.json();
    let [only] = known.as_array().unwrap().as_slice() else { panic!("{known}") };
    let only = format!("{list}/{}", only["id"].as_str().unwrap());
    let answer = browser.send(Method::DELETE, &only, &Value::Null).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, "conflict".into()));

    let started = browser.done(Method::POST, &format!("{list}/start"), &Value::Null).await;
    assert_eq!(started["options"]["publicKey"]["excludeCredentials"].as_array().unwrap().len(), 1);
    let mut another = Browser::new(&server);
    let credential = another.create(&started).await;
    let finish = json!({"ceremony": started["ceremony"], "credential": credential});
    browser.done(Method::POST, &format!("{list}/finish"), &finish).await;
    assert_eq!(browser.get(list).await.json().as_array().unwrap().len(), 2);
    assert_eq!(browser.send(Method::DELETE, &only, &Value::Null).await.status, 204);
    assert_eq!(browser.sign_in().await.problem(), "ceremony-failed", "its passkey is gone");
    assert_eq!(another.sign_in().await.status, 200);
}

#[tokio::test]
async fn one_does_not_finish_what_another_began() {
    let server = Server::with_seats(&[4]).await;
    let mut administrator = administrator(&server).await;
    let mut other = staff(&mut administrator, "staff").await;
    let start = "/api/auth/passkeys/start";
    let started = administrator.done(Method::POST, start, &Value::Null).await;
    let credential = other.create(&started).await;
    let finish = json!({"ceremony": started["ceremony"], "credential": credential});
    let answer = other.post("/api/auth/passkeys/finish", &finish).await;
    assert_eq!(answer.problem(), "ceremony-failed");
    // Nor is it an invitation's.
    let link = invite(&mut administrator, &invitation("administrator")).await;
    let (area, token) = parts(&link);
    let started = administrator.done(Method::POST, start, &Value::Null).await;
    let credential = Browser::new(&server).create(&started).await;
    let finish = json!({"token": token, "ceremony": started["ceremony"], "credential": credential});
    let answer = Browser::new(&server)
        .post(&format!("/api/areas/{area}/invitations/passkey/finish"), &finish)
        .await;
    assert_ne!(answer.status, 200, "{answer:?}");
}
