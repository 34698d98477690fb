//! What the staff decide about dates and those who come to them.

use axum::http::Method;
use sammen_domain::{ActivityId, OccurrenceState, RegistrationState};
use serde_json::{Value, json};

use super::{Browser, administrator, invited, people::invitation, staff};
use crate::{
    fixture::{STARTS_AT, Server, content, id, occurrence_id},
    phone::Phone,
};

const BASE: &str = "/api/staff/areas/hoeje-gladsaxe";

fn date(n: u128) -> String {
    format!("{BASE}/occurrences/{}", occurrence_id(n))
}

async fn last_action(by: &mut Browser<'_>) -> (String, String) {
    let page = by.get(&format!("{BASE}/audit")).await.json();
    let entry = &page["entries"][0];
    let text = |name: &str| entry[name].as_str().unwrap().to_owned();
    (text("action"), text("subject"))
}

#[tokio::test]
async fn seats_are_changed_and_go_to_those_who_wait() {
    let server = Server::with_seats(&[2]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let phone = Phone::new(&server, 1).await;
    let waiting = phone.place(occurrence_id(0), 3).await;
    phone.sync().await;
    assert!(matches!(phone.state(waiting).await, Some(RegistrationState::Waitlisted { .. })));
    let path = format!("{}/capacity", date(0));
    staff.done(Method::PUT, &path, &json!({"capacity": 3})).await;
    phone.sync().await;
    assert_eq!(phone.state(waiting).await, Some(RegistrationState::Confirmed));
    let told = last_action(&mut by).await;
    assert_eq!(told, ("occurrence.capacity-changed".into(), occurrence_id(0).0.to_string()));
    let answer = staff.send(Method::PUT, &path, &json!({"capacity": 100_001})).await;
    assert_eq!(answer.problem(), "invalid");
    let nowhere = format!("{}/capacity", date(9));
    assert_eq!(staff.send(Method::PUT, &nowhere, &json!({"capacity": 3})).await.status, 404);
    let by = by.send(Method::PUT, &path, &json!({"capacity": 9})).await;
    assert_eq!(by.problem(), "not-allowed", "an administrator is not of the staff by that");
}

#[tokio::test]
async fn a_date_is_called_off_and_everybody_is_told_why() {
    let server = Server::with_seats(&[2]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let path = format!("{}/cancel", date(0));
    assert_eq!(staff.post(&path, &json!({"reason": " "})).await.problem(), "invalid");
    staff.done(Method::POST, &path, &json!({"reason": "Kokken er syg"})).await;
    phone.sync().await;
    let view = phone.view().await;
    let known = view.occurrences.iter().find(|known| known.id == occurrence_id(0)).unwrap();
    assert!(!matches!(known.state, OccurrenceState::Scheduled), "{known:?}");
    assert!(format!("{known:?}").contains("Kokken er syg"), "{known:?}");
    assert_eq!(last_action(&mut by).await.0, "occurrence.cancelled");
}

#[tokio::test]
async fn a_registration_is_cancelled_and_who_came_is_noted() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let phone = Phone::new(&server, 1).await;
    let cancelled = phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let other = Phone::new(&server, 2).await;
    let comes = other.place(occurrence_id(0), 1).await;
    other.sync().await;
    let path = format!("{}/registrations/{cancelled}/cancel", date(0));
    staff.done(Method::POST, &path, &Value::Null).await;
    phone.sync().await;
    assert_eq!(phone.state(cancelled).await, Some(RegistrationState::CancelledByStaff));
    assert_eq!(
        last_action(&mut by).await,
        ("registration.cancelled".into(), cancelled.to_string())
    );

    let path = format!("{}/registrations/{comes}/attendance", date(0));
    let came = json!({"attendance": "attended"});
    assert_eq!(staff.send(Method::PUT, &path, &came).await.problem(), "conflict", "not begun");
    server.set_now(STARTS_AT + 60);
    assert_eq!(staff.sign_in().await.status, 200);
    staff.done(Method::PUT, &path, &came).await;
    let listed = staff.get(&format!("{}/registrations", date(0))).await.json();
    assert_eq!(listed["registrations"][0]["attendance"], "attended");
    let nobody = format!("{}/registrations/{}/cancel", date(0), id(0x404));
    assert_eq!(staff.post(&nobody, &Value::Null).await.status, 404);
}

#[tokio::test]
async fn who_lost_a_phone_gets_a_code_from_the_staff() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let phone = Phone::new(&server, 1).await;
    let registration = phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let path = format!("{}/registrations/{registration}/transfer", date(0));
    let made = staff.done(Method::POST, &path, &Value::Null).await;
    let code = made["code"].as_str().unwrap();
    assert!(sammen_server::transfers::Code::parse(code).is_some(), "{code}");
    assert_eq!(last_action(&mut by).await, ("transfer.issued".into(), registration.to_string()));
    let stored = {
        let mut snapshot = server.database.read().await.unwrap();
        snapshot.fetch_all("SELECT purpose FROM transfer", &[]).await.unwrap()
    };
    let [mut row] = <[_; 1]>::try_from(stored).unwrap();
    assert_eq!(row.take::<String>(0).unwrap(), "replace");
}

