use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use sammen_domain::{Partner, PartnerId, Row, SurveyId, Text};
use sammen_sync::{
    ClientId, Cookie, OpId, Publication, PullRequest, PullResponse, PushRequest, PushResponse,
    ReplicaStore, ResponseRequest, read_view, seal, unseal,
};
use uuid::Uuid;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::wasm_bindgen_test;

use super::*;
use crate::{
    ResponseState, new_response_id, new_uuid,
    storage::tests::{area, enqueue, fresh},
};

const MANIFEST: &str = "/api/areas/hoeje-gladsaxe/public/manifest";

/// A stand-in for the server: `window.fetch` asks it while a test holds it.
struct Server {
    asked: Rc<RefCell<Vec<Asked>>>,
    real: JsValue,
    _fetch: Closure<dyn FnMut(JsValue, JsValue) -> Promise>,
}

struct Asked {
    path: String,
    signature: Option<String>,
    authorization: Option<String>,
    body: Vec<u8>,
    credentials: String,
}

impl Server {
    /// `None` is no answer at all.
    fn answering(answer: impl Fn(&Asked) -> Option<(u16, Vec<u8>)> + 'static) -> Self {
        let asked = Rc::new(RefCell::new(Vec::new()));
        let log = Rc::clone(&asked);
        let fetch = Closure::<dyn FnMut(JsValue, JsValue) -> Promise>::new(move |path, init| {
            let asked = read_request(&path, &init);
            let answer = answer(&asked);
            log.borrow_mut().push(asked);
            match answer {
                Some((status, body)) => Promise::resolve(&response(status, &body)),
                None => Promise::reject(&js_sys::TypeError::new("no network")),
            }
        });
        let window: Object = browser::window().unchecked_into();
        let real = Reflect::get(&window, &"fetch".into()).expect("is there");
        Reflect::set(&window, &"fetch".into(), fetch.as_ref()).expect("sets");
        Self { asked, real, _fetch: fetch }
    }

    fn paths(&self) -> Vec<String> {
        self.asked.borrow().iter().map(|asked| asked.path.clone()).collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        Reflect::set(&browser::window(), &"fetch".into(), &self.real).expect("sets");
    }
}

fn read_request(path: &JsValue, init: &JsValue) -> Asked {
    let field = |name: &str| Reflect::get(init, &name.into()).expect("is an object");
    let headers: web_sys::Headers = field("headers").unchecked_into();
    Asked {
        path: path.as_string().expect("is text"),
        signature: headers.get("Signature").expect("is a name"),
        authorization: headers.get("Authorization").expect("is a name"),
        body: Uint8Array::new(&field("body")).to_vec(),
        credentials: field("credentials").as_string().expect("is text"),
    }
}

fn response(status: u16, body: &[u8]) -> JsValue {
    let make = Function::new_with_args("body, status", "return new Response(body, { status })");
    let body = JsValue::from(Uint8Array::from(body));
    make.call2(&JsValue::NULL, &body, &status.into()).expect("makes a response")
}

/// A server that accepts everything.
fn accepting(asked: &Asked) -> Option<(u16, Vec<u8>)> {
    match asked.path.as_str() {
        "/api/sync/push" => {
            let request: PushRequest = unseal(&asked.body).expect("is a push");
            let last_mutation_id = request.mutations.last().expect("is not empty").id;
            Some((200, seal(&PushResponse { last_mutation_id, outcomes: Vec::new() })))
        }
        "/api/sync/pull" => {
            let request: PullRequest = unseal(&asked.body).expect("is a pull");
            let response = PullResponse {
                private_reset: request.cookie.is_none(),
                scope: sammen_sync::Scope::OWN,
                reset: request.cookie.is_none(),
                base: request.base,
                row_shape: sammen_domain::Row::SHAPE,
                patch: Vec::new(),
                seats: Vec::new(),
                cookie: Cookie { epoch: Uuid::from_u128(1), version: 1 },
                // All that was pushed is decided; the outcomes are left for a later pull.
                last_mutation_id: 1_000,
                outcomes: Vec::new(),
                now: 0,
            };
            Some((200, seal(&response)))
        }
        "/api/responses" => Some((200, Vec::new())),
        _ => Some((404, Vec::new())),
    }
}

