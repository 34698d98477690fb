//! Messages to phones, given to a push service that reads them as a browser would.

mod service;

use axum::http::{Method, header};
use sammen_device_key::NONCE_HEADER;
use sammen_domain::{Change, OccurrenceState, SignUp, Terms, Text};
use sammen_server::{Delivered, NoticeKind, PushServices, Site, deliver, remind};
use sammen_sync::{PushSubscription, TransferPurpose, seal};
use serde_json::Value;

use crate::{
    devices::{code, redeem},
    fixture::{Answer, NOW, SEALED, STARTS_AT, Server, content, occurrence_id, send_signed},
    phone::Phone,
};
use service::{Browser, PushService};

const SUBSCRIPTION: &str = "/api/areas/hoeje-gladsaxe/push-subscription";
const MINUTE: i64 = 60;

async fn server(capacities: &[u32]) -> Server {
    let site = Site::of_this_machine(8080);
    let push_services = PushServices::new(vec!["localhost".into()]).unwrap();
    let server = Server::with(None, Site { push_services, ..site }).await;
    server.apply(&content(capacities)).await;
    server
}

async fn subscribe(server: &Server, phone: &Phone, subscription: PushSubscription) -> Answer {
    let body = seal(&subscription);
    send_signed(&server.router, &phone.network.key, SUBSCRIPTION, body).await
}

async fn unsubscribe(server: &Server, phone: &Phone) -> Answer {
    let mut request = axum::http::Request::builder().method(Method::DELETE).uri(SUBSCRIPTION);
    request = request.header(header::CONTENT_TYPE, SEALED);
    for (name, value) in phone.network.key.sign("DELETE", SUBSCRIPTION, &[]) {
        request = request.header(name, value);
    }
    let answer = server.send(request.body(axum::body::Body::empty()).unwrap()).await;
    phone.network.key.learn(answer.header(NONCE_HEADER));
    answer
}

/// A phone that takes messages.
async fn subscribed(server: &Server, service: &PushService, key: u8) -> (Phone, Browser) {
    let phone = Phone::new(server, key).await;
    let browser = Browser::new(key);
    let answer = subscribe(server, &phone, browser.subscription(service, "da")).await;
    assert_eq!(answer.status, 204, "{answer:?}");
    (phone, browser)
}

/// Sends what is due, and says what became of it.
async fn send(server: &Server, service: &PushService) -> Vec<(NoticeKind, Delivered)> {
    deliver(&server.database, &server.clock, &service.sender()).await.unwrap()
}

/// What the browser of a phone reads of all that came for it.
fn read(service: &PushService, browser: &Browser) -> Vec<String> {
    let messages = service.take(browser);
    let body = |message: Value| message["body"].as_str().unwrap().to_owned();
    messages.into_iter().map(body).collect()
}

#[tokio::test]
async fn a_date_that_is_called_off_is_told_once_to_those_who_come() {
    let server = server(&[9, 9]).await;
    let service = PushService::start().await;
    let (hers, browser) = subscribed(&server, &service, 1).await;
    let (_other, of_other) = subscribed(&server, &service, 2).await;
    hers.place(occurrence_id(0), 1).await;
    hers.sync().await;
    let mut changed = content(&[9, 9]);
    changed.occurrences[0].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
    server.apply(&changed).await;
    assert_eq!(send(&server, &service).await, [(NoticeKind::CalledOff, Delivered::Sent)]);
    assert_eq!(send(&server, &service).await, []);
    let messages = service.take(&browser);
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["title"], "Fællesspisning");
    assert_eq!(messages[0]["body"], "Aflyst: 17.1. kl. 09.00");
    let page = format!("/aktiviteter/{}?dato={}", crate::fixture::id(3), occurrence_id(0));
    assert_eq!(messages[0]["url"], page);
    assert!(service.take(&of_other).is_empty());
}

