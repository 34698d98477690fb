//! A browser: cookies, passkeys, and what it says of where a request comes from.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use passkey::types::Passkey;
use sammen_device_key::DeviceKey;
use sammen_sync::signature::NONCE_HEADER;
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
    /// The number of the key that the phone proves itself with, if it does.
    pub phone: Option<u8>,
    /// The server's nonce that it signs under.
    pub nonce: String,
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
            phone: None,
            nonce: String::new(),
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
        if is_safe {
            return request.body(Body::empty()).unwrap();
        }
        for (name, value) in self.signature(path, body.to_string().as_bytes()) {
            request = request.header(name, value);
        }
        request
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, "application/json")
            .header("x-csrf-token", &self.csrf_token)
            .body(Body::from(body.to_string()))
            .unwrap()
    }

    /// What proves that it is the phone that posts a body.
    pub fn signature(&self, path: &str, body: &[u8]) -> Vec<(&'static str, String)> {
        let key = self.phone.map(|number| DeviceKey::numbered(number.into()));
        let sign = |key: std::sync::Arc<DeviceKey>| {
            key.sign_under(&self.nonce, "POST", path, body).to_vec()
        };
        key.map(sign).unwrap_or_default()
    }

    /// Whether a request was only refused for the nonce, which is known then.
    pub fn learns_nonce(&mut self, answer: &Answer) -> bool {
        let is_old = answer.status == 401 && answer.problem() == "nonce";
        if is_old {
            answer.header(NONCE_HEADER).clone_into(&mut self.nonce);
        }
        is_old
    }

    pub async fn send(&mut self, method: Method, path: &str, body: &Value) -> Answer {
        let mut answer = self.server.send(self.request(method.clone(), path, body)).await;
        if self.learns_nonce(&answer) {
            answer = self.server.send(self.request(method, path, body)).await;
        }
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