/// A syncer, and what it has told.
fn started(storage: &Storage) -> (Syncer, Rc<RefCell<Vec<SyncEvent>>>) {
    let events = Rc::new(RefCell::new(Vec::new()));
    let log = Rc::clone(&events);
    let candidacy = Candidacy::new(storage.name());
    (Syncer::start(storage.clone(), candidacy, move |event| log.borrow_mut().push(event)), events)
}

async fn until(mut is_so: impl FnMut() -> bool) {
    for _ in 0..1_000 {
        if is_so() {
            return;
        }
        a_moment(10).await;
    }
    panic!("it was not so after ten seconds");
}

fn survey_response() -> ResponseRequest {
    ResponseRequest {
        id: new_response_id(),
        area: area(),
        survey: SurveyId(Uuid::from_u128(5)),
        form_version: "1".to_owned(),
        answers: vec![1],
    }
}

#[wasm_bindgen_test]
async fn what_waits_is_sent_in_one_round() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    storage
        .finish_survey(&survey_response(), 1_000, ResponseState::Waiting)
        .await
        .expect("finishes");
    let server = Server::answering(accepting);
    let (syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    assert!(syncer.is_leader());
    let expect = [
        SyncEvent::State(SyncState::Syncing),
        SyncEvent::Changed(area()),
        SyncEvent::ResponsesChanged,
        SyncEvent::State(SyncState::Idle),
    ];
    assert_eq!(events.borrow()[..4], expect);
    let expect = ["/api/sync/push", MANIFEST, "/api/sync/pull", "/api/responses"];
    assert_eq!(server.paths()[..4], expect);
    assert_eq!(storage.responses().await, Ok(Vec::new()));
    let asked = server.asked.borrow();
    let signed: Vec<bool> = asked[..4].iter().map(|asked| asked.signature.is_some()).collect();
    // Chunks are everybody's, and a response does not say whose it is.
    assert_eq!(signed, [true, false, true, false]);
    assert!(asked.iter().all(|asked| asked.authorization.is_none()));
    assert!(asked.iter().all(|asked| asked.credentials == "omit"));
}

#[wasm_bindgen_test]
async fn public_rows_come_in_chunks_that_stay_as_they_came() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    let rows = vec![Row::Partner(Partner {
        id: PartnerId(Uuid::from_u128(3)),
        name: Text::new("da", "Beboerhuset"),
        description: Text::default(),
        contact: Default::default(),
    })];
    let published = Publication::new(Cookie { epoch: Uuid::from_u128(1), version: 1 }, rows);
    let manifest = seal(&published.manifest);
    let (hash, pack) = published.named_packs().next().expect("has one");
    let pack_path = format!("/api/areas/hoeje-gladsaxe/public/packs/{hash}");
    let asked_for = pack_path.clone();
    let server = Server::answering(move |asked| match &asked.path {
        path if *path == MANIFEST => Some((200, manifest.clone())),
        path if *path == asked_for => Some((200, pack.clone())),
        _ => accepting(asked),
    });
    let (_syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    assert_eq!(server.paths(), [MANIFEST, &pack_path, "/api/sync/pull"]);
    // The first read may be answered with what was written; the second is from the storage.
    for _ in 0..2 {
        let snapshot = storage.read(&area()).await.expect("reads");
        let stored: Vec<Vec<u8>> =
            snapshot.chunks.iter().map(|named| named.chunk.bytes().to_vec()).collect();
        assert_eq!(stored, published.chunks);
    }
    let view = read_view(&storage, &area()).await.expect("reads");
    assert_eq!(view.partners.len(), 1);
}

