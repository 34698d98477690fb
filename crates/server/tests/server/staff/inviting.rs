//! Invitations: what they promise, and that each is used once.

use axum::http::Method;
use serde_json::{Value, json};

use super::{
    Browser, administrator,
    browser::parts,
    invited,
    people::{INVITATIONS, invitation, invite},
    staff, volunteer,
};
use crate::{
    fixture::{NOW, Server, id},
    phone::Phone,
};

const DAY: i64 = 86_400;

fn with(mut base: Value, changes: &[(&str, Value)]) -> Value {
    for (name, value) in changes {
        base[*name] = value.clone();
    }
    base
}

#[tokio::test]
async fn an_invitation_says_what_it_is_for_and_not_for_whom() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let asked = with(invitation("volunteer"), &[("duties", json!(["check-in"]))]);
    let made = by.done(Method::POST, INVITATIONS, &asked).await;
    let link = made["link"].as_str().unwrap();
    assert!(link.starts_with("http://localhost:8080/invitation#hoeje-gladsaxe."), "{link}");
    assert_eq!(made["invitation"]["expires_at"], NOW + 3 * DAY);
    let (area, token) = parts(link);
    let read = format!("/api/areas/{area}/invitations/read");
    let mut browser = Browser::new(&server);
    let answer = browser.post(&read, &json!({"token": token})).await;
    let offer = answer.json();
    assert_eq!(offer["area_name"][0]["text"], "Høje Gladsaxe");
    assert_eq!(offer["activities"][0]["title"][0]["text"], "Fællesspisning");
    assert_eq!(offer["duties"], json!(["check-in"]));
    assert_eq!(offer["valid_until"], asked["valid_until"]);
    let words = String::from_utf8(answer.body).unwrap();
    assert!(!words.contains("Solsort") && !words.contains("Gråkrage"), "{words}");
    // Reading does not use it up.
    browser.accept(link).await;
    let elsewhere = read.replace("hoeje-gladsaxe", "vaerebro-park");
    for (path, token) in
        [(&read, token), (&elsewhere, token), (&read, &"0".repeat(64)), (&read, "")]
    {
        let answer = browser.post(path, &json!({"token": token})).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (410, "invitation-not-open".into()));
    }
}

#[tokio::test]
async fn nobody_is_invited_to_what_nobody_can_have() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let volunteer = || invitation("volunteer");
    let wrong = [
        with(volunteer(), &[("is_minor", json!(true)), ("may_see_names", json!(true))]),
        with(volunteer(), &[("activities", Value::Null)]),
        with(volunteer(), &[("activities", json!([]))]),
        with(volunteer(), &[("activities", json!([id(0x404)]))]),
        with(volunteer(), &[("valid_until", json!(NOW))]),
        with(volunteer(), &[("valid_until", json!(NOW + 401 * DAY))]),
        with(volunteer(), &[("display_name", json!(" "))]),
        with(volunteer(), &[("expires_in_hours", json!(0))]),
        with(volunteer(), &[("expires_in_hours", json!(337))]),
        with(invitation("staff"), &[("is_minor", json!(true))]),
        with(invitation("staff"), &[("duties", json!(["check-in"]))]),
        with(invitation("analyst"), &[("may_see_names", json!(true))]),
        with(invitation("administrator"), &[("may_see_names", json!(true))]),
    ];
    for wrong in wrong {
        let answer = by.post(INVITATIONS, &wrong).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (422, "invalid".into()), "{wrong}");
    }
    let unknown = with(volunteer(), &[("sees_everything", json!(true))]);
    assert_eq!(by.post(INVITATIONS, &unknown).await.status, 400);
    assert_eq!(by.get(INVITATIONS).await.json().as_array().unwrap().len(), 1, "their own");
}

#[tokio::test]
async fn an_invitation_is_used_once_in_time_and_unless_it_is_taken_back() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let refused = async |link: &str| {
        let (area, token) = parts(link);
        let path = format!("/api/areas/{area}/invitations/passkey/start");
        let answer = Browser::new(&server).post(&path, &json!({"token": token})).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (410, "invitation-not-open".into()));
    };

    // Two that begin at once: one has it.
    let link = invite(&mut by, &invitation("staff")).await;
    let (area, token) = parts(&link);
    let base = format!("/api/areas/{area}/invitations/passkey");
    let mut slow = Browser::new(&server);
    let started = slow.done(Method::POST, &format!("{base}/start"), &json!({"token": token})).await;
    let credential = slow.create(&started).await;
    Browser::new(&server).accept(&link).await;
    let finish = json!({"token": token, "ceremony": started["ceremony"], "credential": credential});
    let answer = slow.post(&format!("{base}/finish"), &finish).await;
    assert_eq!(answer.problem(), "invitation-not-open");
    refused(&link).await;

    // Taken back.
    let made = by.done(Method::POST, INVITATIONS, &invitation("staff")).await;
    let path = format!("{INVITATIONS}/{}", made["invitation"]["id"].as_str().unwrap());
    by.done(Method::DELETE, &path, &Value::Null).await;
    refused(made["link"].as_str().unwrap()).await;
    assert_eq!(by.send(Method::DELETE, &path, &Value::Null).await.status, 404);

    // Too old.
    let link = invite(&mut by, &invitation("staff")).await;
    server.set_now(NOW + 3 * DAY);
    refused(&link).await;
    by.sign_in().await;
    let open: Vec<bool> = by
        .get(INVITATIONS)
        .await
        .json()
        .as_array()
        .unwrap()
        .iter()
        .map(|invitation| invitation["is_open"].as_bool().unwrap())
        .collect();
    // The administrator's own link besides.
    assert_eq!(open, [false; 4]);
}