#[tokio::test]
async fn a_date_that_is_moved_is_told() {
    let server = server(&[9]).await;
    let service = PushService::start().await;
    let (phone, browser) = subscribed(&server, &service, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let mut changed = content(&[9]);
    let date = &mut changed.occurrences[0];
    let (starts, ends) = (date.starts, date.ends);
    date.change = Some(Change { starts, ends, reason: Text::default() });
    (date.starts.minute, date.ends.minute) = (60, 60);
    (date.starts_at, date.ends_at) = (date.starts_at + 3_600, date.ends_at + 3_600);
    server.apply(&changed).await;
    send(&server, &service).await;
    assert_eq!(read(&service, &browser), ["Flyttet til 17.1. kl. 10.00"]);
}

#[tokio::test]
async fn who_moves_up_hears_it_and_until_when_an_offer_stands() {
    let server = server(&[2]).await;
    let service = PushService::start().await;
    let mut offering = content(&[2]);
    let terms = Terms { offer_hours: Some(6), ..Terms::new(2) };
    for (offers, expected) in [
        (false, "I har fået plads: 17.1. kl. 09.00"),
        (true, "Der er plads til jer: 17.1. kl. 09.00. Svar inden 15.1. kl. 15.00."),
    ] {
        if offers {
            offering.activities[0].sign_up = SignUp::Registration(terms.clone());
            server.apply(&offering).await;
        }
        let base = if offers { 3 } else { 1 };
        let first = Phone::new(&server, base).await;
        let placed = first.place(occurrence_id(0), 2).await;
        first.sync().await;
        let (waiting, browser) = subscribed(&server, &service, base + 1).await;
        let waits = waiting.place(occurrence_id(0), 2).await;
        waiting.sync().await;
        assert_eq!(send(&server, &service).await, [], "she only waits");
        first.cancel(placed, occurrence_id(0)).await;
        first.sync().await;
        assert_eq!(send(&server, &service).await.len(), 1);
        assert_eq!(read(&service, &browser), [expected]);
        waiting.cancel(waits, occurrence_id(0)).await;
        waiting.sync().await;
    }
}

#[tokio::test]
async fn a_word_comes_the_day_before_and_only_then() {
    let server = server(&[9]).await;
    let service = PushService::start().await;
    let (phone, browser) = subscribed(&server, &service, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    for (before, expected) in [(25 * 60, 0), (24 * 60 - 1, 1), (23 * 60, 0), (60, 0)] {
        server.set_now(STARTS_AT - before * MINUTE);
        remind(&server.database, &server.clock).await.unwrap();
        send(&server, &service).await;
        assert_eq!(read(&service, &browser).len(), expected, "{before} minutes before");
    }
}

#[tokio::test]
async fn what_a_push_service_does_not_take_is_tried_again_and_no_longer_than_it_is_of_use() {
    let server = server(&[9]).await;
    let service = PushService::start().await;
    let (phone, browser) = subscribed(&server, &service, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let mut changed = content(&[9]);
    changed.occurrences[0].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
    service.answer_next(&[503, 429]);
    let kind = NoticeKind::CalledOff;
    assert_eq!(send(&server, &service).await, [(kind, Delivered::PutOff)]);
    assert_eq!(send(&server, &service).await, [], "not at once");
    server.set_now(NOW + 61);
    assert_eq!(send(&server, &service).await, [(kind, Delivered::PutOff)]);
    server.set_now(NOW + 122);
    assert_eq!(send(&server, &service).await, [], "later each time");
    server.set_now(NOW + 300);
    assert_eq!(send(&server, &service).await, [(kind, Delivered::Sent)]);
    assert_eq!(read(&service, &browser).len(), 1);
    server.apply(&content(&[9])).await;
    server.set_now(STARTS_AT);
    assert_eq!(send(&server, &service).await, [(NoticeKind::TakesPlace, Delivered::Dropped)]);
}

#[tokio::test]
async fn a_subscription_that_is_gone_is_forgotten() {
    let server = server(&[9]).await;
    let service = PushService::start().await;
    let (phone, browser) = subscribed(&server, &service, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let mut changed = content(&[9]);
    changed.occurrences[0].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
    service.answer_next(&[410]);
    assert_eq!(send(&server, &service).await, [(NoticeKind::CalledOff, Delivered::Gone)]);
    server.apply(&content(&[9])).await;
    assert_eq!(send(&server, &service).await, []);
    assert!(read(&service, &browser).is_empty());
}

#[tokio::test]
async fn who_wants_no_more_messages_or_has_moved_gets_none() {
    let server = server(&[9]).await;
    let service = PushService::start().await;
    let (old, of_old) = subscribed(&server, &service, 1).await;
    let (new, of_new) = subscribed(&server, &service, 2).await;
    old.place(occurrence_id(0), 1).await;
    old.sync().await;
    let code = code(&server, &old, TransferPurpose::Move).await;
    redeem(&server, &new, &code).await;
    let mut changed = content(&[9]);
    changed.occurrences[0].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
    send(&server, &service).await;
    assert_eq!((read(&service, &of_old).len(), read(&service, &of_new).len()), (0, 1));
    assert_eq!(unsubscribe(&server, &new).await.status, 204);
    server.apply(&content(&[9])).await;
    assert_eq!(send(&server, &service).await, []);
    let again = subscribe(&server, &old, of_old.subscription(&service, "da")).await;
    assert_eq!(again.problem(), "device-moved");
}

#[tokio::test]
async fn only_push_services_and_sound_keys_are_taken() {
    let server = server(&[9]).await;
    let service = PushService::start().await;
    let phone = Phone::new(&server, 1).await;
    let good = Browser::new(1).subscription(&service, "da");
    let elsewhere = PushSubscription { endpoint: "https://10.0.0.1/x".into(), ..good.clone() };
    let no_point = PushSubscription { key: vec![4; 65], ..good.clone() };
    let short = PushSubscription { secret: vec![0; 15], ..good };
    for bad in [elsewhere, no_point, short] {
        let answer = subscribe(&server, &phone, bad).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (422, "invalid".into()));
    }
}