#[wasm_bindgen_test]
async fn without_an_answer_everything_waits_and_a_hint_tries_again() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    storage
        .finish_survey(&survey_response(), 1_000, ResponseState::Waiting)
        .await
        .expect("finishes");
    let is_up = Rc::new(Cell::new(false));
    let answers = Rc::clone(&is_up);
    let server = Server::answering(move |asked| accepting(asked).filter(|_| answers.get()));
    let (syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Unreachable))).await;
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 1);
    assert_eq!(storage.responses().await.expect("reads").len(), 1);
    is_up.set(true);
    syncer.sync_now();
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    let pushes = server.paths().iter().filter(|path| *path == "/api/sync/push").count();
    assert_eq!(pushes, 2, "it was tried again");
}

#[wasm_bindgen_test]
async fn a_response_that_is_not_taken_is_kept_and_the_rest_goes_on() {
    let storage = fresh().await;
    let (first, second) = (survey_response(), survey_response());
    storage.finish_survey(&first, 1_000, ResponseState::Waiting).await.expect("finishes");
    storage.finish_survey(&second, 2_000, ResponseState::Waiting).await.expect("finishes");
    let refused = seal(&first);
    let _server = Server::answering(move |asked| match asked.body == refused {
        true => Some((422, b"{}".to_vec())),
        false => accepting(asked),
    });
    let (_syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    let left = storage.responses().await.expect("reads");
    assert_eq!(left.len(), 1);
    assert_eq!(
        (left[0].request.id, left[0].state),
        (first.id, ResponseState::Rejected { status: 422 })
    );
    assert_eq!(storage.answered().await, Ok(vec![first.survey]));
}

#[wasm_bindgen_test]
async fn a_server_that_does_not_know_the_device_loses_nothing() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    let is_known = Rc::new(Cell::new(false));
    let knows = Rc::clone(&is_known);
    let _server = Server::answering(move |asked| match knows.get() {
        true => accepting(asked),
        false => Some((401, Vec::new())),
    });
    let (syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Failing))).await;
    assert_eq!(storage.read(&area()).await.expect("reads").outbox.len(), 1);
    is_known.set(true);
    syncer.sync_now();
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
}

#[wasm_bindgen_test]
async fn one_tab_leads_and_the_other_asks_it() {
    let storage = fresh().await;
    let other_storage = Storage::open(storage.name()).await.expect("opens");
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    let server = Server::answering(accepting);
    let (leader, _) = started(&storage);
    until(|| leader.is_leader()).await;
    let (other, events) = started(&other_storage);
    until(|| events.borrow().contains(&SyncEvent::Changed(area()))).await;
    assert!(!other.is_leader());
    let asked_before = server.paths().len();
    enqueue(&other_storage, OpId(new_uuid())).await.expect("enqueues");
    other.announce(&area());
    until(|| server.paths()[asked_before..].iter().any(|path| path == "/api/sync/push")).await;
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    assert!(!other.0.is_asking.get(), "the leader has answered");
}

/// Another page that holds a lock; a frame here, since removing a frame ends its page.
async fn page_holding(lock: &str) -> JsValue {
    let hold = Function::new_with_args(
        "name",
        "const frame = document.createElement('iframe');
        document.body.append(frame);
        return new Promise(held => frame.contentWindow.navigator.locks.request(name, () => {
            held(frame);
            return new Promise(() => {});
        }));",
    );
    let held = hold.call1(&JsValue::NULL, &JsValue::from_str(lock)).expect("asks");
    JsFuture::from(Promise::from(held)).await.expect("is granted")
}

fn end(page: &JsValue) {
    let remove = Function::new_with_args("frame", "frame.remove()");
    remove.call1(&JsValue::NULL, page).expect("removes");
}

