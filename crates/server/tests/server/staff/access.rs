//! The table of who may call what, walked by everybody there is.
//!
//! `access.txt` is the table as it was agreed. To take the new one after a change that is meant:
//! `SAMMEN_BLESS=1 cargo test -p sammen-server access`.

use std::{fs, path::Path};

use axum::{
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use sammen_domain::{AreaId, Mutation, PlaceRegistration, RegistrationId};
use sammen_server::access_table;
use sammen_sync::{ClientId, PullRequest, Scope, seal};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{
    Browser, administrator, invited,
    people::{administrator_of, invitation, invite},
    staff, volunteer,
};
use crate::{
    fixture::{Answer, NOW, SEALED, Server, area, content, id, occurrence_id},
    phone::Phone,
};

const DAY: i64 = 86_400;
/// A participant's name.
const CANARY: &str = "Kanariefugl";
/// The phone of whoever it is that registered, and of those whose phone is named.
const RESIDENT: u8 = 1;
const VOLUNTEER: u8 = 7;
const VOLUNTEER_WITH_NAMES: u8 = 8;
/// The phones of all others, one after the other.
const SOME_PHONE: u8 = 0x40;

/// One line of the agreed table.
struct Line {
    method: Method,
    path: String,
    access: String,
}

impl Line {
    /// With something in every place that could be there.
    fn path(&self) -> String {
        self.path
            .replace("{area}", area().as_str())
            .replace("{hash}", &"0".repeat(64))
            .replace("{token}", &"0".repeat(64))
            .replace("/occurrences/{id}", &format!("/occurrences/{}", occurrence_id(0)))
            .replace("{id}", &id(0x404).to_string())
            .replace("{registration}", &id(0x404).to_string())
    }

    fn allows(&self, role: &str) -> bool {
        self.access.split(' ').any(|allowed| allowed == role)
    }

    fn needs_session(&self) -> bool {
        !["public", "own-pages", "device", "collector"].contains(&self.access.as_str())
    }
}

fn agreed() -> Vec<Line> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/server/staff/access.txt");
    let there = access_table().into_iter();
    let mut there: Vec<String> =
        there.map(|(method, path, access)| format!("{method} {path}: {access}")).collect();
    there.sort();
    let there = there.join("\n") + "\n";
    if std::env::var_os("SAMMEN_BLESS").is_some() {
        fs::write(&file, &there).unwrap();
    }
    let known = fs::read_to_string(&file).unwrap();
    assert_eq!(known, there, "who may call what has changed; see the test for what to do");
    let line = |line: &str| {
        let (call, access) = line.split_once(": ").unwrap();
        let (method, path) = call.split_once(' ').unwrap();
        Line { method: method.parse().unwrap(), path: path.into(), access: access.into() }
    };
    known.lines().map(line).collect()
}

/// Somebody, and the role that they have in the area now, if any.
struct Somebody<'a> {
    who: &'static str,
    role: &'static str,
    is_signed_in: bool,
    browser: Browser<'a>,
}

impl<'a> Somebody<'a> {
    fn new(who: &'static str, role: &'static str, browser: Browser<'a>) -> Self {
        Self { who, role, is_signed_in: true, browser }
    }

    /// Calls an endpoint of the table.
    async fn call(&mut self, line: &Line) -> Answer {
        if self.is_signed_in && self.browser.get("/api/auth/me").await.status != 200 {
            // Another call has ended the session.
            self.browser.cookie = None;
            let phone = self.browser.phone.take();
            let answer = self.browser.sign_in().await;
            self.browser.phone = phone;
            assert_eq!(answer.status, 200, "{}: {answer:?}", self.who);
        }
        if line.access == "device" || line.path.ends_with("/responses") {
            return self.pull_or_push(line).await;
        }
        self.browser.send(line.method.clone(), &line.path(), &json!({})).await
    }

