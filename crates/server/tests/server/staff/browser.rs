//! A browser: cookies, passkeys, and what it says of where a request comes from.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use passkey::types::Passkey;
use serde_json::{Value, json};

use super::authenticator::Authenticator;
use crate::fixture::{Answer, Server};

pub const ORIGIN: &str = "http://localhost:8080";

/// A browser with a device that holds one passkey.
pub struct Browser<'a> {
    pub server: &'a Server,
    /// The device's passkey.
    pub passkey: Option<Passkey>,
    /// Whether the device checks who holds it.
    verifies: bool,
    pub cookie: Option<String>,
    pub csrf_token: String,
    /// The resident's secret that the phone proves itself with, if it does.
    pub secret: Option<u8>,
}

impl<'a> Browser<'a> {
    pub fn new(server: &'a Server) -> Self {
        Self::of(server, true)
    }

    /// Of somebody whose device does not check who holds it.
    pub fn of_anybody(server: &'a Server) -> Self {
        Self::of(server, false)
    }

    fn of(server: &'a Server, verifies: bool) -> Self {
        Self {
            server,
            passkey: None,
            verifies,
            cookie: None,
            csrf_token: String::new(),
            secret: None,
        }
    }

    /// A request as this site's own pages send it.
    pub fn request(&self, method: Method, path: &str, body: &Value) -> Request<Body> {
        let is_safe = method.is_safe();
        let mut request = Request::builder().method(method).uri(path);
        request = request.header("sec-fetch-site", "same-origin");
        if let Some(cookie) = &self.cookie {
            request = request.header(header::COOKIE, cookie);
        }
        if let Some(secret) = self.secret {
            let secret = format!("{secret:02x}").repeat(32);
            request = request.header(header::AUTHORIZATION, format!("Bearer {secret}"));
        }
        if is_safe {
            return request.body(Body::empty()).unwrap();
        }
        request
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-csrf-token", &self.csrf_token)
            .body(Body::from(body.to_string()))
            .unwrap()
    }

    pub async fn send(&mut self, method: Method, path: &str, body: &Value) -> Answer {
        let answer = self.server.send(self.request(method, path, body)).await;
        for cookie in answer.headers.get_all(header::SET_COOKIE) {
            let pair = cookie.to_str().unwrap().split(';').next().unwrap();
            self.cookie = (!pair.ends_with('=')).then(|| pair.to_owned());
        }
        answer
    }

    pub async fn get(&mut self, path: &str) -> Answer {
        self.send(Method::GET, path, &Value::Null).await
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Answer {
        self.send(Method::POST, path, body).await
    }

    /// What a request that must be done is answered with.
    pub async fn done(&mut self, method: Method, path: &str, body: &Value) -> Value {
        let answer = self.send(method, path, body).await;
        assert!(answer.status.is_success(), "{path}: {answer:?}");
        if answer.body.is_empty() { Value::Null } else { answer.json() }
    }

    /// Keeps what being signed in gives.
    pub fn signed_in(&mut self, me: &Value) {
        me["csrf_token"].as_str().unwrap().clone_into(&mut self.csrf_token);
    }

    /// Makes a passkey for a ceremony.
    pub async fn create(&mut self, started: &Value) -> Value {
        let mut device = Authenticator { passkey: None, verifies: self.verifies };
        let made = device.create(&started["options"], ORIGIN).await;
        self.passkey = device.passkey;
        made
    }

    /// Signs for a ceremony.
    pub async fn assert(&mut self, started: &Value) -> Value {
        let mut device = Authenticator { passkey: self.passkey.take(), verifies: self.verifies };
        let signed = device.assert(&started["options"], ORIGIN).await;
        self.passkey = device.passkey;
        signed
    }

    /// Signs in with the device's passkey.
    pub async fn sign_in(&mut self) -> Answer {
        let started = self.post("/api/auth/passkey/start", &json!({})).await.json();
        let credential = self.assert(&started).await;
        let finish = json!({"ceremony": started["ceremony"], "credential": credential});
        let answer = self.post("/api/auth/passkey/finish", &finish).await;
        if answer.status.is_success() {
            self.signed_in(&answer.json());
        }
        answer
    }

    /// Accepts the invitation of a link with a new passkey.
    pub async fn accept(&mut self, link: &str) -> Value {
        let (area, token) = parts(link);
        let base = format!("/api/areas/{area}/invitations/passkey");
        let started =
            self.done(Method::POST, &format!("{base}/start"), &json!({"token": token})).await;
        let credential = self.create(&started).await;
        let finish =
            json!({"token": token, "ceremony": started["ceremony"], "credential": credential});
        let me = self.done(Method::POST, &format!("{base}/finish"), &finish).await;
        self.signed_in(&me);
        me
    }
}

/// The area and the secret of a link.
pub fn parts(link: &str) -> (&str, &str) {
    link.split_once('#').unwrap().1.split_once('.').unwrap()
}
