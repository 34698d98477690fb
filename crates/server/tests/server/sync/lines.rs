//! A client's line of mutations, and whose it is.

use axum::http::StatusCode;
use sammen_device_key::DeviceKey;
use sammen_domain::{EncodedMutation, Refusal, RegistrationId};
use sammen_sync::{
    ClientId, OpId, Outcome, PullRequest, PullResponse, PushRequest, PushResponse, PushedMutation,
    Scope, seal, unseal,
};

use crate::{
    fixture::{Answer, NOW, Server, area, id, occurrence_id, send_signed},
    phone::placing,
};

fn mutation(number: u64, op: u128, encoded: EncodedMutation) -> PushedMutation {
    PushedMutation {
        id: number,
        op: OpId(id(op)),
        name: encoded.name,
        args_version: encoded.args_version,
        args: encoded.args,
        device_time: NOW,
    }
}

/// One person registers for the first date; `n` is the registration.
fn place(number: u64, op: u128, n: u128) -> PushedMutation {
    mutation(number, op, placing(RegistrationId(id(n)), occurrence_id(0), 1))
}

async fn push(server: &Server, key: u8, client: u128, mutations: Vec<PushedMutation>) -> Answer {
    let request = PushRequest { area: area(), client: ClientId(id(client)), mutations };
    post(server, "/api/sync/push", key, seal(&request)).await
}

async fn post(server: &Server, path: &str, key: u8, body: Vec<u8>) -> Answer {
    send_signed(&server.router, &DeviceKey::numbered(key.into()), path, body).await
}

fn outcomes(answer: &Answer) -> Vec<Outcome> {
    assert_eq!(answer.status, StatusCode::OK, "{answer:?}");
    let response: PushResponse = unseal(&answer.body).unwrap();
    response.outcomes.iter().map(|outcome| outcome.outcome).collect()
}

async fn last_mutation_id(server: &Server, key: u8, client: u128) -> u64 {
    let request = PullRequest {
        area: area(),
        client: ClientId(id(client)),
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let answer = post(server, "/api/sync/pull", key, seal(&request)).await;
    unseal::<PullResponse>(&answer.body).unwrap().last_mutation_id
}

#[tokio::test]
async fn a_gap_breaks_the_line_and_changes_nothing() {
    let server = Server::with_seats(&[4]).await;
    let answer = push(&server, 1, 7, vec![place(2, 11, 101)]).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::CONFLICT, "line-broken".into()));
    assert_eq!(last_mutation_id(&server, 1, 7).await, 0);
    let answer = push(&server, 1, 7, vec![place(1, 11, 101), place(3, 12, 102)]).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::BAD_REQUEST, "malformed".into()));
    assert_eq!(last_mutation_id(&server, 1, 7).await, 0, "not even the first was decided");
    let answer = push(&server, 1, 7, vec![place(u64::MAX, 11, 101)]).await;
    assert_eq!(answer.problem(), "line-broken");
    let answer = push(&server, 1, 7, vec![place(0, 11, 101)]).await;
    assert_eq!(answer.problem(), "malformed");
}

#[tokio::test]
async fn another_operation_under_a_known_number_breaks_the_line() {
    let server = Server::with_seats(&[4]).await;
    assert_eq!(outcomes(&push(&server, 1, 7, vec![place(1, 11, 101)]).await), [Outcome::Accepted]);
    let answer = push(&server, 1, 7, vec![place(1, 12, 102)]).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::CONFLICT, "line-broken".into()));
    assert_eq!(outcomes(&push(&server, 1, 7, vec![place(1, 11, 101)]).await), [Outcome::Accepted]);
}

