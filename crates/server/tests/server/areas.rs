//! The area chooser.

use axum::{body::Body, http::Request};
use sammen_domain::{Area, AreaId};
use sammen_sync::unseal;

use crate::fixture::{SEALED, Server, content};

#[tokio::test]
async fn areas_are_listed_sealed_and_as_json() {
    let server = Server::with_seats(&[4]).await;
    let mut other = content(&[]);
    other.area.id = AreaId::new("vaerebro-park").unwrap();
    server.apply(&other).await;

    let answer = server.get("/api/areas").await;
    assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, SEALED));
    let areas: Vec<Area> = unseal(&answer.body).unwrap();
    assert_eq!(areas, [content(&[]).area, other.area]);

    let asked = Request::get("/api/areas").header("accept", "application/json");
    let answer = server.send(asked.body(Body::empty()).unwrap()).await;
    let areas: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
    assert_eq!(areas[0]["id"], "hoeje-gladsaxe");
    assert_eq!(areas[0]["name"][0]["text"], "Høje Gladsaxe");
    assert_eq!(areas[1]["time_zone"], "Europe/Copenhagen");
    assert_eq!(answer.header("vary"), "accept");
}

#[tokio::test]
async fn no_area_is_an_empty_list() {
    let answer = Server::empty().await.get("/api/areas").await;
    assert_eq!(unseal::<Vec<Area>>(&answer.body), Ok(vec![]));
}
