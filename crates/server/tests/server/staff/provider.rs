//! Signing in through an OpenID Connect provider: npm's `oidc-provider`, started here.

use std::sync::{Arc, LazyLock};

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use sammen_oidc_fixture::{CLIENT_ID, CLIENT_SECRET, Choice, Provider, go_through};
use sammen_server::{OidcConfiguration, OidcProvider, Site};
use serde_json::json;

use super::{Browser, administrator, browser::ORIGIN};
use crate::fixture::{Answer, NOW, Server, content};

const START: &str = "/api/auth/oidc/start";
const CALLBACK: &str = "/api/auth/oidc/callback";
const PERSON: &str = "vipstjert";
const LOGIN: &str = "vipstjert@gladsaxe.example";

/// One for all tests of this process.
static PROVIDER: LazyLock<Provider> =
    LazyLock::new(|| Provider::start(&format!("{ORIGIN}{CALLBACK}")).unwrap());

fn configuration() -> OidcConfiguration {
    OidcConfiguration {
        issuer: PROVIDER.issuer().to_owned(),
        client_id: CLIENT_ID.to_owned(),
        client_secret: Some(CLIENT_SECRET.to_owned()),
        name: "Gladsaxe Kommune".to_owned(),
        login_claim: "email".to_owned(),
        scopes: vec!["email".to_owned()],
    }
}

async fn server_with(configuration: OidcConfiguration) -> Server {
    let site = Site::of_this_machine(8080);
    let provider = OidcProvider::new(configuration, &site.origin).unwrap();
    let server = Server::with(None, Site { provider: Some(Arc::new(provider)), ..site }).await;
    server.apply(&content(&[4])).await;
    server
}

/// A server, and an account that waits for a login.
async fn server(login: &str) -> Server {
    let server = server_with(configuration()).await;
    let mut by = administrator(&server).await;
    let account = json!({
        "display_name": "Vipstjert",
        "login": login,
        "grant": {"role": "staff", "valid_until": NOW + 86_400},
    });
    by.done(Method::POST, "/api/staff/areas/hoeje-gladsaxe/accounts", &account).await;
    drop(by);
    server
}

/// The pages of the provider, gone through elsewhere than where the server's answers come from.
async fn at_the_provider(address: String, choice: &'static str) -> String {
    let choose = move || match choice {
        "" => go_through(&address, Choice::Abort),
        login => go_through(&address, Choice::SignIn(login)),
    };
    tokio::task::spawn_blocking(choose).await.unwrap().unwrap()
}

/// A navigation from the provider's page: nothing that only our own pages send.
async fn navigate(browser: &mut Browser<'_>, address: &str) -> Answer {
    let path = address.strip_prefix(ORIGIN).unwrap_or(address);
    let mut request = Request::get(path).header("sec-fetch-site", "cross-site");
    if let Some(cookie) = &browser.cookie {
        request = request.header(header::COOKIE, cookie);
    }
    let answer = browser.server.send(request.body(Body::empty()).unwrap()).await;
    for cookie in answer.headers.get_all(header::SET_COOKIE) {
        let pair = cookie.to_str().unwrap().split(';').next().unwrap();
        if !pair.ends_with('=') {
            browser.cookie = Some(pair.to_owned());
        }
    }
    answer
}

/// Leaves for the provider; the address that the browser is sent to.
async fn leave(browser: &mut Browser<'_>) -> String {
    let answer = navigate(browser, START).await;
    assert_eq!(answer.status, 303, "{answer:?}");
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("__Host-sammen-away=") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    answer.header("location").to_owned()
}

/// Goes all the way; where the browser is in the end.
async fn sign_in(browser: &mut Browser<'_>, login: &'static str) -> String {
    let address = leave(browser).await;
    let back = at_the_provider(address, login).await;
    navigate(browser, &back).await.header("location").to_owned()
}

#[tokio::test]
async fn an_account_that_was_added_signs_in_by_its_login_and_then_by_who_it_is() {
    let server = server(LOGIN).await;
    let mut browser = Browser::new(&server);
    assert_eq!(
        browser.get("/api/auth/methods").await.json(),
        json!({"passkey": true, "oidc": {"name": "Gladsaxe Kommune"}})
    );
    assert_eq!(sign_in(&mut browser, PERSON).await, "/staff/");
    let me = browser.get("/api/auth/me").await.json();
    assert_eq!(me["account"]["display_name"], "Vipstjert");
    assert_eq!(me["session"]["method"], "oidc");
    assert_eq!(me["grants"][0]["role"], "staff");
    let mut later = Browser::new(&server);
    assert_eq!(sign_in(&mut later, PERSON).await, "/staff/");
    assert_eq!(later.get("/api/auth/me").await.json()["account"], me["account"]);
    // Whoever has the address one day is not who had it then.
    let mut other = Browser::new(&server);
    assert_eq!(sign_in(&mut other, "vipstjert+2").await, "/staff/?sign-in=not-known");
    let mut snapshot = server.database.read().await.unwrap();
    let waiting = snapshot.fetch_all("SELECT login FROM oidc_login", &[]).await.unwrap();
    assert_eq!(waiting.len(), 0, "the login is kept no longer than needed");
}

