//! Accounts and roles, as administrators and others of the staff change them.

use axum::http::Method;
use sammen_domain::AreaId;
use serde_json::{Value, json};

use super::{administrator, people::administrator_of, staff, volunteer};
use crate::fixture::{NOW, Server, area, content, id};

const DAY: i64 = 86_400;
const BASE: &str = "/api/staff/areas/hoeje-gladsaxe";

async fn with_two_areas() -> (Server, AreaId) {
    let server = Server::with_seats(&[4]).await;
    let other = AreaId::new("vaerebro-park").unwrap();
    let mut content = content(&[]);
    content.area.id = other.clone();
    server.apply(&content).await;
    (server, other)
}

fn id_of(body: &Value) -> &str {
    body["id"].as_str().unwrap()
}

#[tokio::test]
async fn a_role_is_given_gets_another_end_and_is_revoked() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut staff = staff(&mut by, "staff").await;
    let accounts = by.get(&format!("{BASE}/accounts")).await.json();
    let account = accounts.as_array().unwrap().iter().find(|a| a["display_name"] == "Solsort");
    let account = id_of(account.unwrap()).to_owned();

    let grant = json!({"role": "analyst", "valid_until": NOW + 30 * DAY});
    let path = format!("{BASE}/accounts/{account}/grants");
    let grant = by.done(Method::POST, &path, &grant).await;
    assert_eq!(staff.get("/api/auth/me").await.problem(), "signed-out", "they sign in again");
    assert_eq!(staff.sign_in().await.json()["grants"].as_array().unwrap().len(), 2);

    let end = format!("{BASE}/grants/{}/end", id_of(&grant));
    let changed = by.done(Method::PUT, &end, &json!({"valid_until": NOW + DAY})).await;
    assert_eq!(changed["valid_until"], NOW + DAY);
    for wrong in [NOW, NOW - DAY, NOW + 801 * DAY] {
        let answer = by.send(Method::PUT, &end, &json!({"valid_until": wrong})).await;
        assert_eq!(answer.problem(), "invalid", "{wrong}");
    }
    // It ends by itself.
    server.set_now(NOW + DAY);
    by.sign_in().await;
    assert_eq!(staff.sign_in().await.json()["grants"].as_array().unwrap().len(), 1);
    let answer = by.send(Method::PUT, &end, &json!({"valid_until": NOW + 9 * DAY})).await;
    assert_eq!(answer.problem(), "conflict");

    let me = staff.get("/api/auth/me").await.json();
    let revoke = format!("{BASE}/grants/{}/revoke", id_of(&me["grants"][0]));
    by.done(Method::POST, &revoke, &Value::Null).await;
    by.done(Method::POST, &revoke, &Value::Null).await;
    assert_eq!(staff.sign_in().await.json()["grants"], json!([]));
}

#[tokio::test]
async fn staff_decide_about_volunteers_only() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let mut one = staff(&mut by, "staff").await;
    let mut other = staff(&mut by, "staff").await;
    volunteer(&mut by, 7).await;
    let me = other.get("/api/auth/me").await.json();
    let revoke = format!("{BASE}/grants/{}/revoke", id_of(&me["grants"][0]));
    assert_eq!(one.post(&revoke, &Value::Null).await.problem(), "not-allowed");
    let link = format!("{BASE}/accounts/{}/link", id_of(&me["account"]));
    assert_eq!(one.post(&link, &Value::Null).await.problem(), "not-allowed");
    let people = one.get(&format!("{BASE}/volunteers")).await.json();
    let link = format!("{BASE}/accounts/{}/link", id_of(&people[0]));
    assert_eq!(one.post(&link, &Value::Null).await.status, 201);
    let revoke = format!("{BASE}/grants/{}/revoke", id_of(&people[0]["grants"][0]));
    assert_eq!(one.post(&revoke, &Value::Null).await.status, 204);
    let unknown = format!("{BASE}/grants/{}/revoke", id(0x404));
    assert_eq!(one.post(&unknown, &Value::Null).await.status, 404);
    let nowhere = format!("{BASE}/grants/nonsense/revoke");
    assert_eq!(one.post(&nowhere, &Value::Null).await.status, 404);
}

