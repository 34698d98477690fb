//! Phones from before there were keys.

use axum::{
    body::Body,
    http::{Request, header},
};
use sammen_device_key::DeviceKey;
use sammen_domain::RegistrationId;
use sammen_sync::{
    AdoptRequest, ClientId, OpId, PullRequest, PullResponse, PushRequest, PushedMutation, Scope,
    seal, unseal,
};

use super::{code, redeem};
use crate::{
    fixture::{Answer, NOW, SEALED, Server, area, id, occurrence_id, send_signed},
    phone::{Phone, placing},
};

const ADOPT: &str = "/api/areas/hoeje-gladsaxe/devices/adopt";
const SECRET: [u8; 32] = [0x5e; 32];

/// What an app from before there were keys sends.
async fn post_with_secret(server: &Server, path: &str, body: Vec<u8>) -> Answer {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, SEALED)
        .header(header::AUTHORIZATION, format!("Bearer {}", "5e".repeat(32)));
    server.send(request.body(Body::from(body)).unwrap()).await
}

fn push(client: ClientId, number: u64, date: u128) -> Vec<u8> {
    let registration = RegistrationId(id(0x100 + u128::from(number)));
    let encoded = placing(registration, occurrence_id(date), 1);
    let mutation = PushedMutation {
        id: number,
        op: OpId(id(0x200 + u128::from(number))),
        name: encoded.name,
        args_version: encoded.args_version,
        args: encoded.args,
        device_time: NOW,
    };
    seal(&PushRequest { area: area(), client, mutations: vec![mutation] })
}

fn pull(client: ClientId) -> Vec<u8> {
    seal(&PullRequest {
        area: area(),
        client,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    })
}

async fn adopt(server: &Server, key: &DeviceKey) -> Answer {
    send_signed(&server.router, key, ADOPT, seal(&AdoptRequest { secret: SECRET })).await
}

#[tokio::test]
async fn an_upgraded_phone_keeps_its_registrations_and_its_line() {
    let server = Server::with_seats(&[9, 9]).await;
    let client = ClientId(id(7));
    assert_eq!(post_with_secret(&server, "/api/sync/push", push(client, 1, 0)).await.status, 200);
    let key = DeviceKey::generate();
    for _ in 0..2 {
        let answer = adopt(&server, &key).await;
        assert_eq!(answer.status, 204, "also when the reply was lost: {answer:?}");
    }
    // What was decided under the secret is known, and what waited goes on in the same line.
    for (number, date) in [(1, 0), (2, 1)] {
        let sent = push(client, number, date);
        let answer = send_signed(&server.router, &key, "/api/sync/push", sent).await;
        assert_eq!(answer.status, 200, "{answer:?}");
    }
    let answer = send_signed(&server.router, &key, "/api/sync/pull", pull(client)).await;
    let pulled: PullResponse = unseal(&answer.body).unwrap();
    assert_eq!((pulled.last_mutation_id, pulled.outcomes.len()), (2, 2));
}

#[tokio::test]
async fn an_adopted_secret_is_good_for_nothing() {
    let server = Server::with_seats(&[9, 9]).await;
    let client = ClientId(id(7));
    post_with_secret(&server, "/api/sync/push", push(client, 1, 0)).await;
    assert_eq!(adopt(&server, &DeviceKey::generate()).await.status, 204);
    for (path, body) in [("push", push(client, 2, 1)), ("pull", pull(client))] {
        let answer = post_with_secret(&server, &format!("/api/sync/{path}"), body).await;
        assert_eq!((answer.status.as_u16(), answer.problem()), (401, "secret-adopted".into()));
    }
    let answer = adopt(&server, &DeviceKey::generate()).await;
    assert_eq!((answer.status.as_u16(), answer.problem()), (401, "secret-adopted".into()));
    let unsigned = post_with_secret(&server, ADOPT, seal(&AdoptRequest { secret: SECRET })).await;
    assert_eq!(unsigned.problem(), "signature-missing");
}

#[tokio::test]
async fn a_key_that_had_something_of_its_own_keeps_it() {
    let server = Server::with_seats(&[9, 9]).await;
    let client = ClientId(id(7));
    post_with_secret(&server, "/api/sync/push", push(client, 1, 0)).await;
    let phone = Phone::new(&server, 1).await;
    phone.place(occurrence_id(1), 4).await;
    phone.sync().await;
    assert_eq!(adopt(&server, &phone.network.key).await.status, 204);
    phone.sync().await;
    assert_eq!(super::confirmed(&phone).await, [1, 4]);
}

#[tokio::test]
async fn a_secret_in_a_household_that_replaced_its_phone_comes_in_revoked() {
    let server = Server::with_seats(&[9, 9]).await;
    let client = ClientId(id(7));
    let key = DeviceKey::generate();
    post_with_secret(&server, "/api/sync/push", push(client, 1, 0)).await;
    let secret = sammen_server::DaySecrets::new(server.database.clone()).today(NOW).await.unwrap();
    let mut transaction = server.database.write().await.unwrap();
    let lost = sammen_server::DeviceId::of_secret(&area(), &sammen_server::Secret(SECRET));
    let issued = sammen_server::transfers::issue_for(
        &mut transaction,
        &secret,
        &area(),
        lost.as_owner(),
        sammen_server::transfers::Purpose::Replace,
        || 7,
        NOW,
    )
    .await
    .unwrap()
    .to_string();
    transaction.commit().await.unwrap();
    let new = Phone::new(&server, 2).await;
    redeem(&server, &new, &issued).await;
    let answer = post_with_secret(&server, "/api/sync/pull", pull(client)).await;
    assert_eq!(answer.problem(), "device-revoked");
    assert_eq!(adopt(&server, &key).await.status, 204);
    let answer = send_signed(&server.router, &key, "/api/sync/pull", pull(client)).await;
    assert_eq!(answer.problem(), "device-revoked");
    let third = code(&server, &new, sammen_sync::TransferPurpose::Share).await;
    assert_eq!(third.len(), 11, "the new phone is the household's");
}
