//! Households that were let in more than once, as the staff see them.

use axum::http::Method;
use serde_json::{Value, json};

use super::*;
use crate::staff::{Browser, administrator, invitation, invited, staff};

const BASE: &str = "/api/staff/areas/hoeje-gladsaxe";

async fn open(by: &mut Browser<'_>) -> Vec<Value> {
    let answer = by.get(&format!("{BASE}/door-conflicts")).await;
    answer.json().as_array().unwrap().clone()
}

async fn counts(by: &mut Browser<'_>) -> Value {
    by.get(&format!("{BASE}/occurrences/{}/door", date())).await.json()
}

fn place(registration: RegistrationId) -> String {
    format!("{BASE}/occurrences/{}/registrations/{registration}/door-conflict", date())
}

#[tokio::test]
async fn each_double_entry_is_one_item_that_a_human_resolves() {
    let server = Server::with_seats(&[9]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let (_, family) = household(&server, 1, 3).await;
    let (_, other) = household(&server, 2, 2).await;
    let phones =
        [volunteer(&server, 7).await, volunteer(&server, 8).await, volunteer(&server, 9).await];
    server.set_now(STARTS_AT);
    assert_eq!(staff.sign_in().await.status, 200);
    for (number, phone) in (0..).zip(&phones) {
        let at = STARTS_AT + i64::try_from(number).unwrap();
        phone.note(scan(number, Some(family), 3, at)).await;
    }
    phones[0].note(scan(10, Some(other), 2, STARTS_AT)).await;
    for phone in &phones {
        phone.sync().await;
    }
    let items = open(&mut staff).await;
    assert_eq!(items.len(), 1, "{items:?}");
    assert_eq!(items[0]["registration"], family.to_string());
    assert_eq!(items[0]["ticket_code"], sammen_ticket::short_code(family.0.as_bytes()));
    assert_eq!((&items[0]["persons"], &items[0]["names"]), (&json!(3), &Value::Null));
    let scans = items[0]["scans"].as_array().unwrap();
    assert_eq!(scans.len(), 3);
    assert_eq!(
        (&scans[0]["at"], &scans[0]["volunteer"]),
        (&json!(STARTS_AT), &json!("Frivillig 7"))
    );
    let expect = json!({"persons": 5, "walk_ins": 0, "households": 2, "heads": 0, "conflicts": 1});
    assert_eq!(counts(&mut staff).await, expect);

    let path = place(family);
    let outdated = staff.post(&path, &json!({"seen_scans": 2, "others": 0})).await;
    assert_eq!(outdated.problem(), "conflict");
    let crowd = staff.post(&path, &json!({"seen_scans": 3, "others": 100})).await;
    assert_eq!(crowd.problem(), "invalid");
    staff.done(Method::POST, &path, &json!({"seen_scans": 3, "others": 0})).await;
    assert_eq!(open(&mut staff).await, [] as [Value; 0]);
    let gone = staff.post(&path, &json!({"seen_scans": 3, "others": 0})).await;
    assert_eq!(gone.status, 404);
    let alone = staff.post(&place(other), &json!({"seen_scans": 1, "others": 0})).await;
    assert_eq!(alone.status, 404);
}

#[tokio::test]
async fn a_further_scan_opens_it_again_and_others_on_the_ticket_count() {
    let server = Server::with_seats(&[9]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let (_, family) = household(&server, 1, 3).await;
    let phone = volunteer(&server, 8).await;
    server.set_now(STARTS_AT);
    assert_eq!(staff.sign_in().await.status, 200);
    assert_eq!(by.sign_in().await.status, 200);
    for number in 0..2 {
        phone.note(scan(number, Some(family), 3, STARTS_AT)).await;
    }
    phone.sync().await;
    staff.done(Method::POST, &place(family), &json!({"seen_scans": 2, "others": 1})).await;
    let page = by.get(&format!("{BASE}/audit")).await.json();
    assert_eq!(page["entries"][0]["action"], "door.conflict-resolved");
    assert_eq!(page["entries"][0]["subject"], family.to_string());
    let expect = json!({"persons": 4, "walk_ins": 1, "households": 1, "heads": 0, "conflicts": 0});
    assert_eq!(counts(&mut staff).await, expect);
    phone.note(scan(2, Some(family), 3, STARTS_AT)).await;
    phone.note(heads(1, 7)).await;
    phone.sync().await;
    assert_eq!(
        phone.tally().await.persons(),
        4,
        "the phone knows of the one who came on the ticket"
    );
    let items = open(&mut staff).await;
    assert_eq!((items.len(), items[0]["scans"].as_array().unwrap().len()), (1, 3));
    assert_eq!(counts(&mut staff).await["heads"], 7);
}

#[tokio::test]
async fn names_are_told_to_those_who_may_see_them_and_the_log_says_so() {
    let server = Server::with_seats(&[9]).await;
    let mut by = administrator(&server).await;
    let mut with_names = invitation("staff");
    with_names["may_see_names"] = json!(true);
    let mut staff = invited(&mut by, &with_names).await;
    let (_, family) = household(&server, 1, 3).await;
    let phone = volunteer(&server, 8).await;
    server.set_now(STARTS_AT);
    assert_eq!(staff.sign_in().await.status, 200);
    assert_eq!(by.sign_in().await.status, 200);
    assert_eq!(open(&mut staff).await, [] as [Value; 0]);
    let shown = format!("{BASE}/audit?action=registrations.names-shown");
    let entries = by.get(&shown).await.json()["entries"].clone();
    assert_eq!(entries, json!([]), "nothing was shown");
    for number in 0..2 {
        phone.note(scan(number, Some(family), 3, STARTS_AT)).await;
    }
    phone.sync().await;
    let items = open(&mut staff).await;
    assert!(items[0]["names"].is_array(), "{items:?}");
    let entries = by.get(&shown).await.json()["entries"].clone();
    assert_eq!(entries[0]["subject"], date().to_string(), "{entries}");
}
