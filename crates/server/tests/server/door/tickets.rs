//! Who has a ticket, and whether it counts.

use sammen_domain::{TicketKey, Verdict, judge};
use sammen_server::{ensure_ticket_keys, revoke_ticket_key, rotate_ticket_key};
use sammen_sync::View;
use sammen_ticket::{OpenTicketError, open};

use super::*;

/// What a volunteer's phone says of a ticket.
fn shown(view: &View, text: &str) -> Verdict {
    let date = view.occurrences.iter().find(|known| known.id == date()).unwrap();
    let key = |number| view.ticket_keys.iter().find(|key| key.number == number);
    let claim = match open(text, |number| key(number).map(|key| key.public)) {
        Err(_) => sammen_domain::Claim::NotOurs,
        Ok(claims) if key(claims.key).is_some_and(|key| key.is_revoked) => {
            sammen_domain::Claim::Revoked
        }
        Ok(claims) => sammen_domain::Claim::Signed {
            registration: RegistrationId(Uuid::from_bytes(claims.registration)),
            is_for_date: claims.is_for(
                date.id.0.as_bytes(),
                date.activity.0.as_bytes(),
                date.starts_at,
            ),
        },
    };
    let listed = match claim {
        sammen_domain::Claim::Signed { registration, .. } => {
            view.roster.iter().find(|entry| entry.registration == registration)
        }
        _ => None,
    };
    judge(claim, date, listed, &view.tally(date))
}

async fn ticket(phone: &Phone, registration: RegistrationId) -> Option<String> {
    phone.view().await.tickets.get(&registration).map(|ticket| ticket.text.clone())
}

#[tokio::test]
async fn a_household_with_seats_has_a_ticket_that_a_volunteers_phone_knows() {
    let server = Server::with_seats(&[3]).await;
    ensure_ticket_keys(&server.database).await.unwrap();
    let (phone, registration) = household(&server, 1, 3).await;
    let (waiting, other) = household(&server, 2, 1).await;
    let door = volunteer(&server, 8).await;
    let text = ticket(&phone, registration).await.unwrap();
    assert_eq!(shown(&door.view().await, &text), Verdict::Valid { persons: Some(3) });
    assert_eq!(ticket(&waiting, other).await, None, "no seats, no ticket");
    assert_eq!(ticket(&door, registration).await, None, "it is the household's");
    assert!(phone.view().await.ticket_keys.is_empty(), "a resident needs no keys");

    server.set_now(STARTS_AT);
    door.note(scan(1, Some(registration), 3, STARTS_AT)).await;
    let view = door.view().await;
    let in_already = Verdict::AlreadyIn { persons: 3, since: Some(STARTS_AT) };
    assert_eq!(shown(&view, &text), in_already, "also before it is sent");
    server.set_now(NOW);
    phone.cancel(registration, date()).await;
    phone.sync().await;
    assert_eq!(ticket(&phone, registration).await, None);
    waiting.sync().await;
    assert!(ticket(&waiting, other).await.is_some(), "it has seats now");
}

#[tokio::test]
async fn a_cancelled_ticket_and_one_that_the_list_does_not_know_yet() {
    let server = Server::with_seats(&[3, 3]).await;
    ensure_ticket_keys(&server.database).await.unwrap();
    let door = volunteer(&server, 8).await;
    let (phone, registration) = household(&server, 1, 2).await;
    let text = ticket(&phone, registration).await.unwrap();
    let valid = Verdict::Valid { persons: None };
    assert_eq!(shown(&door.view().await, &text), valid, "the list is older than the ticket");
    let elsewhere = Phone::new(&server, 2).await;
    let next = elsewhere.place(occurrence_id(1), 2).await;
    elsewhere.sync().await;
    let other = ticket(&elsewhere, next).await.unwrap();
    assert_eq!(shown(&door.view().await, &other), Verdict::OtherDate);
    phone.cancel(registration, date()).await;
    phone.sync().await;
    door.sync().await;
    assert_eq!(shown(&door.view().await, &text), Verdict::Cancelled);
    assert_eq!(shown(&door.view().await, "HTTPS://EXAMPLE.ORG"), Verdict::NotOurs);
}

#[tokio::test]
async fn a_new_key_leaves_tickets_as_they_are_and_a_revoked_one_changes_them_all() {
    let server = Server::with_seats(&[9]).await;
    let (early, before) = household(&server, 3, 1).await;
    assert_eq!(ticket(&early, before).await, None, "there is no key yet");
    ensure_ticket_keys(&server.database).await.unwrap();
    ensure_ticket_keys(&server.database).await.unwrap();
    early.sync().await;
    assert!(ticket(&early, before).await.is_some());
    let (phone, registration) = household(&server, 1, 2).await;
    let first = ticket(&phone, registration).await.unwrap();
    let door = volunteer(&server, 8).await;
    assert_eq!(rotate_ticket_key(&server.database, &area()).await.unwrap(), 2);
    phone.sync().await;
    door.sync().await;
    assert_eq!(ticket(&phone, registration).await.as_ref(), Some(&first));
    let valid = Verdict::Valid { persons: Some(2) };
    assert_eq!(shown(&door.view().await, &first), valid);

    revoke_ticket_key(&server.database, &area(), 1).await.unwrap();
    phone.sync().await;
    door.sync().await;
    assert_eq!(shown(&door.view().await, &first), Verdict::Revoked);
    let next = ticket(&phone, registration).await.unwrap();
    assert_ne!(next, first);
    assert_eq!(shown(&door.view().await, &next), valid);
    let keys: Vec<(u16, bool)> =
        door.view().await.ticket_keys.iter().map(|key| (key.number, key.is_revoked)).collect();
    assert_eq!(keys, [(1, true), (2, false), (3, false)]);
    assert!(revoke_ticket_key(&server.database, &area(), 9).await.is_err());
}

#[tokio::test]
async fn a_ticket_of_another_area_is_not_ours() {
    let (here, there) = (Server::with_seats(&[3]).await, Server::with_seats(&[3]).await);
    for server in [&here, &there] {
        ensure_ticket_keys(&server.database).await.unwrap();
    }
    let door = volunteer(&here, 8).await;
    let (phone, registration) = household(&there, 1, 2).await;
    let text = ticket(&phone, registration).await.unwrap();
    assert_eq!(shown(&door.view().await, &text), Verdict::NotOurs);
    let key: TicketKey = door.view().await.ticket_keys[0];
    assert_eq!(open(&text, |_| Some(key.public)), Err(OpenTicketError::BadSignature));
}
