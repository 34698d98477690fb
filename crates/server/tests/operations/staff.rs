//! People with roles: the first administrator's link, what logs and figures say of them, and too many tries.

use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::{
    authenticator::Authenticator,
    serving::{Answer, Serving, exchange, sammen},
};

/// Words that stand for what must not be told.
const NAME: &str = "Kanariefugl";
const OTHER_NAME: &str = "Bogfinke";
const PIN: &str = "295817";
const AREA: &str = "/api/areas/hoeje-gladsaxe";
const STAFF: &str = "/api/staff/areas/hoeje-gladsaxe";

/// A page of the server's own site.
struct Page {
    address: SocketAddr,
    origin: String,
    cookie: String,
    csrf_token: String,
    device: Authenticator,
    secret: String,
}

impl Page {
    fn new(address: SocketAddr) -> Self {
        Self {
            address,
            origin: format!("http://localhost:{}", address.port()),
            cookie: String::new(),
            csrf_token: String::new(),
            device: Authenticator { passkey: None, verifies: true },
            secret: format!("Bearer {}", "5a".repeat(32)),
        }
    }

    fn send(&mut self, method: &str, path: &str, body: &Value) -> Answer {
        let headers = [
            ("origin", self.origin.as_str()),
            ("cookie", &self.cookie),
            ("x-csrf-token", &self.csrf_token),
            ("authorization", &self.secret),
            ("content-type", "application/json"),
        ];
        let answer =
            exchange(self.address, method, path, &headers, body.to_string().as_bytes()).unwrap();
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default();
        if !cookie.is_empty() {
            cookie.clone_into(&mut self.cookie);
        }
        answer
    }

    fn done(&mut self, method: &str, path: &str, body: &Value) -> Value {
        let answer = self.send(method, path, body);
        let words = String::from_utf8_lossy(&answer.body).into_owned();
        assert!((200..300).contains(&answer.status), "{path}: {} {words}", answer.status);
        let body: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        if let Some(token) = body["csrf_token"].as_str() {
            token.clone_into(&mut self.csrf_token);
        }
        body
    }

    async fn accept(&mut self, token: &str) -> Value {
        let base = format!("{AREA}/invitations/passkey");
        let started = self.done("POST", &format!("{base}/start"), &json!({"token": token}));
        let credential = self.device.create(&started["options"], &self.origin).await;
        let finish =
            json!({"token": token, "ceremony": started["ceremony"], "credential": credential});
        self.done("POST", &format!("{base}/finish"), &finish)
    }

    async fn sign_in(&mut self) -> Value {
        let started = self.done("POST", "/api/auth/passkey/start", &json!({}));
        let credential = self.device.assert(&started["options"], &self.origin).await;
        let finish = json!({"ceremony": started["ceremony"], "credential": credential});
        self.done("POST", "/api/auth/passkey/finish", &finish)
    }
}

/// What `sammen admin create` prints.
fn create_administrator(server: &Serving, areas: &[&str]) -> (bool, String) {
    let mut create = sammen();
    create.args(["admin", "create", "--name", NAME, "--data"]).arg(server.data());
    create.args(areas.iter().flat_map(|area| ["--area", area]));
    let output = create.output().unwrap();
    (output.status.success(), String::from_utf8(output.stdout).unwrap())
}

fn token_of(link: &str) -> String {
    link.trim().split_once('.').unwrap().1.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_has_a_link_and_nobody_is_in_the_log() {
    let server = Serving::with(&["--log-format", "json"]);
    assert!(!create_administrator(&server, &["nowhere"]).0);
    let (is_made, link) = create_administrator(&server, &["hoeje-gladsaxe", "vaerebro-park"]);
    assert!(is_made && link.starts_with("http://localhost:8080/staff/#hoeje-gladsaxe."), "{link}");
    let token = token_of(&link);
    let mut page = Page::new(server.address);
    let me = page.accept(&token).await;
    assert_eq!(me["grants"].as_array().unwrap().len(), 2);
    let mut told = vec![token, page.cookie.clone(), page.csrf_token.clone()];
    page.sign_in().await;
    told.extend([page.cookie.clone(), page.csrf_token.clone()]);

    let activities = page.done("GET", &format!("{STAFF}/activities"), &Value::Null);
    let invitation = json!({
        "role": "volunteer", "display_name": OTHER_NAME,
        "activities": [activities[0]["id"]], "valid_until": 4_000_000_000_i64,
    });
    let refused = page.send("POST", &format!("{STAFF}/invitations"), &invitation);
    assert_eq!(refused.status, 422, "too long");
    let mut invitation = invitation;
    let soon = me["session"]["created_at"].as_i64().unwrap() + 86_400;
    invitation["valid_until"] = json!(soon);
    let made = page.done("POST", &format!("{STAFF}/invitations"), &invitation);
    let token = token_of(made["link"].as_str().unwrap());
    let mut phone = Page::new(server.address);
    phone.done("POST", &format!("{AREA}/invitations/pin"), &json!({"token": token, "pin": PIN}));
    let wrong = phone.send("POST", &format!("{AREA}/auth/pin"), &json!({"pin": "718592"}));
    assert_eq!(wrong.status, 403);
    phone.done("POST", &format!("{AREA}/auth/pin"), &json!({"pin": PIN}));
    page.done("GET", &format!("{STAFF}/audit"), &Value::Null);
    let odd = page.send("POST", "/api/auth/passkey/finish", &json!({"ceremony": NAME}));
    assert_eq!(odd.status, 400);
    told.extend([token, phone.cookie.clone(), phone.csrf_token.clone(), phone.secret.clone()]);
    told.extend([NAME, OTHER_NAME, PIN, "718592"].map(str::to_owned));
    told.push(me["account"]["id"].as_str().unwrap().to_owned());

    let figures = server.figures().to_lowercase();
    server.signal("TERM");
    let log = server.ended().log.to_lowercase();
    for word in told {
        let word = word.to_lowercase();
        let secret = word.rsplit(['=', ' ']).next().unwrap();
        assert!(!log.contains(secret), "{secret} is in the log:\n{log}");
        assert!(!figures.contains(secret), "{secret} is in the figures:\n{figures}");
    }
    assert!(log.contains(r#""route":"/api/staff/areas/{area}/invitations""#), "{log}");
}

#[test]
fn too_many_tries_have_to_wait_and_a_proxy_tells_who_tries() {
    let start = |address, from: &str| {
        let origin = format!("http://localhost:{}", SocketAddr::port(&address));
        let headers = [("origin", origin.as_str()), ("x-forwarded-for", from)];
        exchange(address, "POST", "/api/auth/passkey/start", &headers, b"").unwrap()
    };
    let server = Serving::with(&[]);
    // Whoever is no proxy can say what they like.
    let answers: Vec<_> =
        (0..80).map(|n| start(server.address, &format!("203.0.113.{n}"))).collect();
    assert!(answers[..60].iter().all(|answer| answer.status == 200));
    let refused = answers.iter().find(|answer| answer.status == 429).expect("more than a few");
    let wait: u64 = refused.header("retry-after").parse().unwrap();
    assert!((1..=2).contains(&wait), "{wait}");
    assert!(String::from_utf8_lossy(&refused.body).contains("/problems/too-many"));
    assert_eq!(server.get("/api/areas").status, 200, "reading goes on");

    let server = Serving::with(&["--proxy", "127.0.0.0/8"]);
    for n in 0..80 {
        assert_eq!(start(server.address, &format!("203.0.113.{n}")).status, 200);
    }
    let refused = (0..80).any(|_| start(server.address, "203.0.113.7").status == 429);
    assert!(refused, "one of them tries again and again");
}
