//! Writing to people who gave an address, by a mail server and an SMS gateway of this process.

mod gateways;

use axum::http::{Method, header};
use sammen_device_key::NONCE_HEADER;
use sammen_domain::{Mutation, OccurrenceState, PlaceRegistration, RegistrationId, Text};
use sammen_server::{Delivered, Gateways, NoticeKind, PushServices, Site, deliver, remind};
use sammen_sync::{CalendarAddress, ContactRequest, ContactWay, Reaching, seal, unseal};
use std::sync::Arc;
use uuid::Uuid;

use crate::{
    fixture::{Answer, SEALED, STARTS_AT, Server, content, occurrence_id, send_signed},
    phone::Phone,
};
use gateways::{MailServer, SmsGateway};

const CONTACT: &str = "/api/areas/hoeje-gladsaxe/contact";
const DAY: i64 = 86_400;
/// A participant's name.
const CANARY: &str = "Kanariefugl";

async fn server(gateways: &str) -> Server {
    let gateways = Arc::new(Gateways::from_toml(gateways).unwrap());
    let server = Server::with(None, Site { gateways, ..Site::of_this_machine(8080) }).await;
    server.apply(&content(&[9])).await;
    server
}

async fn give(server: &Server, phone: &Phone, way: ContactWay, address: &str) -> Answer {
    let request = ContactRequest { way, address: address.into(), language: "da".into() };
    send_signed(&server.router, &phone.network.key, CONTACT, seal(&request)).await
}

/// A phone whose household comes to the date and gave an address.
async fn resident(server: &Server, way: ContactWay, address: &str) -> Phone {
    let phone = Phone::new(server, 1).await;
    let place = PlaceRegistration {
        names: vec![CANARY.into()],
        ..PlaceRegistration::new(RegistrationId(Uuid::new_v4()), occurrence_id(0), 1)
    };
    phone.enqueue(&Mutation::PlaceRegistration(place).encode()).await;
    phone.sync().await;
    let answer = give(server, &phone, way, address).await;
    assert_eq!(answer.status, 204, "{answer:?}");
    phone
}

async fn call_off(server: &Server) {
    let mut changed = content(&[9]);
    changed.occurrences[0].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
}

async fn send(server: &Server, gateways: &str) -> Vec<(NoticeKind, Delivered)> {
    let gateways = Arc::new(Gateways::from_toml(gateways).unwrap());
    let origin = Site::of_this_machine(8080).origin;
    let sender = sammen_server::PushSender::new(PushServices::default(), origin).unwrap();
    deliver(&server.database, &server.clock, &sender.with_gateways(gateways)).await.unwrap()
}

async fn count_contacts(server: &Server) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    let counted = snapshot.fetch_one("SELECT COUNT(*) FROM contact", &[]).await;
    counted.unwrap().take(0).unwrap()
}