#[tokio::test]
async fn nobody_locks_themselves_out() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let me = by.get("/api/auth/me").await.json();
    let revoke = format!("{BASE}/grants/{}/revoke", id_of(&me["grants"][0]));
    assert_eq!(by.post(&revoke, &Value::Null).await.problem(), "conflict");
    let disable = format!("{BASE}/accounts/{}/disabled", id_of(&me["account"]));
    let answer = by.send(Method::PUT, &disable, &json!({"disabled": true})).await;
    assert_eq!(answer.problem(), "conflict");
}

#[tokio::test]
async fn an_account_is_closed_by_an_administrator_of_all_its_areas() {
    let (server, other) = with_two_areas().await;
    let mut here = administrator_of(&server, &[area()]).await;
    let mut both = administrator_of(&server, &[area(), other]).await;
    let me = both.get("/api/auth/me").await.json();
    let disabled = format!("{BASE}/accounts/{}/disabled", id_of(&me["account"]));
    let answer = here.send(Method::PUT, &disabled, &json!({"disabled": true})).await;
    assert_eq!(answer.problem(), "not-allowed");
    let link = format!("{BASE}/accounts/{}/link", id_of(&me["account"]));
    assert_eq!(here.post(&link, &Value::Null).await.problem(), "not-allowed");

    let me = here.get("/api/auth/me").await.json();
    let disabled = format!("{BASE}/accounts/{}/disabled", id_of(&me["account"]));
    both.done(Method::PUT, &disabled, &json!({"disabled": true})).await;
    assert_eq!(here.get("/api/auth/me").await.problem(), "signed-out");
    assert_eq!(here.sign_in().await.problem(), "not-allowed");
    both.done(Method::PUT, &disabled, &json!({"disabled": false})).await;
    assert_eq!(here.sign_in().await.status, 200);
}

#[tokio::test]
async fn accounts_of_other_areas_are_not_there() {
    let (server, other) = with_two_areas().await;
    let mut here = administrator_of(&server, &[area()]).await;
    let mut there = administrator_of(&server, &[other]).await;
    let me = there.get("/api/auth/me").await.json();
    let account = id_of(&me["account"]);
    let grant = id_of(&me["grants"][0]);
    let body = json!({"role": "staff", "valid_until": NOW + DAY});
    for (method, path, body) in [
        (Method::POST, format!("{BASE}/accounts/{account}/grants"), body),
        (Method::POST, format!("{BASE}/accounts/{account}/link"), Value::Null),
        (Method::PUT, format!("{BASE}/accounts/{account}/disabled"), json!({"disabled": true})),
        (Method::POST, format!("{BASE}/volunteers/{account}/unlock-pin"), Value::Null),
        (Method::POST, format!("{BASE}/grants/{grant}/revoke"), Value::Null),
        (Method::PUT, format!("{BASE}/grants/{grant}/end"), json!({"valid_until": NOW + DAY})),
    ] {
        let answer = here.send(method, &path, &body).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (404, "not-found".into()), "{path}");
    }
}

#[tokio::test]
async fn a_login_is_waited_for_once() {
    let server = Server::with_seats(&[4]).await;
    let mut by = administrator(&server).await;
    let account = json!({
        "display_name": "Vipstjert",
        "login": " Vipstjert@Gladsaxe.example ",
        "grant": {"role": "staff", "may_see_names": true, "valid_until": NOW + DAY},
    });
    let path = format!("{BASE}/accounts");
    let made = by.done(Method::POST, &path, &account).await;
    assert_eq!(made["grants"][0]["may_see_names"], true);
    let mut same = account.clone();
    same["login"] = json!("vipstjert@gladsaxe.example");
    let answer = by.post(&path, &same).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (409, "conflict".into()));
    assert_eq!(by.get(&path).await.json().as_array().unwrap().len(), 2, "nothing is half made");
}
