//! What is kept of what volunteers' phones note.

use sammen_domain::{Refusal, RowKind};
use sammen_server::revoke;
use sammen_sync::ReplicaStore;

use super::*;
use crate::phone::Fault;

#[tokio::test]
async fn two_phones_let_one_household_in_and_it_counts_once_everywhere() {
    let server = Server::with_seats(&[9]).await;
    let (_, family) = household(&server, 1, 3).await;
    let (left, right) = (volunteer(&server, 8).await, volunteer(&server, 9).await);
    server.set_now(STARTS_AT);
    left.note(scan(1, Some(family), 3, STARTS_AT + 20)).await;
    right.note(scan(2, Some(family), 2, STARTS_AT + 10)).await;
    right.note(scan(3, None, 2, STARTS_AT + 30)).await;
    assert_eq!((left.tally().await.persons(), right.tally().await.persons()), (3, 4));
    for phone in [&left, &right, &left] {
        phone.sync().await;
    }
    for phone in [&left, &right] {
        let tally = phone.tally().await;
        assert_eq!(
            tally.persons(),
            4,
            "two of the family by the earlier scan, and two who walked in"
        );
        assert_eq!(tally.walk_ins(), 2);
        let entry = tally.entry(family).unwrap();
        assert_eq!(entry.canonical().id, ScanId(id(0x5ca0_0002)));
        assert_eq!(entry.scans().len(), 2, "every scan is kept");
        assert!(phone.view().await.outbox.is_empty() && phone.view().await.refused.is_empty());
    }
}

#[tokio::test]
async fn what_is_sent_again_is_kept_once() {
    let server = Server::with_seats(&[9]).await;
    let phone = volunteer(&server, 8).await;
    server.set_now(STARTS_AT);
    phone.note(scan(1, None, 2, STARTS_AT)).await;
    phone.note(heads(1, 5)).await;
    phone.network.fault.set(Some(Fault::LoseReply));
    assert!(phone.try_sync().await.is_err());
    phone.network.fault.set(Some(Fault::Duplicate));
    phone.sync().await;
    // Under another operation too: the phone has another key by now, say.
    phone.note(scan(1, None, 2, STARTS_AT)).await;
    phone.note(heads(1, 5)).await;
    phone.sync().await;
    assert_eq!((phone.tally().await.persons(), phone.heads().await), (2, 5));
}

#[tokio::test]
async fn a_phone_whose_clock_is_years_wrong_is_not_believed_and_not_refused() {
    let server = Server::with_seats(&[9]).await;
    let (_, family) = household(&server, 1, 3).await;
    let phone = volunteer(&server, 8).await;
    server.set_now(STARTS_AT);
    phone.note(scan(1, Some(family), 3, STARTS_AT - 5 * 365 * 24 * HOUR)).await;
    phone.note(scan(2, Some(family), 3, STARTS_AT + 60)).await;
    phone.sync().await;
    let tally = phone.tally().await;
    let entry = tally.entry(family).unwrap();
    assert_eq!(entry.canonical().moment, Some(STARTS_AT + 60), "the one that can be believed");
    assert_eq!(entry.scans()[1].moment, None);
}

#[tokio::test]
async fn what_a_volunteer_noted_is_kept_when_her_role_has_ended_since() {
    let server = Server::with_seats(&[9]).await;
    let appointed = appointment(8);
    appoint(&server.database, &appointed, NOW).await.unwrap();
    let phone = Phone::new(&server, 8).await;
    phone.sync().await;
    phone.note(scan(1, None, 2, STARTS_AT)).await;
    let reader = volunteer(&server, 9).await;
    server.set_now(STARTS_AT + HOUR);
    revoke(&server.database, &area(), appointed.grant.id, STARTS_AT + HOUR).await.unwrap();
    server.set_now(STARTS_AT + 2 * HOUR);
    phone.sync().await;
    let view = phone.view().await;
    assert!(view.refused.is_empty(), "{:?}", view.refused);
    assert!(view.scans.is_empty() && view.roles.is_empty(), "nothing of it stays on her phone");
    reader.sync().await;
    assert_eq!(reader.tally().await.persons(), 2);
}

#[tokio::test]
async fn nobody_else_notes_anything_and_nobody_else_is_told() {
    let server = Server::with_seats(&[9]).await;
    let (resident, family) = household(&server, 1, 3).await;
    server.set_now(STARTS_AT);
    resident.note(scan(1, Some(family), 3, STARTS_AT)).await;
    resident.note(heads(1, 5)).await;
    resident.sync().await;
    let refused = resident.view().await.refused;
    assert!(refused.iter().all(|refused| refused.refusal == Refusal::NotAllowed), "{refused:?}");
    assert_eq!(refused.len(), 2);
    let volunteer = volunteer(&server, 8).await;
    volunteer.note(scan(2, Some(family), 3, STARTS_AT)).await;
    volunteer.sync().await;
    resident.sync().await;
    let rows = resident.store.read(&area()).await.unwrap().rows;
    let is_told = |kind: RowKind| matches!(kind, RowKind::Scan | RowKind::HeadCount);
    assert!(!rows.iter().any(|(key, _)| is_told(key.kind)), "{rows:?}");
}

#[tokio::test]
async fn the_door_opens_twelve_hours_before_and_what_nobody_knows_is_refused() {
    let server = Server::with_seats(&[9]).await;
    let phone = volunteer(&server, 8).await;
    server.set_now(STARTS_AT - 13 * HOUR);
    phone.note(scan(1, None, 2, STARTS_AT)).await;
    phone.sync().await;
    assert_eq!(phone.view().await.refused[0].refusal, Refusal::NotBegun);
    server.set_now(STARTS_AT);
    let elsewhere = CheckIn {
        scan: ScanId(id(7)),
        occurrence: occurrence_id(99),
        registration: None,
        persons: 1,
        at: STARTS_AT,
    };
    phone.note(Mutation::CheckIn(elsewhere)).await;
    phone.sync().await;
    assert_eq!(phone.view().await.refused[1].refusal, Refusal::UnknownOccurrence);
    assert_eq!(phone.tally().await.persons(), 0);
}

#[tokio::test]
async fn five_hundred_scans_are_sent_in_one_request() {
    let server = Server::with_seats(&[9]).await;
    let phone = volunteer(&server, 8).await;
    server.set_now(STARTS_AT);
    for number in 0..500 {
        phone.note(scan(number, None, 1, STARTS_AT)).await;
    }
    phone.sync().await;
    assert_eq!(phone.network.pushed.borrow().len(), 1);
    assert_eq!(phone.tally().await.persons(), 500);
}
