//! The real server in memory, its clock, and everything that it says and keeps.

use std::{
    io,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use anyhow::{Result, ensure};
use axum::{
    Router,
    body::Body,
    http::{Request, header},
};
use fastrand::Rng;
use http_body_util::BodyExt;
use sammen_device_key::{DeviceKey, NONCE_HEADER};
use sammen_domain::{Area, AreaId, ResponseId, SurveyAudience, SurveyPromise, Text, UnixSeconds};
use sammen_server::{
    AppState, Clock, Database, DeclaredTerms, DeviceId, PublicKey as DevicePublicKey, SurveyForm,
    content, forget_order, import::Content, metrics_router, publish_survey, router, survey_id,
};
use sammen_sync::{
    ClientId, Entitlement, OpId, PushRequest, PushedMutation, ResponseRequest, SurveyToken,
    TokenRequest, TokenResponse, TokenedResponse, seal, unseal,
};
use sammen_token::{Blinding, Evaluation, PublicKey};
use tower::ServiceExt;
use uuid::{Builder, Uuid};

/// What is kept on purpose that must not be, so that an attack that finds nothing is known to look.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Leak {
    /// The day on which an answer came.
    Day,
    /// The moment at which it came.
    Moment,
    /// The order in which answers came, as rows with numbers have it.
    Order,
    /// The device that sent an answer.
    Device,
    /// What PostgreSQL notes with rows until they are written anew.
    Rows,
}

/// What somebody would have kept of an answer who kept all of it.
pub struct Arrival {
    /// Its id.
    pub id: Uuid,
    /// When it came.
    pub at: UnixSeconds,
    /// Who sent it.
    pub device: [u8; 32],
}

/// The server.
pub struct Server {
    database: Database,
    router: Router,
    metrics: Router,
    now: Arc<AtomicI64>,
    log: Log,
    token_key: PublicKey,
    /// Lines and figures that came with a token or an answer.
    pub told: usize,
    evaluations: std::collections::BTreeMap<[u8; 32], SurveyToken>,
    /// The responses in the order that they came in, for leaks alone.
    pub arrived: Vec<Arrival>,
}

const FORM: &str = "<h:html xmlns=\"http://www.w3.org/2002/xforms\" \
    xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:head><h:title>T</h:title><model><instance>\
    <data id=\"t\" version=\"1\"><a/></data></instance><bind nodeset=\"/data/a\" type=\"string\"/></model>\
    </h:head><h:body><input ref=\"/data/a\"><label>?</label></input></h:body></h:html>";

impl Server {
    pub(super) async fn start(now: UnixSeconds, database: Database) -> Result<Self> {
        let now = Arc::new(AtomicI64::new(now));
        let clock = Clock::new({
            let now = Arc::clone(&now);
            move || now.load(Ordering::SeqCst)
        });
        content::apply(&database, &empty_area(), Uuid::nil(), &clock).await?;
        let terms = DeclaredTerms {
            audience: SurveyAudience::Open,
            promise: SurveyPromise::Anonymous,
            delay_minutes_max: 60,
        };
        let form = SurveyForm { terms: Some(terms), ..SurveyForm::from_xml(FORM, &[])? };
        publish_survey(&database, &area(), &form).await?;
        let state = AppState::new(database.clone(), clock);
        let token_key = token_key(&database).await?;
        Ok(Self {
            metrics: metrics_router(state.clone()),
            router: router(state),
            database,
            now,
            log: Log::start(),
            token_key,
            told: 0,
            evaluations: std::collections::BTreeMap::new(),
            arrived: Vec::new(),
        })
    }

    pub(super) fn set_now(&self, now: UnixSeconds) {
        self.now.store(now, Ordering::SeqCst);
    }