#[tokio::test]
async fn an_operation_known_from_another_line_of_the_owner_is_told_and_not_done_again() {
    let server = Server::with_seats(&[4]).await;
    let refused = [Outcome::Accepted, Outcome::Refused(Refusal::AlreadyRegistered)];
    let first = push(&server, 1, 7, vec![place(1, 11, 101), place(2, 12, 102)]).await;
    assert_eq!(outcomes(&first), refused);
    let again = push(&server, 1, 8, vec![place(1, 11, 101), place(2, 12, 102)]).await;
    assert_eq!(outcomes(&again), refused);
    assert_eq!(last_mutation_id(&server, 1, 8).await, 2);
}

#[tokio::test]
async fn another_owners_operation_of_the_same_id_is_another_operation() {
    let server = Server::with_seats(&[4]).await;
    assert_eq!(outcomes(&push(&server, 1, 7, vec![place(1, 11, 101)]).await), [Outcome::Accepted]);
    // Neither does it learn the other's outcome, nor can it take the id from the other.
    let taken = push(&server, 2, 8, vec![place(1, 11, 101)]).await;
    assert_eq!(outcomes(&taken), [Outcome::Refused(Refusal::DuplicateRegistration)]);
    assert_eq!(outcomes(&push(&server, 1, 9, vec![place(1, 11, 101)]).await), [Outcome::Accepted]);
}

#[tokio::test]
async fn a_client_stays_with_the_secret_it_was_first_pushed_with() {
    let server = Server::with_seats(&[4]).await;
    push(&server, 1, 7, vec![place(1, 11, 101)]).await;
    for body in [vec![], vec![place(1, 11, 101)], vec![place(2, 12, 102)]] {
        let answer = push(&server, 2, 7, body).await;
        assert_eq!((answer.status, answer.problem()), (StatusCode::FORBIDDEN, "not-yours".into()));
    }
    let pull = PullRequest {
        area: area(),
        client: ClientId(id(7)),
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let answer = post(&server, "/api/sync/pull", 2, seal(&pull)).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::FORBIDDEN, "not-yours".into()));
    assert_eq!(last_mutation_id(&server, 1, 7).await, 1);
}

#[tokio::test]
async fn what_is_not_understood_is_refused_in_words_and_the_line_goes_on() {
    let server = Server::with_seats(&[4]).await;
    let lend = EncodedMutation { name: "toy.lend".into(), args_version: 1, args: vec![] };
    let mut newer = placing(RegistrationId(id(101)), occurrence_id(0), 1);
    newer.args_version = 9;
    let mut cut = placing(RegistrationId(id(101)), occurrence_id(0), 1);
    cut.args.truncate(4);
    let mutations = vec![
        mutation(1, 11, lend),
        mutation(2, 12, newer),
        mutation(3, 13, cut),
        place(4, 14, 101),
    ];
    let not_understood = Outcome::Refused(Refusal::NotUnderstood);
    assert_eq!(
        outcomes(&push(&server, 1, 7, mutations).await),
        [not_understood, not_understood, not_understood, Outcome::Accepted]
    );
}

#[tokio::test]
async fn a_push_of_too_many_or_to_an_unknown_area_is_refused() {
    let server = Server::with_seats(&[4]).await;
    let many = (1..=501).map(|n| place(n, u128::from(n), u128::from(n))).collect();
    assert_eq!(push(&server, 1, 7, many).await.problem(), "malformed");
    let elsewhere = sammen_domain::AreaId::new("vaerebro-park").unwrap();
    let request = PushRequest {
        area: elsewhere.clone(),
        client: ClientId(id(7)),
        mutations: vec![place(1, 11, 101)],
    };
    let answer = post(&server, "/api/sync/push", 1, seal(&request)).await;
    assert_eq!((answer.status, answer.problem()), (StatusCode::NOT_FOUND, "unknown-area".into()));
    let request = PullRequest {
        area: elsewhere,
        client: request.client,
        cookie: None,
        base: None,
        scope: Some(Scope::OWN),
        outcomes_after: 0,
    };
    let answer = post(&server, "/api/sync/pull", 1, seal(&request)).await;
    assert_eq!(answer.problem(), "unknown-area");
}
