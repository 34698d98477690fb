//! Who gets a seat.

use sammen_domain::{Refusal, RegistrationState};

use crate::{
    fixture::{STARTS_AT, Server, content, occurrence_id},
    phone::Phone,
};

#[tokio::test]
async fn two_phones_want_the_last_seat_and_the_second_moves_up_when_the_first_cancels() {
    let server = Server::with_seats(&[1]).await;
    let (first, second) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let date = occurrence_id(0);
    let (a, b) = (first.place(date, 1).await, second.place(date, 1).await);
    first.sync().await;
    second.sync().await;
    assert_eq!(first.state(a).await, Some(RegistrationState::Confirmed));
    assert_eq!(second.state(b).await, Some(RegistrationState::Waitlisted { position: 1 }));
    let seats = second.view().await.availability[&date];
    assert_eq!((seats.taken, seats.waiting, seats.waiting_households), (1, 1, 1));

    first.cancel(a, date).await;
    first.sync().await;
    second.sync().await;
    assert_eq!(first.state(a).await, Some(RegistrationState::Cancelled));
    assert_eq!(second.state(b).await, Some(RegistrationState::Confirmed));
    let seats = second.view().await.availability[&date];
    assert_eq!((seats.taken, seats.waiting, seats.waiting_households), (1, 0, 0));
}

#[tokio::test]
async fn a_refusal_is_told_and_does_not_hold_up_what_follows() {
    let server = Server::with_seats(&[4, 4]).await;
    let phone = Phone::new(&server, 1).await;
    let too_many = phone.place(occurrence_id(0), 7).await;
    let fits = phone.place(occurrence_id(1), 2).await;
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.outbox.is_empty());
    assert_eq!(view.refused.len(), 1);
    assert_eq!(view.refused[0].refusal, Refusal::HouseholdSize { max: 6 });
    assert!(view.registration(too_many).is_none());
    assert_eq!(phone.state(fits).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn another_owners_registrations_are_never_sent_and_never_cancelled() {
    let server = Server::with_seats(&[4]).await;
    let (mine, theirs) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let date = occurrence_id(0);
    let registration = mine.place(date, 2).await;
    mine.sync().await;
    theirs.cancel(registration, date).await;
    theirs.sync().await;
    let view = theirs.view().await;
    assert!(view.registrations.is_empty());
    assert_eq!(view.refused[0].refusal, Refusal::UnknownRegistration);
    mine.sync().await;
    let seen = mine.view().await;
    let own = seen.registration(registration).unwrap();
    assert_eq!(own.registration.state, RegistrationState::Confirmed);
    assert_eq!(own.registration.owner, sammen_domain::OwnerId::SELF, "no digest is sent");
}

#[tokio::test]
async fn one_id_is_not_taken_for_two_dates() {
    let server = Server::with_seats(&[4, 4]).await;
    let (first, second) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    let registration = first.place(occurrence_id(0), 2).await;
    first.sync().await;
    second.enqueue(&crate::phone::placing(registration, occurrence_id(1), 1)).await;
    second.sync().await;
    assert_eq!(second.view().await.refused[0].refusal, Refusal::DuplicateRegistration);
    first.sync().await;
    assert_eq!(first.state(registration).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn only_the_servers_clock_counts() {
    let server = Server::with_seats(&[4, 4]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    server.set_now(STARTS_AT - 60);
    phone.place(occurrence_id(1), 1).await;
    phone.sync().await;
    assert_eq!(phone.view().await.refused[0].refusal, Refusal::Closed);
    server.set_now(STARTS_AT + 8_000);
    phone.cancel(registration, occurrence_id(0)).await;
    phone.sync().await;
    assert_eq!(phone.view().await.refused[1].refusal, Refusal::Past);
}

#[tokio::test]
async fn a_date_that_is_not_known_is_refused_in_words() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(77), 1).await;
    phone.sync().await;
    assert_eq!(phone.view().await.refused[0].refusal, Refusal::UnknownOccurrence);
}

#[tokio::test]
async fn more_seats_in_the_content_move_waiting_households_up() {
    let server = Server::with_seats(&[2]).await;
    let (first, second) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    first.place(occurrence_id(0), 2).await;
    let waiting = second.place(occurrence_id(0), 3).await;
    first.sync().await;
    second.sync().await;
    assert_eq!(second.state(waiting).await, Some(RegistrationState::Waitlisted { position: 1 }));
    assert_eq!(server.apply(&content(&[4])).await.moved, 0, "three do not fit into two");
    assert_eq!(server.apply(&content(&[5])).await.moved, 1);
    second.sync().await;
    assert_eq!(second.state(waiting).await, Some(RegistrationState::Confirmed));
    assert_eq!(second.view().await.availability[&occurrence_id(0)].taken, 5);
}