    /// A resident's device, as the server knows it.
    #[must_use]
    pub fn device(&self, resident: usize) -> DeviceId {
        let key = DeviceKey::numbered(resident as u64).public_key();
        DeviceId::of_key(&area(), &DevicePublicKey(key))
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// When there is no such table or column.
    pub async fn rows(&self, query: &'static str) -> Result<Vec<sammen_server::Record>> {
        Ok(self.database.read().await?.fetch_all(query, &[]).await?)
    }

    /// Under what a device's token was noted: a digest of what everybody knows, which the attacker makes too.
    #[must_use]
    pub fn holder(&self, device: &[u8; 32]) -> [u8; 32] {
        sammen_server::token_holder(&area(), survey_id(&area(), "t"), &DeviceId(*device))
    }

    /// Something else than answering, as residents do: its id says when, as ids of what is done do.
    pub(super) async fn act(&self, resident: usize, random: &mut Rng) -> Result<()> {
        let now = u64::try_from(self.now.load(Ordering::SeqCst))?;
        let op = Builder::from_unix_timestamp_millis(now * 1_000, &random_bytes(random));
        let client = ClientId(Builder::from_random_bytes(random_bytes(random)).into_uuid());
        let mutation = PushedMutation {
            id: 1,
            op: OpId(op.into_uuid()),
            name: "unknown".to_owned(),
            args_version: 1,
            args: Vec::new(),
            device_time: 0,
        };
        let request = PushRequest { area: area(), client, mutations: vec![mutation] };
        self.signed(resident, "/api/sync/push", &seal(&request)).await.map(drop)
    }

    pub(super) async fn give_token(&mut self, resident: usize, hidden: &Blinding) -> Result<()> {
        let request = TokenRequest {
            area: area(),
            survey: survey_id(&area(), "t"),
            entitlement: Entitlement::Device,
            elements: vec![hidden.element()],
        };
        let before = self.figures().await?;
        let answer = self.signed(resident, "/api/survey-tokens", &seal(&request)).await?;
        self.note_told(&before).await?;
        let TokenResponse { evaluations } = unseal(&answer)?;
        let made = Evaluation { element: evaluations[0].element, proof: evaluations[0].proof };
        let token = hidden.finish(&made, &self.token_key)?;
        let token = SurveyToken { input: token.input, output: token.output };
        self.evaluations.insert(hidden.element(), token);
        Ok(())
    }

    pub(super) async fn spend(
        &mut self,
        resident: usize,
        hidden: &Blinding,
        words: &str,
        random: &mut Rng,
    ) -> Result<Uuid> {
        let id = Builder::from_random_bytes(random_bytes(random)).into_uuid();
        let response = ResponseRequest {
            id: ResponseId(id),
            area: area(),
            survey: survey_id(&area(), "t"),
            form_version: "1".to_owned(),
            answers: format!("<data id=\"t\" version=\"1\"><a>{words}</a></data>").into_bytes(),
        };
        let body = seal(&TokenedResponse { response, token: self.evaluations[&hidden.element()] });
        let before = self.figures().await?;
        let request = Request::post("/api/responses").header(header::CONTENT_TYPE, SEALED);
        send(&self.router, request.body(Body::from(body))?).await?;
        self.note_told(&before).await?;
        let (at, device) = (self.now.load(Ordering::SeqCst), self.device(resident).0);
        self.arrived.push(Arrival { id, at, device });
        Ok(id)
    }

    /// What a server does by itself every hour.
    pub(super) async fn forget_order(&self) -> Result<()> {
        Ok(forget_order(&self.database).await?)
    }

    /// Whether the database keeps rows as they came.
    #[must_use]
    pub fn appends(&self) -> bool {
        self.database.product() == "PostgreSQL"
    }

    async fn signed(&self, resident: usize, path: &str, body: &[u8]) -> Result<Vec<u8>> {
        let key = DeviceKey::numbered(resident as u64);
        let build = |key: &DeviceKey| {
            let mut request = Request::post(path).header(header::CONTENT_TYPE, SEALED);
            for (name, value) in key.sign("POST", path, body) {
                request = request.header(name, value);
            }
            request.body(Body::from(body.to_vec()))
        };
        let first = self.router.clone().oneshot(build(&key)?).await?;
        let nonce = first.headers().get(NONCE_HEADER).and_then(|nonce| nonce.to_str().ok());
        key.learn(nonce.unwrap_or_default());
        if first.status() == 200 {
            return Ok(first.into_body().collect().await?.to_bytes().to_vec());
        }
        send(&self.router, build(&key)?).await
    }

    async fn figures(&self) -> Result<(Vec<u8>, usize)> {
        let figures = Request::get("/metrics").body(Body::empty())?;
        Ok((send(&self.metrics, figures).await?, self.log.lines()))
    }

    /// Counts what was said since: lines, and figures that are not what they were.
    async fn note_told(&mut self, before: &(Vec<u8>, usize)) -> Result<()> {
        let (figures, lines) = self.figures().await?;
        let (old, new) = (String::from_utf8_lossy(&before.0), String::from_utf8_lossy(&figures));
        self.told += lines - before.1;
        self.told += old.lines().zip(new.lines()).filter(|(old, new)| old != new).count();
        Ok(())
    }
}

const SEALED: &str = "application/vnd.sammen.sync";

async fn send(router: &Router, request: Request<Body>) -> Result<Vec<u8>> {
    let path = request.uri().to_string();
    let answer = router.clone().oneshot(request).await?;
    let status = answer.status();
    let body = answer.into_body().collect().await?.to_bytes();
    ensure!(status == 200, "{path}: {status}: {}", String::from_utf8_lossy(&body));
    Ok(body.to_vec())
}

async fn token_key(database: &Database) -> Result<PublicKey> {
    let query = "SELECT token_seed FROM survey_terms";
    let seed: Vec<u8> = database.read().await?.fetch_one(query, &[]).await?.take(0)?;
    let seed = seed.try_into().map_err(|_| anyhow::anyhow!("a seed has 32 bytes"))?;
    Ok(sammen_token::IssuingKey::of_seed(&seed).public())
}

fn area() -> AreaId {
    AreaId::new("a").expect("a name")
}

fn empty_area() -> Content {
    Content {
        area: Area {
            id: area(),
            name: Text::new("da", "A"),
            part_of: Text::default(),
            time_zone: "Europe/Copenhagen".to_owned(),
        },
        partners: Vec::new(),
        places: Vec::new(),
        services: Vec::new(),
        activities: Vec::new(),
        occurrences: Vec::new(),
        programmes: std::collections::BTreeMap::new(),
        numbered_seats: std::collections::BTreeMap::new(),
    }
}

fn random_bytes<const N: usize>(random: &mut Rng) -> [u8; N] {
    core::array::from_fn(|_| random.u8(..))
}

/// Log lines of every level.
#[derive(Clone)]
struct Log(Arc<Mutex<usize>>);

impl Log {
    /// Takes every line of this process from now on; the first world's log is every world's.
    fn start() -> Self {
        static LINES: std::sync::LazyLock<Arc<Mutex<usize>>> =
            std::sync::LazyLock::new(Arc::default);
        let log = Self(Arc::clone(&LINES));
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing_subscriber::filter::LevelFilter::TRACE)
            .with_writer(move || writer.clone());
        // Another world was first.
        let _ = subscriber.try_init();
        log
    }

    fn lines(&self) -> usize {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count();
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += lines;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
