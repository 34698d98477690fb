//! A household's own calendar.

use axum::http::{Method, header};
use sammen_device_key::NONCE_HEADER;
use sammen_domain::{Mutation, OccurrenceState, PlaceRegistration, RegistrationId, Text};
use sammen_sync::{CalendarAddress, TransferPurpose, unseal};
use uuid::Uuid;

use super::{event, sequence, text, value};
use crate::{
    devices::{code, redeem},
    fixture::{Answer, SEALED, Server, content, occurrence_id, send_signed},
    phone::Phone,
};

const ADDRESS: &str = "/api/areas/hoeje-gladsaxe/calendar-address";
/// A participant's name.
const CANARY: &str = "Kanariefugl";

async fn ask(server: &Server, phone: &Phone) -> Answer {
    send_signed(&server.router, &phone.network.key, ADDRESS, Vec::new()).await
}

/// The path of an address that a phone asks for.
async fn address(server: &Server, phone: &Phone) -> String {
    let answer = ask(server, phone).await;
    assert_eq!(answer.status, 200, "{answer:?}");
    let CalendarAddress { address } = unseal(&answer.body).unwrap();
    address.strip_prefix("http://localhost:8080").unwrap().to_owned()
}

async fn end(server: &Server, phone: &Phone) -> Answer {
    let send = async || {
        let mut request = axum::http::Request::builder().method(Method::DELETE).uri(ADDRESS);
        request = request.header(header::CONTENT_TYPE, SEALED);
        for (name, value) in phone.network.key.sign("DELETE", ADDRESS, &[]) {
            request = request.header(name, value);
        }
        server.send(request.body(axum::body::Body::empty()).unwrap()).await
    };
    let answer = send().await;
    phone.network.key.learn(answer.header(NONCE_HEADER));
    if answer.status == 401 { send().await } else { answer }
}

#[tokio::test]
async fn it_has_the_households_dates_and_nothing_of_persons() {
    let server = Server::with_seats(&[2, 9, 9]).await;
    let phones = [Phone::new(&server, 1).await, Phone::new(&server, 2).await];
    let [hers, other] = &phones;
    other.place(occurrence_id(0), 2).await;
    other.place(occurrence_id(2), 1).await;
    other.sync().await;
    hers.place(occurrence_id(0), 1).await;
    let place = PlaceRegistration {
        names: vec![CANARY.into()],
        ..PlaceRegistration::new(RegistrationId(Uuid::new_v4()), occurrence_id(1), 3)
    };
    hers.enqueue(&Mutation::PlaceRegistration(place).encode()).await;
    hers.sync().await;
    let answer = server.get(&address(&server, hers).await).await;
    assert_eq!(answer.header("cache-control"), "private, no-store");
    assert_eq!(answer.header("etag"), "");
    let calendar = text(&answer);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 2, "not what others come to");
    assert_eq!(value(&event(&calendar, 0), "STATUS"), "TENTATIVE", "she waits");
    assert_eq!(value(&event(&calendar, 1), "STATUS"), "CONFIRMED");
    assert!(!calendar.contains(CANARY) && !calendar.contains("ATTENDEE"));
}

#[tokio::test]
async fn a_date_that_is_called_off_is_told() {
    let server = Server::with_seats(&[9, 9]).await;
    let phone = Phone::new(&server, 1).await;
    let placed = phone.place(occurrence_id(0), 1).await;
    phone.place(occurrence_id(1), 1).await;
    phone.sync().await;
    let address = address(&server, &phone).await;
    let before = text(&server.get(&address).await);
    let mut changed = content(&[9, 9]);
    changed.occurrences[1].state = OccurrenceState::Cancelled { reason: Text::default() };
    server.apply(&changed).await;
    phone.cancel(placed, occurrence_id(0)).await;
    phone.sync().await;
    let after = text(&server.get(&address).await);
    assert_eq!(after.matches("BEGIN:VEVENT").count(), 1, "she does not come to the other");
    let cancelled = event(&after, 1);
    assert_eq!(value(&cancelled, "STATUS"), "CANCELLED");
    assert!(sequence(&cancelled) > sequence(&event(&before, 1)));
}

#[tokio::test]
async fn an_address_ends_with_the_next_one_and_when_it_is_given_up() {
    let server = Server::with_seats(&[9]).await;
    let phone = Phone::new(&server, 1).await;
    let first = address(&server, &phone).await;
    let second = address(&server, &phone).await;
    assert_ne!(first, second);
    assert_eq!(server.get(&first).await.problem(), "not-found");
    assert_eq!(server.get(&second).await.status, 200);
    assert_eq!(end(&server, &phone).await.status, 204);
    assert_eq!(server.get(&second).await.problem(), "not-found");
    let guessed = second.replace(|letter: char| letter.is_ascii_digit(), "0");
    assert_eq!(server.get(&guessed).await.problem(), "not-found");
    assert_eq!(server.get(&second.replace("hoeje-gladsaxe", "x")).await.status, 404);
}

#[tokio::test]
async fn an_address_ends_when_its_phone_is_moved_from() {
    let server = Server::with_seats(&[9, 9]).await;
    let phones = [Phone::new(&server, 1).await, Phone::new(&server, 2).await];
    let [old, new] = &phones;
    old.place(occurrence_id(0), 1).await;
    old.sync().await;
    let (of_old, of_new) = (address(&server, old).await, address(&server, new).await);
    assert_eq!(text(&server.get(&of_new).await).matches("BEGIN:VEVENT").count(), 0);
    let code = code(&server, old, TransferPurpose::Move).await;
    redeem(&server, new, &code).await;
    assert_eq!(server.get(&of_old).await.problem(), "not-found");
    let calendar = text(&server.get(&of_new).await);
    assert_eq!(calendar.matches("BEGIN:VEVENT").count(), 1, "it is of the new household");
    assert_eq!(ask(&server, old).await.problem(), "device-moved");
}
