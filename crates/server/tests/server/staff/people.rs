//! People in every role.

use sammen_domain::AreaId;
use sammen_server::{Site, link, make_administrator};
use serde_json::{Value, json};

use super::Browser;
use crate::fixture::{NOW, Server, area};

const DAY: i64 = 86_400;

/// An administrator of areas, made as the server's operator makes one.
pub async fn administrator_of<'a>(server: &'a Server, areas: &[AreaId]) -> Browser<'a> {
    let mut transaction = server.database.write().await.unwrap();
    let (until, expires_at) = (NOW + 700 * DAY, NOW + DAY);
    let (token, made) =
        make_administrator(&mut transaction, "Gråkrage", areas, until, expires_at, NOW)
            .await
            .unwrap();
    transaction.commit().await.unwrap();
    let mut browser = Browser::new(server);
    let origin = Site::of_this_machine(8080).origin;
    browser.accept(&link(&origin, &made, &token)).await;
    browser
}

/// The area's administrator.
pub async fn administrator(server: &Server) -> Browser<'_> {
    administrator_of(server, &[area()]).await
}

/// An invitation as it is asked for.
pub fn invitation(role: &str) -> Value {
    let activities = if role == "volunteer" { json!([crate::fixture::id(3)]) } else { Value::Null };
    json!({
        "role": role,
        "display_name": "Solsort",
        "activities": activities,
        "valid_until": NOW + 30 * DAY,
    })
}

pub const INVITATIONS: &str = "/api/staff/areas/hoeje-gladsaxe/invitations";

/// The link of a new invitation.
pub async fn invite(by: &mut Browser<'_>, invitation: &Value) -> String {
    let made = by.done(axum::http::Method::POST, INVITATIONS, invitation).await;
    made["link"].as_str().unwrap().to_owned()
}

/// Somebody who has accepted an invitation.
pub async fn invited<'a>(by: &mut Browser<'a>, invitation: &Value) -> Browser<'a> {
    let link = invite(by, invitation).await;
    let mut browser = Browser::new(by.server);
    browser.accept(&link).await;
    browser
}

/// Somebody of the staff, or of those who work with figures.
pub async fn staff<'a>(by: &mut Browser<'a>, role: &str) -> Browser<'a> {
    invited(by, &invitation(role)).await
}

/// A volunteer with her phone.
pub async fn volunteer<'a>(by: &mut Browser<'a>, phone: u8) -> Browser<'a> {
    let link = invite(by, &invitation("volunteer")).await;
    let mut browser = Browser::new(by.server);
    browser.phone = Some(phone);
    browser.accept(&link).await;
    browser
}
