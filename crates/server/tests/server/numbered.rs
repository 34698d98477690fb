//! Numbered seats: each household its own, from the queue to the phone.

use std::collections::BTreeSet;

use sammen_domain::{
    ActivityId, OccurrenceId, PlaceRegistration, Refusal, RegistrationId, RegistrationState, Text,
};
use sammen_server::{StaffDecision, Together, cancel_household, import::Content, push, settle_due};
use serde_json::json;
use uuid::Uuid;

use crate::{
    fixture::{NOW, Server, area, device, id, occurrence_id},
    phone::{Phone, placing},
    registering::{series, with_terms},
    staff::{administrator, staff},
    sync::concurrency::request,
};

fn activity() -> ActivityId {
    ActivityId(id(3))
}

/// Content whose seats are stalls.
fn stalls(content: Content) -> Content {
    called(content, "stade")
}

fn called(mut content: Content, seat: &str) -> Content {
    content.numbered_seats.insert(activity(), Text::new("da", seat));
    content
}

async fn server(content: Content) -> Server {
    let server = Server::empty().await;
    server.apply(&stalls(content)).await;
    server
}

/// The number of a registration's seat, as its phone knows it.
async fn number(phone: &Phone, registration: RegistrationId) -> Option<u32> {
    phone.view().await.seat_number(registration).map(|seat| seat.number)
}

async fn phones(server: &Server, count: u8) -> Vec<Phone> {
    let mut phones = Vec::new();
    for key in 1..=count {
        phones.push(Phone::new(server, key).await);
    }
    phones
}

#[tokio::test]
async fn each_household_has_a_number_and_the_next_in_the_queue_gets_the_one_that_is_free() {
    let server = server(with_terms(&[2], |terms| terms.household_max = 1)).await;
    let phones = phones(&server, 3).await;
    let date = occurrence_id(0);
    let mut placed = Vec::new();
    for phone in &phones {
        phone.sync().await;
        let registration = phone.place(date, 1).await;
        assert_eq!(number(phone, registration).await, None, "it is pending");
        placed.push(registration);
    }
    for phone in &phones {
        phone.sync().await;
    }
    assert_eq!(number(&phones[0], placed[0]).await, Some(1));
    assert_eq!(number(&phones[1], placed[1]).await, Some(2));
    assert_eq!(number(&phones[2], placed[2]).await, None, "it waits");

    phones[0].cancel(placed[0], date).await;
    assert_eq!(number(&phones[0], placed[0]).await, None, "the household has said so");
    for phone in &phones {
        phone.sync().await;
    }
    assert_eq!(number(&phones[0], placed[0]).await, None);
    assert_eq!(number(&phones[1], placed[1]).await, Some(2), "others keep theirs");
    assert_eq!(number(&phones[2], placed[2]).await, Some(1));
    let seat = phones[2].view().await.seat_number(placed[2]).unwrap();
    assert_eq!(seat.called, Text::new("da", "stade"));
}

#[tokio::test]
async fn a_household_has_one_seat_and_no_more() {
    let server = server(with_terms(&[4], |terms| terms.household_max = 1)).await;
    let phone = Phone::new(&server, 1).await;
    let date = occurrence_id(0);
    phone.place(date, 2).await;
    phone.place(date, 1).await;
    phone.place(date, 1).await;
    phone.sync().await;
    let refused: Vec<Refusal> =
        phone.view().await.refused.iter().map(|refused| refused.refusal).collect();
    assert_eq!(refused, [Refusal::HouseholdSize { max: 1 }, Refusal::AlreadyRegistered]);
}

#[tokio::test]
async fn an_offer_has_no_number_before_it_is_accepted() {
    let content = with_terms(&[1], |terms| {
        terms.household_max = 1;
        terms.offer_hours = Some(6);
    });
    let server = server(content).await;
    let phones = phones(&server, 2).await;
    let date = occurrence_id(0);
    let first = phones[0].place(date, 1).await;
    phones[0].sync().await;
    let second = phones[1].place(date, 1).await;
    phones[1].sync().await;
    phones[0].cancel(first, date).await;
    phones[0].sync().await;
    phones[1].sync().await;
    let state = phones[1].state(second).await;
    assert!(matches!(state, Some(RegistrationState::Offered { .. })), "{state:?}");
    assert_eq!(number(&phones[1], second).await, None);
    let accept = sammen_domain::AcceptOffer { registration: second, occurrence: date };
    phones[1].enqueue(&sammen_domain::Mutation::AcceptOffer(accept).encode()).await;
    phones[1].sync().await;
    assert_eq!(number(&phones[1], second).await, Some(1));
    settle_due(&server.database, &server.clock).await.unwrap();
    phones[1].sync().await;
    assert_eq!(number(&phones[1], second).await, Some(1));
}

