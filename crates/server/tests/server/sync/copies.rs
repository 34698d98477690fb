//! Copied browser profiles and databases that have another life.

use sammen_domain::RegistrationState;
use sammen_sync::{PullRequest, Pulled, ReplicaStore, Scope, Transport};

use crate::{
    fixture::{NOW, Server, area, occurrence_id},
    phone::{Fault, Phone},
};

#[tokio::test]
async fn a_copied_profile_takes_a_line_of_its_own_and_nothing_doubles() {
    let server = Server::with_seats(&[9, 9, 9]).await;
    let phone = Phone::new(&server, 1).await;
    let shared = phone.place(occurrence_id(0), 2).await;
    let copy = phone.copied();
    phone.place(occurrence_id(1), 1).await;
    copy.place(occurrence_id(2), 1).await;
    let line = phone.client().await;

    phone.sync().await;
    copy.sync().await;
    phone.sync().await;

    assert_eq!(phone.client().await, line);
    assert_ne!(copy.client().await, line, "the copy came second");
    for phone in [&phone, &copy] {
        let view = phone.view().await;
        assert!(view.outbox.is_empty() && view.refused.is_empty());
        assert_eq!(view.registrations.len(), 3, "both see all that their owner did");
        assert_eq!(phone.state(shared).await, Some(RegistrationState::Confirmed));
        let seats = |n| view.availability[&occurrence_id(n)].taken;
        assert_eq!((seats(0), seats(1), seats(2)), (2, 1, 1));
    }
}

#[tokio::test]
async fn a_copy_that_went_first_makes_the_original_take_a_line_of_its_own() {
    let server = Server::with_seats(&[9, 9]).await;
    let phone = Phone::new(&server, 1).await;
    phone.sync().await;
    let copy = phone.copied();
    let line = phone.client().await;
    for (phone, date) in [(&copy, 0), (&phone, 1), (&copy, 1), (&phone, 0)] {
        phone.place(occurrence_id(date), 1).await;
        phone.sync().await;
    }
    copy.sync().await;
    assert_eq!(copy.client().await, line);
    assert_ne!(phone.client().await, line);
    for phone in [&phone, &copy] {
        let view = phone.view().await;
        assert!(view.outbox.is_empty());
        assert_eq!(view.refused.len(), 1, "each was told that the household comes already");
        assert_eq!(view.registrations.len(), 2);
    }
}

#[tokio::test]
async fn another_life_of_the_database_resets_the_base_and_keeps_what_is_unsent() {
    let server = Server::with_seats(&[9, 9]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let line = phone.client().await;
    let unsent = phone.place(occurrence_id(1), 2).await;

    let other_life = Server::with_seats(&[9, 9]).await;
    let phone = phone.moved_to(&other_life);
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.outbox.is_empty() && view.refused.is_empty());
    assert_ne!(phone.client().await, line, "its line was not known there");
    assert_eq!(view.registrations.len(), 1, "what the old life knew is gone");
    assert_eq!(phone.state(unsent).await, Some(RegistrationState::Confirmed));
    assert_eq!(view.availability[&occurrence_id(1)].taken, 2);
}

#[tokio::test]
async fn what_was_pushed_to_a_server_that_forgot_it_is_pushed_again() {
    let server = Server::with_seats(&[9]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 1).await;
    // The push comes home, the pull after it does not.
    phone.network.skip_then_fail(1, Fault::LoseRequest);
    assert!(phone.try_sync().await.is_err());

    let other_life = Server::with_seats(&[9]).await;
    let phone = phone.moved_to(&other_life);
    phone.sync().await;
    phone.sync().await;
    assert!(phone.view().await.outbox.is_empty());
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
}

#[tokio::test]
async fn what_a_copy_does_while_its_pull_travels_is_not_taken_for_the_originals() {
    let server = Server::with_seats(&[9, 9]).await;
    let phone = Phone::new(&server, 1).await;
    let copy = phone.copied();
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let request = PullRequest {
        area: area(),
        client: copy.client().await,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let response = copy.network.pull(&request).await.unwrap();
    let registration = copy.place(occurrence_id(1), 1).await;
    let pulled = Pulled { from: None, request: &request, response: &response, base: None };
    copy.store.apply_pull(&area(), pulled, NOW).await.unwrap();
    copy.sync().await;
    assert_eq!(copy.state(registration).await, Some(RegistrationState::Confirmed));
}
