//! Applying what the secretariat wrote.

use sammen_domain::{OccurrenceState, RegistrationState};

use crate::{
    fixture::{STARTS_AT, Server, content, occurrence_id},
    phone::Phone,
};

#[tokio::test]
async fn a_vanished_date_with_households_is_cancelled_and_one_without_is_deleted() {
    let server = Server::with_seats(&[4, 4, 4]).await;
    let phone = Phone::new(&server, 1).await;
    let coming = phone.place(occurrence_id(1), 2).await;
    let not_coming = phone.place(occurrence_id(2), 2).await;
    phone.cancel(not_coming, occurrence_id(2)).await;
    phone.sync().await;

    // All dates vanish, and with them the activity, its place and its partner.
    let mut rest = content(&[]);
    rest.activities.clear();
    rest.places.clear();
    rest.partners.clear();
    let applied = server.apply(&rest).await;
    assert_eq!((applied.cancelled, applied.deleted, applied.changed), (1, 1, 1));

    phone.sync().await;
    let view = phone.view().await;
    assert!(view.occurrence(occurrence_id(0)).is_none());
    let cancelled = view.occurrence(occurrence_id(1)).expect("still there, with its activity");
    assert!(matches!(cancelled.occurrence.state, OccurrenceState::Cancelled { .. }));
    assert!(view.places.contains_key(&cancelled.activity.place));
    assert!(view.partners.contains_key(&cancelled.activity.organiser));
    let kept = view.occurrence(occurrence_id(2)).expect("a registration speaks of it");
    assert!(kept.occurrence.is_scheduled(), "nobody who comes has to be told");
    assert_eq!(phone.state(coming).await, Some(RegistrationState::Confirmed));

    assert_eq!(server.apply(&rest).await, Default::default(), "doing it again does nothing");
}

#[tokio::test]
async fn a_vanished_date_that_took_place_stays_as_it_was() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    server.set_now(STARTS_AT + 86_400);
    assert_eq!(server.apply(&content(&[])).await, Default::default());
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.occurrence(occurrence_id(0)).unwrap().occurrence.is_scheduled());
}

#[tokio::test]
async fn a_date_that_comes_back_is_shown_again() {
    let server = Server::with_seats(&[4, 4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.sync().await;
    server.apply(&content(&[4])).await;
    phone.sync().await;
    assert!(phone.view().await.occurrence(occurrence_id(1)).is_none());
    assert_eq!(server.apply(&content(&[4, 4])).await.added, 1);
    phone.sync().await;
    assert!(phone.view().await.occurrence(occurrence_id(1)).is_some());
}

#[tokio::test]
async fn a_cancelled_date_moves_nobody_up() {
    let server = Server::with_seats(&[1]).await;
    let (first, second) = (Phone::new(&server, 1).await, Phone::new(&server, 2).await);
    first.place(occurrence_id(0), 1).await;
    let waiting = second.place(occurrence_id(0), 1).await;
    first.sync().await;
    second.sync().await;
    let mut cancelled = content(&[5]);
    cancelled.occurrences[0].state = OccurrenceState::Cancelled { reason: Default::default() };
    assert_eq!(server.apply(&cancelled).await.moved, 0);
    second.sync().await;
    assert_eq!(second.state(waiting).await, Some(RegistrationState::Waitlisted { position: 1 }));
    assert_eq!(server.apply(&content(&[5])).await.moved, 1, "it takes place after all");
}
