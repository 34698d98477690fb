//! A server with an area in it.

use std::{
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use sammen_device_key::{DeviceKey, NONCE_HEADER};
use sammen_domain::{
    Activity, ActivityId, ActivityState, Area, AreaId, Audience, Contact, Cost, LocalDate,
    LocalDateTime, Occurrence, OccurrenceId, OccurrenceState, Partner, PartnerId, Place, PlaceId,
    SignUp, Terms, Text, Theme,
};
use sammen_server::{
    AppState, Clock, Database, DeviceId, Location, PublicKey, Site,
    content::{self, Applied},
    import::Content,
    router,
};
use tempfile::TempDir;
use tower::ServiceExt;
use uuid::Uuid;

use crate::new_location;

/// The server's clock when a test begins.
pub const NOW: i64 = 1_800_000_000;
/// When the dates begin: two days later.
pub const STARTS_AT: i64 = NOW + 2 * 86_400;

pub const SEALED: &str = "application/vnd.sammen.sync";

pub fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub fn area() -> AreaId {
    AreaId::new("hoeje-gladsaxe").unwrap()
}

/// The dates that the content has.
pub fn occurrence_id(n: u128) -> OccurrenceId {
    OccurrenceId(id(0x0cc0 + n))
}

/// One activity with a date for each capacity.
pub fn content(capacities: &[u32]) -> Content {
    let text = |words: &str| Text::new("da", words);
    let partner = PartnerId(id(1));
    let place = PlaceId(id(2));
    let activity = ActivityId(id(3));
    let at = |seconds: i64| LocalDateTime {
        date: LocalDate(i32::try_from(seconds / 86_400).unwrap()),
        minute: 0,
    };
    Content {
        area: Area {
            id: area(),
            name: text("Høje Gladsaxe"),
            part_of: text("Søborg"),
            time_zone: "Europe/Copenhagen".into(),
        },
        partners: vec![Partner {
            id: partner,
            name: text("Beboerrådgivningen"),
            description: Text::default(),
            contact: Contact::default(),
        }],
        places: vec![Place {
            id: place,
            name: text("Byens Arena"),
            description: Text::default(),
            address: Text::default(),
            accessibility: Text::default(),
            opening_hours: vec![],
            partner: Some(partner),
        }],
        services: vec![],
        activities: vec![Activity {
            id: activity,
            title: text("Fællesspisning"),
            description: Text::default(),
            place,
            organiser: partner,
            audiences: vec![Audience::Everyone],
            ages: None,
            themes: vec![Theme::Food],
            cost: Cost::Free,
            languages: vec!["da".into()],
            sign_up: SignUp::Registration(Terms {
                household_max: 6,
                closes_hours_before: 1,
                ..Terms::new(10)
            }),
            series: true,
            state: ActivityState::Running,
        }],
        occurrences: (0..)
            .zip(capacities)
            .map(|(n, capacity)| Occurrence {
                id: occurrence_id(n),
                activity,
                starts: at(STARTS_AT),
                ends: at(STARTS_AT + 7_200),
                starts_at: STARTS_AT,
                ends_at: STARTS_AT + 7_200,
                capacity: Some(*capacity),
                state: OccurrenceState::Scheduled,
                change: None,
            })
            .collect(),
        programmes: std::collections::BTreeMap::new(),
        numbered_seats: std::collections::BTreeMap::new(),
    }
}

/// A running server, without a socket.
pub struct Server {
    pub router: Router,
    pub database: Database,
    pub clock: Clock,
    now: Arc<AtomicI64>,
    pub location: Location,
    folder: TempDir,
}

impl Server {
    /// A server without an area.
    pub async fn empty() -> Self {
        Self::with_app(None).await
    }

    /// A server without an area, that serves an app.
    pub async fn with_app(app: Option<std::path::PathBuf>) -> Self {
        Self::with(app, Site::of_this_machine(8080)).await
    }

    /// A server of a site.
    pub async fn with(app: Option<std::path::PathBuf>, site: Site) -> Self {
        let (location, folder) = new_location();
        let database = Database::connect(&location).await.unwrap();
        let now = Arc::new(AtomicI64::new(NOW));
        let clock = Clock::new({
            let now = Arc::clone(&now);
            move || now.load(Ordering::SeqCst)
        });
        let (app, site) = (app.map(Arc::new), Arc::new(site));
        let state = AppState { app, site, ..AppState::new(database.clone(), clock.clone()) };
        Self { router: router(state), database, clock, now, location, folder }
    }

    /// A server with one activity and a date for each capacity.
    pub async fn with_seats(capacities: &[u32]) -> Self {
        let server = Self::empty().await;
        server.apply(&content(capacities)).await;
        server
    }

    pub async fn apply(&self, content: &Content) -> Applied {
        content::apply(&self.database, content, Uuid::new_v4(), &self.clock).await.unwrap()
    }

    /// The same data as another server sees it.
    pub async fn another(&self) -> Database {
        Database::connect(&self.location).await.unwrap()
    }

    /// A folder that goes when the server does.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    pub fn set_now(&self, now: i64) {
        self.now.store(now, Ordering::SeqCst);
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        send(&self.router, request).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path).header(header::CONTENT_TYPE, SEALED);
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// What a request was answered with.
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl std::fmt::Debug for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = String::from_utf8_lossy(&self.body);
        f.debug_struct("Answer").field("status", &self.status).field("body", &body).finish()
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    /// The body as JSON.
    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The kind of problem that it is.
    pub fn problem(&self) -> String {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self:?}");
        let body: serde_json::Value = serde_json::from_slice(&self.body).unwrap();
        assert_eq!(body["status"], self.status.as_u16());
        assert!(body["title"].is_string() && body["detail"].is_string());
        body["type"].as_str().unwrap().strip_prefix("/problems/").unwrap().to_owned()
    }
}

pub async fn send(router: &Router, request: Request<Body>) -> Answer {
    let response = router.clone().oneshot(request).await.unwrap();
    let (parts, body) = response.into_parts();
    let body = body.collect().await.unwrap().to_bytes().to_vec();
    Answer { status: parts.status, headers: parts.headers, body }
}

/// The device that signs with the key of a number.
pub fn device(number: u8) -> DeviceId {
    DeviceId::of_key(&area(), &PublicKey(DeviceKey::numbered(number.into()).public_key()))
}

/// A request that a key has signed, under the newest nonce that the key knows.
pub fn signed(key: &DeviceKey, path: &str, body: Vec<u8>) -> Request<Body> {
    let mut request = Request::post(path).header(header::CONTENT_TYPE, SEALED);
    for (name, value) in key.sign("POST", path, &body) {
        request = request.header(name, value);
    }
    request.body(Body::from(body)).unwrap()
}

/// Sends a signed request, and again if the nonce was old.
pub async fn send_signed(router: &Router, key: &DeviceKey, path: &str, body: Vec<u8>) -> Answer {
    let answer = send(router, signed(key, path, body.clone())).await;
    let said = answer.header(NONCE_HEADER).to_owned();
    if !said.is_empty() {
        key.learn(&said);
    }
    if answer.status == 401 && answer.problem() == "nonce" {
        return send(router, signed(key, path, body)).await;
    }
    answer
}