    async fn pull_or_push(&mut self, line: &Line) -> Answer {
        let pull = PullRequest {
            area: area(),
            client: ClientId(Uuid::new_v4()),
            cookie: None,
            base: None,
            scope: Some(Scope::OWN),
            outcomes_after: 0,
        };
        let body = seal(&pull);
        let answer = self.post_sealed(line, &body).await;
        if self.browser.learns_nonce(&answer) {
            return self.post_sealed(line, &body).await;
        }
        answer
    }

    async fn post_sealed(&self, line: &Line, body: &[u8]) -> Answer {
        let path = line.path();
        let mut request = Request::post(&path).header(header::CONTENT_TYPE, SEALED);
        for (name, value) in self.browser.signature(&path, body) {
            request = request.header(name, value);
        }
        self.browser.server.send(request.body(Body::from(body.to_vec())).unwrap()).await
    }
}

/// A server with two areas, and a household that comes to a date.
async fn server() -> Server {
    let server = Server::with_seats(&[4]).await;
    let mut other = content(&[]);
    other.area.id = AreaId::new("vaerebro-park").unwrap();
    server.apply(&other).await;
    let resident = Phone::new(&server, RESIDENT).await;
    let place = PlaceRegistration {
        names: vec![CANARY.into()],
        ..PlaceRegistration::new(RegistrationId(id(0x1234)), occurrence_id(0), 1)
    };
    resident.enqueue(&Mutation::PlaceRegistration(place).encode()).await;
    resident.sync().await;
    server
}

/// Everybody there is.
async fn everybody(server: &Server) -> Vec<Somebody<'_>> {
    let elsewhere = AreaId::new("vaerebro-park").unwrap();
    let mut by = administrator(server).await;
    let mut people = Vec::new();
    let stranger = Browser::new(server);
    people.push(Somebody { is_signed_in: false, ..Somebody::new("a stranger", "", stranger) });
    let mut resident = Browser::new(server);
    resident.phone = Some(RESIDENT);
    people.push(Somebody { is_signed_in: false, ..Somebody::new("a resident", "", resident) });

    let hers = volunteer(&mut by, VOLUNTEER).await;
    people.push(Somebody::new("a volunteer", "volunteer", hers));
    let mut names = invitation("volunteer");
    names["may_see_names"] = json!(true);
    let link = invite(&mut by, &names).await;
    let mut hers = Browser::new(server);
    hers.phone = Some(VOLUNTEER_WITH_NAMES);
    hers.accept(&link).await;
    people.push(Somebody::new("a volunteer with names", "volunteer", hers));

    for (who, role) in [("one of the staff", "staff"), ("an analyst", "analyst")] {
        people.push(Somebody::new(who, role, staff(&mut by, role).await));
    }
    let mut names = invitation("staff");
    names["may_see_names"] = json!(true);
    people.push(Somebody::new("staff with names", "staff", invited(&mut by, &names).await));

    let there = administrator_of(server, &[elsewhere]).await;
    people.push(Somebody::new("an administrator elsewhere", "", there));

    let mut short = invitation("staff");
    short["valid_until"] = json!(NOW + DAY);
    let ended = invited(&mut by, &short).await;
    let mut later = invitation("staff");
    later["valid_from"] = json!(NOW + 20 * DAY);
    let later = invited(&mut by, &later).await;
    let mut revoked = staff(&mut by, "staff").await;
    let me = revoked.get("/api/auth/me").await.json();
    let grant = me["grants"][0]["id"].as_str().unwrap();
    let revoke = format!("/api/staff/areas/hoeje-gladsaxe/grants/{grant}/revoke");
    by.done(Method::POST, &revoke, &Value::Null).await;
    let mut disabled = staff(&mut by, "staff").await;
    let account = disabled.get("/api/auth/me").await.json();
    let account = account["account"]["id"].as_str().unwrap().to_owned();
    let path = format!("/api/staff/areas/hoeje-gladsaxe/accounts/{account}/disabled");
    let kept = disabled.cookie.clone();
    by.done(Method::PUT, &path, &json!({"disabled": true})).await;
    disabled.cookie = kept;
    people.push(Somebody::new("an administrator", "administrator", by));

    // A day later, so that one role has ended.
    server.set_now(NOW + DAY);
    people.push(Somebody::new("staff until yesterday", "", ended));
    people.push(Somebody::new("staff from next week", "", later));
    people.push(Somebody::new("staff no more", "", revoked));
    let disabled = Somebody::new("somebody disabled", "", disabled);
    people.push(Somebody { is_signed_in: false, ..disabled });
    people
}