#[tokio::test]
async fn who_was_not_added_is_told_so() {
    let server = server("Unverified@Gladsaxe.example").await;
    for login in ["stranger", "unverified"] {
        let mut browser = Browser::new(&server);
        assert_eq!(sign_in(&mut browser, login).await, "/staff/?sign-in=not-known", "{login}");
        assert_eq!(browser.get("/api/auth/me").await.problem(), "signed-out");
    }
    let mut browser = Browser::new(&server);
    assert_eq!(sign_in(&mut browser, "").await, "/staff/?sign-in=refused");
}

#[tokio::test]
async fn a_way_back_is_for_its_own_browser_once_and_in_time() {
    let server = server(LOGIN).await;
    let expired = "/staff/?sign-in=expired";
    let come = async |browser: &mut Browser<'_>, back: &str| {
        let answer = navigate(browser, back).await;
        assert_eq!(answer.status, 303);
        answer.header("location").to_owned()
    };
    // Another browser has it.
    let mut browser = Browser::new(&server);
    let address = leave(&mut browser).await;
    let back = at_the_provider(address, PERSON).await;
    let mut another = Browser::new(&server);
    assert_eq!(come(&mut another, &back).await, expired);
    leave(&mut another).await;
    assert_eq!(come(&mut another, &back).await, expired, "nor after it left by itself");
    // Another state; and what has ended badly does not begin again.
    let (before, state) = back.split_once("state=").unwrap();
    let altered = format!("{before}state=x{state}");
    let away = browser.cookie.clone();
    assert_eq!(come(&mut browser, &altered).await, expired);
    browser.cookie = away;
    assert_eq!(come(&mut browser, &back).await, expired);
    // Twice.
    let mut browser = Browser::new(&server);
    let address = leave(&mut browser).await;
    let away = browser.cookie.clone();
    let back = at_the_provider(address, PERSON).await;
    assert_eq!(come(&mut browser, &back).await, "/staff/");
    browser.cookie = away;
    assert_eq!(come(&mut browser, &back).await, expired);
    // Too late.
    let mut browser = Browser::new(&server);
    let address = leave(&mut browser).await;
    let back = at_the_provider(address, PERSON).await;
    server.set_now(NOW + 601);
    assert_eq!(come(&mut browser, &back).await, expired);
    // Nothing at all.
    for nothing in [CALLBACK.to_owned(), format!("{CALLBACK}?code=a&code=b")] {
        assert_eq!(come(&mut Browser::new(&server), &nothing).await, expired);
    }
}

#[tokio::test]
async fn what_the_provider_says_of_another_way_is_not_believed() {
    let server = server(LOGIN).await;
    // The nonce ties the claims to this way, the challenge ties the code to it.
    for part in ["nonce", "code_challenge"] {
        let mut browser = Browser::new(&server);
        let address = leave(&mut browser).await;
        let (before, value) = address.split_once(&format!("&{part}=")).unwrap();
        let value = value.split('&').next().unwrap();
        let other: String = value.chars().rev().collect();
        let rest = &address[before.len()..];
        let altered = format!("{before}{}", rest.replacen(value, &other, 1));
        assert_ne!(altered, address);
        let back = at_the_provider(altered, PERSON).await;
        let answer = navigate(&mut browser, &back).await;
        assert_eq!(answer.header("location"), "/staff/?sign-in=failed", "{part}");
        assert_eq!(browser.get("/api/auth/me").await.problem(), "signed-out");
    }
}

#[tokio::test]
async fn a_closed_account_is_told_so() {
    let server = server(LOGIN).await;
    let mut browser = Browser::new(&server);
    sign_in(&mut browser, PERSON).await;
    let me = browser.get("/api/auth/me").await.json();
    let mut by = administrator(&server).await;
    let account = me["account"]["id"].as_str().unwrap();
    let path = format!("/api/staff/areas/hoeje-gladsaxe/accounts/{account}/disabled");
    by.done(Method::PUT, &path, &json!({"disabled": true})).await;
    assert_eq!(sign_in(&mut browser, PERSON).await, "/staff/?sign-in=closed");
}

#[tokio::test]
async fn a_provider_that_is_not_as_configured_signs_nobody_in() {
    // Another secret than the provider knows.
    let wrong = "another".to_owned();
    let server =
        server_with(OidcConfiguration { client_secret: Some(wrong), ..configuration() }).await;
    let mut browser = Browser::new(&server);
    assert_eq!(sign_in(&mut browser, PERSON).await, "/staff/?sign-in=failed");
    // Nobody there.
    let nowhere = "http://127.0.0.1:1".to_owned();
    let server = server_with(OidcConfiguration { issuer: nowhere, ..configuration() }).await;
    let answer = navigate(&mut Browser::new(&server), START).await;
    assert_eq!(answer.header("location"), "/staff/?sign-in=failed");
    // None configured.
    let server = Server::with_seats(&[4]).await;
    assert_eq!(server.get(START).await.status, 404);
    assert_eq!(server.get(CALLBACK).await.status, 404);
}