#[wasm_bindgen_test]
async fn a_closed_page_hands_over_and_a_frozen_one_holds_up_nobody() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    // It holds the lock and answers nothing, as a page does that the system has frozen.
    let page = page_holding(&[storage.name(), "-sync"].concat()).await;
    let server = Server::answering(accepting);
    let (syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    assert_eq!(server.paths(), [MANIFEST, "/api/sync/pull"]);
    assert!(!syncer.is_leader());
    end(&page);
    until(|| syncer.is_leader()).await;
    until(|| server.paths().len() == 3).await;
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
}

fn problem(name: &str) -> Vec<u8> {
    format!(r#"{{"type":"/problems/{name}"}}"#).into_bytes()
}

async fn public_key(storage: &Storage) -> Vec<u8> {
    match storage.proof(&area()).await {
        Ok(crate::key::Proof::Key(key)) => key.public_key(),
        _ => panic!("a test's page came safely"),
    }
}

#[wasm_bindgen_test]
async fn what_was_signed_under_an_old_nonce_is_signed_again() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
    let refused = Cell::new(false);
    let server = Server::answering(move |asked| match asked.path.as_str() {
        "/api/sync/push" if !refused.replace(true) => Some((401, problem("nonce"))),
        _ => accepting(asked),
    });
    let (_syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    assert_eq!(server.paths()[..2], ["/api/sync/push", "/api/sync/push"]);
    assert!(!events.borrow().contains(&SyncEvent::State(SyncState::Failing)), "nobody is told");
}

#[wasm_bindgen_test]
async fn a_key_adopts_the_secret_of_an_earlier_app() {
    let storage = fresh().await;
    storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
    let secret = storage.device_secret().await.expect("is made, as an earlier app did");
    let server = Server::answering(|asked| match asked.path.as_str() {
        "/api/areas/hoeje-gladsaxe/devices/adopt" => Some((200, Vec::new())),
        _ => accepting(asked),
    });
    let (_syncer, events) = started(&storage);
    until(|| events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle))).await;
    {
        let asked = server.asked.borrow();
        assert_eq!(asked[0].body, seal(&sammen_sync::AdoptRequest { secret }));
        assert!(asked[0].signature.is_some());
    }
    assert_eq!(storage.secret_to_adopt(&area()).await, Ok(None));
    assert_ne!(storage.device_secret().await, Ok(secret), "it is gone");
}

#[wasm_bindgen_test]
async fn a_phone_that_has_left_begins_anew_under_another_key() {
    let storage = fresh().await;
    let client = ClientId(new_uuid());
    storage.open_area(&area(), client).await.expect("opens");
    let key = public_key(&storage).await;
    let told = Cell::new(false);
    let server = Server::answering(move |asked| match asked.path.as_str() {
        "/api/sync/pull" if !told.replace(true) => Some((403, problem("device-moved"))),
        _ => accepting(asked),
    });
    let (_syncer, events) = started(&storage);
    let is_idle = || events.borrow().last() == Some(&SyncEvent::State(SyncState::Idle));
    until(|| is_idle() && server.paths().iter().filter(|path| path.ends_with("pull")).count() > 1)
        .await;
    let snapshot = storage.read(&area()).await.expect("reads");
    assert_eq!(snapshot.left, Some(sammen_sync::Left::Moved));
    assert_ne!(snapshot.meta.client, client);
    assert_ne!(public_key(&storage).await, key);
}

async fn a_moment(ms: u32) {
    let timer = Promise::new(&mut |resolve, _| {
        Timeout::new(ms, move || drop(resolve.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(timer).await.expect("ends");
}

#[wasm_bindgen_test]
async fn who_stands_and_does_not_lead_leaves_it_to_the_next() {
    let storage = fresh().await;
    let not_yet_elected = Candidacy::new(storage.name());
    drop(not_yet_elected);
    let elected = Candidacy::new(storage.name());
    a_moment(50).await;
    let next = Rc::new(Cell::new(false));
    let leads = Rc::clone(&next);
    Candidacy::new(storage.name()).take_up(move || leads.set(true));
    a_moment(50).await;
    assert!(!next.get(), "one leads at a time");
    drop(elected);
    until(|| next.get()).await;
}