#[tokio::test]
async fn of_a_series_a_household_has_one_number_for_all_dates() {
    let server = server(series(&[2, 2, 2], |terms| terms.household_max = 1)).await;
    let phones = phones(&server, 2).await;
    let mut placed = Vec::new();
    for phone in &phones {
        let registration = RegistrationId(Uuid::new_v4());
        let request = PlaceRegistration::new(registration, occurrence_id(0), 1);
        let request = PlaceRegistration { series: true, ..request };
        phone.enqueue(&sammen_domain::Mutation::PlaceRegistration(request).encode()).await;
        phone.sync().await;
        placed.push(registration);
    }
    assert_eq!(number(&phones[0], placed[0]).await, Some(1));
    assert_eq!(number(&phones[1], placed[1]).await, Some(2));
    let seats = seats(&server, &[0, 1, 2]).await;
    assert_eq!(seats, [(0, 1), (0, 2), (1, 1), (1, 2), (2, 1), (2, 2)]);
}

/// The dates and the numbers that are taken there, as the staff see them.
async fn seats(server: &Server, dates: &[u128]) -> Vec<(u128, u64)> {
    let mut by = administrator(server).await;
    let mut staff = staff(&mut by, "staff").await;
    let mut seats = Vec::new();
    for date in dates {
        let listed = staff.get(&registrations(occurrence_id(*date))).await.json();
        let listed = listed["registrations"].as_array().unwrap().clone();
        let numbers = listed.iter().filter_map(|known| known["seat"]["number"].as_u64());
        seats.extend(numbers.map(|number| (*date, number)));
    }
    seats
}

fn registrations(date: OccurrenceId) -> String {
    format!("/api/staff/areas/hoeje-gladsaxe/occurrences/{date}/registrations")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn twenty_phones_at_once_get_twelve_numbers_and_none_twice() {
    const PHONES: u8 = 20;
    let server = server(with_terms(&[12], |terms| terms.household_max = 1)).await;
    let mut tasks = tokio::task::JoinSet::new();
    for phone in 1..=PHONES {
        let database = server.database.clone();
        tasks.spawn(async move {
            let number = u128::from(phone);
            let place = placing(RegistrationId(id(0x1000 + number)), occurrence_id(0), 1);
            let request = request(number, 1, place);
            // Each sends it twice over.
            for _ in 0..2 {
                push(&database, &Together::default(), device(phone), &request, || NOW)
                    .await
                    .unwrap();
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    let mut numbers = BTreeSet::new();
    for key in 1..=PHONES {
        let phone = Phone::new(&server, key).await;
        phone.sync().await;
        let registration = RegistrationId(id(0x1000 + u128::from(key)));
        let has_seat = phone.state(registration).await == Some(RegistrationState::Confirmed);
        let number = number(&phone, registration).await;
        assert_eq!(number.is_some(), has_seat);
        assert!(number.is_none_or(|number| numbers.insert(number)), "{number:?} twice");
    }
    assert!(numbers.into_iter().eq(1..=12));
}

#[tokio::test]
async fn an_import_numbers_the_seats_that_people_have_renames_them_and_takes_the_numbers_back() {
    let server = Server::with_seats(&[2]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    assert_eq!(number(&phone, registration).await, None);

    let plain = || crate::fixture::content(&[2]);
    server.apply(&stalls(plain())).await;
    phone.sync().await;
    assert_eq!(number(&phone, registration).await, Some(1));
    server.apply(&called(plain(), "bod")).await;
    phone.sync().await;
    let seat = phone.view().await.seat_number(registration).unwrap();
    assert_eq!((seat.number, seat.called.get("da")), (1, "bod"));
    server.apply(&plain()).await;
    phone.sync().await;
    assert_eq!(number(&phone, registration).await, None);
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn the_staff_see_who_has_which_seat_and_what_they_cancel_is_free_again() {
    let server = server(with_terms(&[2], |terms| terms.household_max = 1)).await;
    let phones = phones(&server, 3).await;
    let date = occurrence_id(0);
    let mut placed = Vec::new();
    for phone in &phones {
        placed.push(phone.place(date, 1).await);
        phone.sync().await;
    }
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let listed = staff.get(&registrations(date)).await.json();
    let seat = &listed["registrations"][1]["seat"];
    assert_eq!(seat["number"], 2);
    assert_eq!(seat["called"], json!([{"language": "da", "text": "stade"}]));
    assert_eq!(listed["registrations"][2]["seat"], json!(null));

    let mut transaction = server.database.write().await.unwrap();
    let area = area();
    let at = StaffDecision { area: &area, date, now: NOW };
    cancel_household(&mut transaction, at, placed[0]).await.unwrap();
    transaction.commit().await.unwrap();
    for phone in &phones {
        phone.sync().await;
    }
    assert_eq!(number(&phones[0], placed[0]).await, None);
    assert_eq!(number(&phones[2], placed[2]).await, Some(1));
}
