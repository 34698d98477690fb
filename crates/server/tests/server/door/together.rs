//! What many phones note at the same time.

use std::time::Duration;

use sammen_device_key::DeviceKey;
use sammen_server::Transaction;
use sammen_sync::{
    ClientId, OpId, Outcome, PushRequest, PushResponse, PushedMutation, seal, unseal,
};
use tokio::task::JoinSet;

use super::*;
use crate::fixture::{Answer, send_signed};

const PHONES: u8 = 20;
/// Its line leaves a number out.
const BROKEN: u8 = 7;

fn request(number: u8) -> PushRequest {
    let encoded = scan(number.into(), None, 2, STARTS_AT).encode();
    let mutation = PushedMutation {
        id: if number == BROKEN { 5 } else { 1 },
        op: OpId(id(number.into())),
        name: encoded.name,
        args_version: encoded.args_version,
        args: encoded.args,
        device_time: STARTS_AT,
    };
    PushRequest { area: area(), client: ClientId(id(number.into())), mutations: vec![mutation] }
}

/// A server whose volunteers' phones all send at the same time what each of them noted.
async fn with_volunteers() -> Server {
    let server = Server::with_seats(&[9]).await;
    for number in 1..=PHONES {
        appoint(&server.database, &appointment(number), NOW).await.unwrap();
    }
    server.set_now(STARTS_AT);
    server
}

/// Somebody who writes and has not committed: whoever decides first waits for them, and the others for whoever decides.
async fn hold(server: &Server) -> Transaction {
    let mut held = server.database.write().await.unwrap();
    held.execute("UPDATE area SET version = version", &[]).await.unwrap();
    held
}

/// Until everybody waits.
async fn rest() {
    tokio::time::sleep(Duration::from_millis(300)).await;
}

fn send_all(server: &Server) -> JoinSet<(u8, Answer)> {
    let mut sent = JoinSet::new();
    for number in 1..=PHONES {
        let router = server.router.clone();
        sent.spawn(async move {
            let key = DeviceKey::numbered(number.into());
            let body = seal(&request(number));
            (number, send_signed(&router, &key, "/api/sync/push", body).await)
        });
    }
    sent
}

async fn figure(server: &Server, query: &'static str) -> i64 {
    let mut snapshot = server.database.read().await.unwrap();
    snapshot.fetch_one(query, &[]).await.unwrap().take(0).unwrap()
}

fn check(number: u8, answer: &Answer) {
    if number == BROKEN {
        assert_eq!((answer.status.as_u16(), answer.problem()), (409, "line-broken".into()));
        return;
    }
    assert_eq!(answer.status, 200, "{number}: {answer:?}");
    let decided: PushResponse = unseal(&answer.body).unwrap();
    assert_eq!(decided.last_mutation_id, 1);
    assert_eq!(decided.outcomes.len(), 1);
    assert_eq!(decided.outcomes[0].op, OpId(id(number.into())), "its own answer");
    assert_eq!(decided.outcomes[0].outcome, Outcome::Accepted);
}

#[tokio::test]
async fn they_share_a_commit_and_each_has_its_own_answer() {
    let server = with_volunteers().await;
    let version = "SELECT version FROM area WHERE id = 'hoeje-gladsaxe'";
    let before = figure(&server, version).await;
    let held = hold(&server).await;
    let mut sent = send_all(&server);
    rest().await;
    held.commit().await.unwrap();
    while let Some(answer) = sent.join_next().await {
        let (number, answer) = answer.unwrap();
        check(number, &answer);
    }
    assert_eq!(figure(&server, "SELECT COUNT(*) FROM scan").await, i64::from(PHONES) - 1);
    let raised = figure(&server, version).await - before;
    assert!((1..=i64::from(PHONES) / 2).contains(&raised), "raised {raised} times");
}

#[tokio::test]
async fn who_goes_away_in_the_middle_takes_nobody_along() {
    let server = with_volunteers().await;
    let held = hold(&server).await;
    let mut sent = Vec::new();
    for number in 1..=PHONES {
        let router = server.router.clone();
        sent.push(tokio::spawn(async move {
            let key = DeviceKey::numbered(number.into());
            let body = seal(&request(number));
            send_signed(&router, &key, "/api/sync/push", body).await
        }));
    }
    // Whoever decides for the others is among those who go.
    rest().await;
    let (gone, stay) = sent.split_at(usize::from(BROKEN) - 1);
    gone.iter().for_each(tokio::task::JoinHandle::abort);
    held.commit().await.unwrap();
    let count = stay.len();
    for (number, answer) in (BROKEN..).zip(sent.into_iter().skip(usize::from(PHONES) - count)) {
        check(number, &answer.await.unwrap());
    }
    // Those who went send again, and each note is kept once.
    let mut sent = send_all(&server);
    while let Some(answer) = sent.join_next().await {
        let (number, answer) = answer.unwrap();
        check(number, &answer);
    }
    assert_eq!(figure(&server, "SELECT COUNT(*) FROM scan").await, i64::from(PHONES) - 1);
}