#[tokio::test]
async fn the_staff_register_somebody_who_rings_without_saying_who_it_is() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let path = format!("{}/registrations", date(0));
    let rings = json!({"id": id(0x51), "persons": 3});
    let got = staff.post(&path, &rings).await;
    assert_eq!((got.status.as_u16(), got.json()["state"].clone()), (201, json!("confirmed")));
    // The answer may have been lost: sent again, it is answered again and not made twice.
    assert_eq!(staff.post(&path, &rings).await.json(), got.json());
    let more = json!({"id": id(0x52), "persons": 2});
    let waits = staff.post(&path, &more).await.json();
    assert_eq!(waits, json!({"state": "waitlisted", "position": 1}));
    let listed = staff.get(&path).await.json();
    let listed = listed["registrations"].as_array().unwrap();
    assert_eq!(listed.len(), 2);
    assert!(listed.iter().all(|known| known["is_on_behalf"] == true), "{listed:?}");
    let told = last_action(&mut by).await;
    assert_eq!(told, ("registration.placed".into(), id(0x52).to_string()));

    let code = format!("{path}/{}/transfer", id(0x51));
    assert_eq!(staff.post(&code, &Value::Null).await.status, 404, "no phone can take it over");
    let cancel = format!("{path}/{}/cancel", id(0x51));
    staff.done(Method::POST, &cancel, &Value::Null).await;
    let left = staff.get(&path).await.json();
    assert_eq!(left["registrations"][0]["state"], "confirmed", "the next ones get the seats");

    for wrong in [0, 999] {
        let body = json!({"id": id(0x53), "persons": wrong});
        assert_eq!(staff.post(&path, &body).await.problem(), "conflict", "{wrong}");
    }
    let phone = Phone::new(&server, 1).await;
    let own = phone.place(occurrence_id(0), 1).await;
    phone.sync().await;
    let taken = staff.post(&path, &json!({"id": own.0, "persons": 1})).await;
    assert_eq!(taken.status, 404, "another's registration is told nothing of");
}

#[tokio::test]
async fn a_role_for_other_activities_sees_and_decides_nothing_here() {
    let mut two = content(&[4]);
    let other = ActivityId(id(0x33));
    two.activities.push(sammen_domain::Activity { id: other, ..two.activities[0].clone() });
    let server = Server::empty().await;
    server.apply(&two).await;
    let mut by = administrator(&server).await;
    let mut of_other = invitation("staff");
    of_other["activities"] = json!([other.0]);
    let mut staff = invited(&mut by, &of_other).await;
    let seen = staff.get(&format!("{BASE}/activities")).await.json();
    assert_eq!((seen.as_array().unwrap().len(), &seen[0]["id"]), (1, &json!(other.0)));
    let registrations = format!("{}/registrations", date(0));
    assert_eq!(staff.get(&registrations).await.status, 404);
    let rings = json!({"id": id(0x51), "persons": 1});
    assert_eq!(staff.post(&registrations, &rings).await.status, 404);
    let capacity = format!("{}/capacity", date(0));
    assert_eq!(staff.send(Method::PUT, &capacity, &json!({"capacity": 9})).await.status, 404);
}

#[tokio::test]
async fn a_date_without_seats_of_its_own_has_those_of_its_activity() {
    let mut plain = content(&[4]);
    plain.occurrences[0].capacity = None;
    let server = Server::empty().await;
    server.apply(&plain).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let listed = staff.get(&format!("{}/registrations", date(0))).await.json();
    assert_eq!(listed["occurrence"]["capacity"], 10);
    let listed = staff.get(&format!("{BASE}/activities")).await.json();
    assert_eq!(listed[0]["occurrences"][0]["capacity"], 10);
}