#[tokio::test]
async fn everybody_gets_in_where_the_table_says_and_nowhere_else() {
    let server = server().await;
    let mut everybody = everybody(&server).await;
    // Programs that collect are told in their own words; `openrosa.rs` asks as they do.
    for line in agreed().into_iter().filter(|line| line.access != "collector") {
        for somebody in &mut everybody {
            let answer = somebody.call(&line).await;
            check(&line, somebody, &answer);
        }
    }
}

fn check(line: &Line, somebody: &Somebody<'_>, answer: &Answer) {
    let what = format!("{} asks {} {}: {answer:?}", somebody.who, line.method, line.path);
    assert_ne!(answer.status, StatusCode::TOO_MANY_REQUESTS, "{what}");
    let refused = match answer.status.as_u16() {
        401 | 403 => Some(answer.problem()),
        _ => None,
    };
    let expected = if line.access == "device" && somebody.browser.phone.is_none() {
        Some("signature-missing")
    } else if line.path.ends_with("/pin") && somebody.browser.phone.is_none() {
        // Its body is looked at first, and is none.
        None
    } else if line.needs_session() && !somebody.is_signed_in {
        Some("signed-out")
    } else if line.needs_session() && line.access != "signed-in" && !line.allows(somebody.role) {
        Some("not-allowed")
    } else if line.path.ends_with("/volunteer/device") && somebody.browser.phone.is_none() {
        Some("signature-missing")
    } else {
        None
    };
    assert_eq!(refused.as_deref(), expected, "{what}");
}

#[tokio::test]
async fn names_come_to_those_who_may_see_them_and_to_nobody_else() {
    let server = server().await;
    let mut everybody = everybody(&server).await;
    let mut seen = Vec::new();
    for (phone, somebody) in (SOME_PHONE..).zip(&mut everybody) {
        somebody.browser.phone.get_or_insert(phone);
    }
    for line in agreed().into_iter().filter(|line| line.access != "collector") {
        for somebody in &mut everybody {
            let answer = somebody.call(&line).await;
            if String::from_utf8_lossy(&answer.body).contains(CANARY) {
                seen.push((somebody.who, line.path.clone()));
            }
        }
    }
    let pull = || "/api/sync/pull".to_owned();
    let registrations = "/api/staff/areas/{area}/occurrences/{id}/registrations".to_owned();
    seen.sort();
    assert_eq!(
        seen,
        [
            ("a resident", pull()),
            ("a volunteer with names", pull()),
            ("staff with names", registrations),
        ]
    );
}

#[tokio::test]
async fn own_pages_are_not_those_of_others() {
    let server = server().await;
    let mut by = administrator(&server).await;
    for line in agreed() {
        if ["public", "device", "collector"].contains(&line.access.as_str()) {
            continue;
        }
        let mut request = by.request(line.method.clone(), &line.path(), &json!({}));
        request.headers_mut().insert("sec-fetch-site", "cross-site".parse().unwrap());
        let answer = server.send(request).await;
        let told = (answer.status.as_u16(), answer.problem());
        assert_eq!(told, (403, "cross-site".into()), "{} {}", line.method, line.path);
    }
    assert_eq!(by.get("/api/auth/me").await.status, 200, "nothing has happened");
}
