//! The log of who did what.

use axum::http::Method;
use serde_json::{Value, json};

use super::{
    administrator,
    people::{INVITATIONS, invitation},
    staff, volunteer,
};
use crate::fixture::{NOW, Server, occurrence_id};

const AUDIT: &str = "/api/staff/areas/hoeje-gladsaxe/audit";

fn actions(page: &Value) -> Vec<&str> {
    let entries = page["entries"].as_array().unwrap().iter();
    entries.map(|entry| entry["action"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn every_change_is_told_with_who_and_when_and_no_names() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    server.set_now(NOW + 5);
    volunteer(&mut by, 7).await;
    let page = by.get(AUDIT).await.json();
    assert_eq!(
        actions(&page),
        [
            "session.signed-in",
            "device.bound",
            "passkey.added",
            "role.granted",
            "account.made",
            "invitation.used",
            "invitation.made",
            "session.signed-in",
            "passkey.added",
            "invitation.used",
            "invitation.made",
            "role.granted",
            "account.made",
        ]
    );
    let made = &page["entries"][6];
    assert_eq!(
        (&made["at"], &made["actor"]["display_name"]),
        (&json!(NOW + 5), &json!("Gråkrage"))
    );
    assert_eq!(page["entries"][12]["actor"], Value::Null, "the server's operator");
    let stored = {
        let mut snapshot = server.database.read().await.unwrap();
        let rows = snapshot.fetch_all("SELECT action FROM audit_entry", &[]).await.unwrap();
        rows.into_iter().map(|mut row| row.take::<String>(0).unwrap()).collect::<String>()
    };
    assert!(!stored.contains("Solsort"));
}

#[tokio::test]
async fn a_log_is_read_in_pages_and_by_what_is_looked_for() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    for n in 0..60 {
        server.set_now(NOW + n / 2);
        by.done(Method::POST, INVITATIONS, &invitation("volunteer")).await;
    }
    let made = format!("{AUDIT}?action=invitation.made");
    let first = by.get(&made).await.json();
    assert_eq!(first["entries"].as_array().unwrap().len(), 50);
    let next = first["next"].as_str().unwrap();
    let second = by.get(&format!("{made}&after={next}")).await.json();
    // The administrator's own link besides.
    assert_eq!((second["entries"].as_array().unwrap().len(), &second["next"]), (11, &Value::Null));
    let ids = [&first, &second].map(|page| page["entries"].as_array().unwrap().clone()).concat();
    let mut ids: Vec<_> = ids.iter().map(|entry| entry["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 61, "none twice, none left out");

    let until = by.get(&format!("{made}&until={}", NOW + 2)).await.json();
    assert_eq!(until["entries"].as_array().unwrap().len(), 5);
    let from = by.get(&format!("{made}&from={}", NOW + 28)).await.json();
    assert_eq!(from["entries"].as_array().unwrap().len(), 4);
    let nobody = by.get(&format!("{AUDIT}?actor={}", uuid::Uuid::nil())).await.json();
    assert_eq!(nobody["entries"], json!([]));
    for wrong in ["?action=nothing", "?after=x", "?actor=x", "?everything=1"] {
        assert_eq!(by.get(&format!("{AUDIT}{wrong}")).await.problem(), "invalid", "{wrong}");
    }
}

#[tokio::test]
async fn a_refused_change_is_not_told() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let before = by.get(AUDIT).await.json();
    let mut wrong = invitation("volunteer");
    wrong["valid_until"] = json!(NOW);
    by.post(INVITATIONS, &wrong).await;
    assert_eq!(by.get(AUDIT).await.json(), before);
}

#[tokio::test]
async fn names_are_shown_to_those_who_may_see_them_and_the_log_tells() {
    let server = Server::with_seats(&[4]).await;
    let phone = crate::phone::Phone::new(&server, 1).await;
    phone.place(occurrence_id(0), 2).await;
    phone.sync().await;
    let mut by = administrator(&server).await;
    let path =
        format!("/api/staff/areas/hoeje-gladsaxe/occurrences/{}/registrations", occurrence_id(0));
    let mut without = staff(&mut by, "staff").await;
    let seen = without.get(&path).await.json();
    assert_eq!(seen["are_names_shown"], false);
    assert_eq!(seen["registrations"][0]["persons"], 2);
    assert_eq!(seen["registrations"][0]["names"], Value::Null);
    assert_eq!(seen["occurrence"]["confirmed_persons"], 2);

    let mut names = invitation("staff");
    names["may_see_names"] = json!(true);
    let mut with = super::invited(&mut by, &names).await;
    let seen = with.get(&path).await.json();
    assert_eq!(seen["are_names_shown"], true);
    assert!(seen["registrations"][0]["names"].is_array());
    let shown = by.get(&format!("{AUDIT}?action=registrations.names-shown")).await.json();
    let [entry] = shown["entries"].as_array().unwrap().as_slice() else { panic!("{shown}") };
    assert_eq!(entry["subject"], occurrence_id(0).0.to_string());
    let nowhere = path.replace(&occurrence_id(0).to_string(), &occurrence_id(9).to_string());
    assert_eq!(with.get(&nowhere).await.status, 404);

    let activities = without.get("/api/staff/areas/hoeje-gladsaxe/activities").await.json();
    assert_eq!(activities[0]["occurrences"][0]["capacity"], 4);
    assert_eq!(activities[0]["occurrences"][0]["starts"], "2027-01-17T00:00");
}

#[tokio::test]
async fn a_copy_that_is_put_back_takes_nothing_from_the_log() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let file = server.folder().join("backup");
    sammen_server::back_up(&server.database, &file).await.unwrap();
    by.done(Method::POST, INVITATIONS, &invitation("volunteer")).await;
    let before = by.get(AUDIT).await.json();
    sammen_server::restore(&server.database, &file, uuid::Uuid::new_v4).await.unwrap();
    assert_eq!(by.get(AUDIT).await.json(), before, "and one is signed in as before");
    let left = by.get(INVITATIONS).await.json();
    assert_eq!(left.as_array().unwrap().len(), 1, "their own");
}
