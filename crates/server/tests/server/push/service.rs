//! A push service and the browsers that it serves: it checks who sends, they read what comes.

use std::{
    collections::VecDeque,
    sync::{Arc, Mutex},
};

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::{HeaderMap, StatusCode, header},
    routing::post,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use p256::{PublicKey, SecretKey, ecdh::diffie_hellman};
use ring::{
    aead::{AES_128_GCM, Aad, LessSafeKey, Nonce, UnboundKey},
    hmac::{self, HMAC_SHA256},
    signature::{ECDSA_P256_SHA256_FIXED, UnparsedPublicKey},
};
use sammen_server::{PushSender, PushServices, Site};
use sammen_sync::PushSubscription;
use serde_json::Value;

/// What came for whom, and what the next requests are answered with.
#[derive(Default)]
struct Post {
    messages: Vec<(String, Vec<u8>)>,
    answers: VecDeque<u16>,
    key: Option<String>,
}

/// A push service on this machine.
#[derive(Clone)]
pub struct PushService {
    post: Arc<Mutex<Post>>,
    port: u16,
}

impl PushService {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let service = Self { post: Arc::default(), port };
        let app = Router::new().route("/{browser}", post(take)).with_state(service.clone());
        tokio::spawn(async move { axum::serve(listener, app).await });
        service
    }

    /// Who sends, to this service.
    pub fn sender(&self) -> PushSender {
        let services = PushServices::new(vec!["localhost".into()]).unwrap();
        PushSender::new(services, Site::of_this_machine(8080).origin).unwrap()
    }

    /// Answers the next requests so, and takes nothing of theirs.
    pub fn answer_next(&self, statuses: &[u16]) {
        self.post.lock().unwrap().answers.extend(statuses);
    }

    /// What came for a browser since the last time.
    pub fn take(&self, browser: &Browser) -> Vec<Value> {
        let mut post = self.post.lock().unwrap();
        let (its, others) = std::mem::take(&mut post.messages)
            .into_iter()
            .partition(|(name, _)| *name == browser.name());
        post.messages = others;
        let its: Vec<(String, Vec<u8>)> = its;
        its.iter().map(|(_, sealed)| browser.open(sealed)).collect()
    }

    /// Whether the request is signed by the one server that browsers have subscribed to (RFC 8292).
    fn knows(&self, proof: &str) -> bool {
        let (token, key) = proof.strip_prefix("vapid t=").unwrap().split_once(", k=").unwrap();
        let (signed, signature) = token.rsplit_once('.').unwrap();
        let (key_bytes, signature) = (decode(key), decode(signature));
        let key_bytes = UnparsedPublicKey::new(&ECDSA_P256_SHA256_FIXED, key_bytes);
        let claims = signed.split_once('.').unwrap().1;
        let claims: Value = serde_json::from_slice(&decode(claims)).unwrap();
        assert_eq!(claims["aud"], format!("http://localhost:{}", self.port));
        assert_eq!(claims["sub"], "http://localhost:8080");
        let known = self.post.lock().unwrap().key.get_or_insert_with(|| key.to_owned()).clone();
        key == known && key_bytes.verify(signed.as_bytes(), &signature).is_ok()
    }
}

async fn take(
    State(service): State<PushService>,
    Path(browser): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> StatusCode {
    let header = |name: &str| headers[name].to_str().unwrap();
    if !service.knows(header(header::AUTHORIZATION.as_str())) {
        return StatusCode::FORBIDDEN;
    }
    assert_eq!(header("content-encoding"), "aes128gcm");
    assert!(header("ttl").parse::<u32>().unwrap() > 0);
    assert!(header("topic").len() <= 32);
    let mut post = service.post.lock().unwrap();
    if let Some(status) = post.answers.pop_front() {
        return StatusCode::from_u16(status).unwrap();
    }
    post.messages.push((browser, body.to_vec()));
    StatusCode::CREATED
}

/// A browser's keys.
pub struct Browser {
    number: u8,
    key: SecretKey,
    secret: [u8; 16],
}

impl Browser {
    pub fn new(number: u8) -> Self {
        let key = SecretKey::from_slice(&[number; 32]).unwrap();
        Self { number, key, secret: [number; 16] }
    }

    fn name(&self) -> String {
        format!("browser-{}", self.number)
    }

    fn public_key(&self) -> Vec<u8> {
        self.key.public_key().to_sec1_bytes().to_vec()
    }

    pub fn subscription(&self, service: &PushService, language: &str) -> PushSubscription {
        PushSubscription {
            endpoint: format!("http://localhost:{}/{}", service.port, self.name()),
            key: self.public_key(),
            secret: self.secret.to_vec(),
            language: language.into(),
        }
    }

    /// Reads a message (RFC 8291).
    fn open(&self, sealed: &[u8]) -> Value {
        let (salt, rest) = sealed.split_at(16);
        let (their_key, record) = rest[5..].split_at(usize::from(rest[4]));
        let point = PublicKey::from_sec1_bytes(their_key).unwrap();
        let shared = diffie_hellman(self.key.to_nonzero_scalar(), point.as_affine());
        let info = [b"WebPush: info\0", &self.public_key()[..], their_key, &[1]].concat();
        let agreed = digest(&self.secret, shared.raw_secret_bytes());
        let agreed = digest(salt, &digest(&agreed, &info));
        let key = digest(&agreed, b"Content-Encoding: aes128gcm\0\x01");
        let nonce = digest(&agreed, b"Content-Encoding: nonce\0\x01");
        let key = LessSafeKey::new(UnboundKey::new(&AES_128_GCM, &key[..16]).unwrap());
        let nonce = Nonce::try_assume_unique_for_key(&nonce[..12]).unwrap();
        let mut record = record.to_vec();
        let opened = key.open_in_place(nonce, Aad::empty(), &mut record).unwrap();
        let (end, message) = opened.split_last().unwrap();
        assert_eq!(*end, 2, "the last record");
        serde_json::from_slice(message).unwrap()
    }
}

fn digest(key: &[u8], data: &[u8]) -> Vec<u8> {
    hmac::sign(&hmac::Key::new(HMAC_SHA256, key), data).as_ref().to_vec()
}

fn decode(text: &str) -> Vec<u8> {
    BASE64_URL_SAFE_NO_PAD.decode(text).unwrap()
}