#[tokio::test]
async fn staff_invite_volunteers_and_nobody_else() {
    let server = Server::with_seats(&[4]).await;
    let mut administrator = administrator(&server).await;
    let mut staff = staff(&mut administrator, "staff").await;
    assert_eq!(staff.post(INVITATIONS, &invitation("volunteer")).await.status, 201);
    for role in ["staff", "analyst", "administrator"] {
        let answer = staff.post(INVITATIONS, &invitation(role)).await;
        assert_eq!(answer.problem(), "not-allowed", "{role}");
    }
    // Nor do they see or take back the others.
    let made = administrator.done(Method::POST, INVITATIONS, &invitation("analyst")).await;
    let path = format!("{INVITATIONS}/{}", made["invitation"]["id"].as_str().unwrap());
    assert_eq!(staff.send(Method::DELETE, &path, &Value::Null).await.problem(), "not-allowed");
    assert_eq!(staff.get(INVITATIONS).await.json().as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_volunteers_phone_is_hers_until_her_role_ends() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut volunteer = volunteer(&mut by, 7).await;
    let roles = async |number| {
        let phone = Phone::new(&server, number).await;
        phone.sync().await;
        phone.view().await.roles.len()
    };
    assert_eq!(roles(7).await, 1, "her phone is told of her role");
    assert_eq!(roles(8).await, 0);
    let people = by.get("/api/staff/areas/hoeje-gladsaxe/volunteers").await.json();
    let grant = people[0]["grants"][0]["id"].as_str().unwrap();
    let revoke = format!("/api/staff/areas/hoeje-gladsaxe/grants/{grant}/revoke");
    by.done(Method::POST, &revoke, &Value::Null).await;
    assert_eq!(roles(7).await, 0);
    assert_eq!(volunteer.get("/api/auth/me").await.problem(), "signed-out");
    assert_eq!(volunteer.sign_in().await.json()["grants"], json!([]));
}

#[tokio::test]
async fn who_is_signed_in_joins_without_another_passkey() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut volunteer = volunteer(&mut by, 7).await;
    let before = volunteer.cookie.clone();
    let join = "/api/areas/hoeje-gladsaxe/invitations/join";
    let link = invite(&mut by, &invitation("volunteer")).await;
    let me = volunteer.done(Method::POST, join, &json!({"token": parts(&link).1})).await;
    volunteer.signed_in(&me);
    assert_eq!(me["grants"].as_array().unwrap().len(), 2);
    assert_ne!(volunteer.cookie, before, "who may do more has another session");
    // A volunteer's account does not become one of the staff.
    let link = invite(&mut by, &invitation("staff")).await;
    let answer = volunteer.post(join, &json!({"token": parts(&link).1})).await;
    assert_eq!(answer.problem(), "invalid");
    // One of the staff may help, too.
    let mut staff = staff(&mut by, "staff").await;
    let link = invite(&mut by, &invitation("volunteer")).await;
    let me = staff.done(Method::POST, join, &json!({"token": parts(&link).1})).await;
    assert_eq!(me["grants"][1]["role"], "volunteer");
}

#[tokio::test]
async fn a_minor_is_given_no_names_later_either() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let minor = with(invitation("volunteer"), &[("is_minor", json!(true))]);
    let mut minor = invited(&mut by, &minor).await;
    let people = by.get("/api/staff/areas/hoeje-gladsaxe/volunteers").await.json();
    let account = people[0]["id"].as_str().unwrap();
    assert_eq!(people[0]["is_minor"], true);
    let grants = format!("/api/staff/areas/hoeje-gladsaxe/accounts/{account}/grants");
    let mut grant = json!({
        "role": "volunteer", "activities": [id(3)], "may_see_names": true,
        "valid_until": NOW + DAY,
    });
    assert_eq!(by.post(&grants, &grant).await.problem(), "invalid");
    grant["may_see_names"] = json!(false);
    assert_eq!(by.post(&grants, &grant).await.status, 201);
    // By an invitation that was not made for a minor.
    assert_eq!(minor.sign_in().await.status, 200);
    let names = with(invitation("volunteer"), &[("may_see_names", json!(true))]);
    let link = invite(&mut by, &names).await;
    let join = "/api/areas/hoeje-gladsaxe/invitations/join";
    let me = minor.done(Method::POST, join, &json!({"token": parts(&link).1})).await;
    let grants = me["grants"].as_array().unwrap();
    assert_eq!(grants.len(), 3);
    assert!(grants.iter().all(|grant| grant["may_see_names"] == false), "{me}");
}

#[tokio::test]
async fn a_new_way_in_takes_the_place_of_the_old_ones() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut lost = volunteer(&mut by, 7).await;
    let people = by.get("/api/staff/areas/hoeje-gladsaxe/volunteers").await.json();
    let account = people[0]["id"].as_str().unwrap();
    let link = format!("/api/staff/areas/hoeje-gladsaxe/accounts/{account}/link");
    let made = by.done(Method::POST, &link, &Value::Null).await;
    assert_eq!(lost.get("/api/auth/me").await.status, 200, "until it is used");
    let mut found = Browser::new(&server);
    found.phone = Some(8);
    let me = found.accept(made["link"].as_str().unwrap()).await;
    assert_eq!(me["account"]["id"], account);
    assert_eq!(me["grants"].as_array().unwrap().len(), 1, "no other role");
    assert_eq!(lost.get("/api/auth/me").await.problem(), "signed-out");
    assert_eq!(lost.sign_in().await.problem(), "ceremony-failed");
    assert_eq!(found.sign_in().await.status, 200);
    let roles = async |number| {
        let phone = Phone::new(&server, number).await;
        phone.sync().await;
        phone.view().await.roles.len()
    };
    assert_eq!((roles(7).await, roles(8).await), (0, 1), "the lost phone is emptied");
}
