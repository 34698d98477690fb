//! A bad network: requests and replies lost, requests doubled.

use sammen_domain::RegistrationState;
use sammen_sync::{Sending, SyncError, TransportError};

use crate::{
    fixture::{Server, occurrence_id},
    phone::{Fault, Phone},
};

const UNREACHABLE: SyncError = SyncError::Transport(TransportError::Unreachable);

#[tokio::test]
async fn a_lost_request_leaves_it_on_the_phone() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 2).await;
    phone.network.fault.set(Some(Fault::LoseRequest));
    assert_eq!(phone.try_sync().await, Err(UNREACHABLE));
    assert_eq!(phone.view().await.outbox[0].1, Sending::Saved);
    phone.sync().await;
    assert!(phone.view().await.outbox.is_empty());
}

#[tokio::test]
async fn a_lost_reply_is_asked_for_again_and_nothing_is_done_twice() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 2).await;
    phone.network.fault.set(Some(Fault::LoseReply));
    assert_eq!(phone.try_sync().await, Err(UNREACHABLE));
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.outbox.is_empty() && view.refused.is_empty());
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Confirmed));
    assert_eq!(view.availability[&occurrence_id(0)].taken, 2);
}

#[tokio::test]
async fn a_doubled_request_has_one_effect_and_one_outcome() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 2).await;
    phone.cancel(registration, occurrence_id(0)).await;
    phone.place(occurrence_id(0), 3).await;
    phone.network.fault.set(Some(Fault::Duplicate));
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.outbox.is_empty() && view.refused.is_empty());
    assert_eq!(view.availability[&occurrence_id(0)].taken, 3);
    assert_eq!(view.registrations.len(), 2);
    let pushed = phone.network.pushed.borrow();
    assert_eq!(pushed[0].outcomes.len(), 3);
    assert_eq!(pushed[0].last_mutation_id, 3);
}

#[tokio::test]
async fn a_request_arriving_late_changes_nothing() {
    let server = Server::with_seats(&[4]).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 2).await;
    // The old request is kept somewhere on the way, while the phone goes on.
    let old = phone.copied();
    phone.sync().await;
    let registration = phone.view().await.registrations[0].registration.id;
    phone.cancel(registration, occurrence_id(0)).await;
    phone.sync().await;
    old.sync().await;
    phone.sync().await;
    assert_eq!(phone.state(registration).await, Some(RegistrationState::Cancelled));
    assert_eq!(phone.view().await.availability[&occurrence_id(0)].taken, 0);
}