#[tokio::test]
async fn a_mail_says_what_changed_and_leads_to_its_own_end() {
    let mails = MailServer::start().await;
    let server = server(&mails.configuration()).await;
    resident(&server, ContactWay::Mail, "beboer@example.org").await;
    call_off(&server).await;
    let sent = send(&server, &mails.configuration()).await;
    assert_eq!(sent, [(NoticeKind::CalledOff, Delivered::Sent)]);
    let mail = mails.take().pop().unwrap();
    assert!(
        mail.contains("To: beboer@example.org") && mail.contains("From: Sammen <sammen@example")
    );
    assert!(mail.contains("Aflyst: 17.1. kl. 09.00"), "{mail}");
    assert!(mail.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"));
    assert!(!mail.contains(CANARY));
    let unfolded = mail.replace("\r\n ", "");
    let link = unfolded.split("List-Unsubscribe: <http://localhost:8080").nth(1).unwrap();
    let link = link.split('>').next().unwrap();
    let page = server.get(link).await;
    assert!(String::from_utf8(page.body).unwrap().contains("<form method=\"post\">"));
    assert_eq!(count_contacts(&server).await, 1, "looking ends nothing");
    assert_eq!(server.post(link, Vec::new()).await.status, 200);
    assert_eq!(count_contacts(&server).await, 0);
    server.apply(&content(&[9])).await;
    assert_eq!(send(&server, &mails.configuration()).await, []);
}

#[tokio::test]
async fn an_sms_is_one_request_to_the_gateway() {
    let gateway = SmsGateway::start().await;
    let server = server(&gateway.configuration()).await;
    resident(&server, ContactWay::Sms, "+4539000000").await;
    call_off(&server).await;
    gateway.fail_next();
    let kind = NoticeKind::CalledOff;
    assert_eq!(send(&server, &gateway.configuration()).await, [(kind, Delivered::PutOff)]);
    server.set_now(crate::fixture::NOW + 61);
    assert_eq!(send(&server, &gateway.configuration()).await, [(kind, Delivered::Sent)]);
    let sent = gateway.take();
    assert_eq!(sent.len(), 1);
    assert_eq!(sent[0]["to"], "+4539000000");
    let text = sent[0]["message"].as_str().unwrap();
    assert!(text.starts_with("Fællesspisning: Aflyst: 17.1. kl. 09.00"), "{text}");
}

#[tokio::test]
async fn a_phone_is_told_how_it_is_reached_and_no_address() {
    let mails = MailServer::start().await;
    let server = server(&mails.configuration()).await;
    let stranger = Phone::new(&server, 2).await;
    let ways = vec![ContactWay::Mail];
    let nothing = Reaching { ways: ways.clone(), ..Reaching::default() };
    assert_eq!(reaching(&server, &stranger).await, nothing);

    let phone = resident(&server, ContactWay::Mail, "beboer@example.org").await;
    let calendar = "/api/areas/hoeje-gladsaxe/calendar-address";
    let answer = send_signed(&server.router, &phone.network.key, calendar, Vec::new()).await;
    assert!(unseal::<CalendarAddress>(&answer.body).is_ok(), "{answer:?}");
    let contact = Some(ContactWay::Mail);
    let told = Reaching { calendar: true, push: false, contact, ways };
    assert_eq!(reaching(&server, &phone).await, told);
    assert_eq!(reaching(&server, &stranger).await, nothing, "each phone its own");
}

async fn reaching(server: &Server, phone: &Phone) -> Reaching {
    let path = "/api/areas/hoeje-gladsaxe/reaching";
    let answer = send_signed(&server.router, &phone.network.key, path, Vec::new()).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    unseal(&answer.body).unwrap()
}

#[tokio::test]
async fn an_address_is_deleted_thirty_days_after_the_last_date() {
    let mails = MailServer::start().await;
    let server = server(&mails.configuration()).await;
    resident(&server, ContactWay::Mail, "beboer@example.org").await;
    let ends = STARTS_AT + 7_200;
    for (now, kept) in [(ends, 1), (ends + 30 * DAY - 1, 1), (ends + 30 * DAY, 0)] {
        server.set_now(now);
        remind(&server.database, &server.clock).await.unwrap();
        assert_eq!(count_contacts(&server).await, kept, "{now}");
    }
}

#[tokio::test]
async fn only_addresses_are_taken_and_only_where_something_is_sent() {
    let mails = MailServer::start().await;
    let server = server(&mails.configuration()).await;
    let phone = resident(&server, ContactWay::Mail, "beboer@example.org").await;
    for (way, address) in [
        (ContactWay::Sms, "+4539000000"),
        (ContactWay::Mail, "beboer"),
        (ContactWay::Mail, "a@example.org\r\nBcc: b@example.org"),
    ] {
        let answer = give(&server, &phone, way, address).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (422, "invalid".into()));
    }
    let mut request = axum::http::Request::builder().method(Method::DELETE).uri(CONTACT);
    request = request.header(header::CONTENT_TYPE, SEALED);
    for (name, value) in phone.network.key.sign("DELETE", CONTACT, &[]) {
        request = request.header(name, value);
    }
    let answer = server.send(request.body(axum::body::Body::empty()).unwrap()).await;
    phone.network.key.learn(answer.header(NONCE_HEADER));
    assert_eq!((answer.status.as_u16(), count_contacts(&server).await), (204, 0));
}
