//! Many at once.

use std::{
    collections::BTreeMap,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use sammen_domain::{EncodedMutation, RegistrationId, Row, RowKey};
use sammen_server::{Database, DeviceId, Together, pull, push};
use sammen_sync::{
    ClientId, Cookie, OpId, PatchOperation, PullRequest, PullResponse, PushRequest, PushedMutation,
    Scope,
};

use crate::{
    fixture::{NOW, Server, area, device, id, occurrence_id},
    phone::{Phone, placing},
};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_phones_at_once_never_oversell_a_date() {
    const PHONES: u8 = 16;
    let server = Server::with_seats(&[13]).await;
    let mut tasks = tokio::task::JoinSet::new();
    for phone in 1..=PHONES {
        let database = server.database.clone();
        tasks.spawn(async move {
            let device = device(phone);
            let number = u128::from(phone);
            let registration = RegistrationId(id(0x1000 + number));
            let persons = 1 + u16::from(phone % 3);
            let place = placing(registration, occurrence_id(0), persons);
            let request = request(number, 1, place);
            // Each sends it three times over.
            for _ in 0..3 {
                push(&database, &Together::default(), device, &request, || NOW).await.unwrap();
            }
        });
    }
    while let Some(ended) = tasks.join_next().await {
        ended.unwrap();
    }
    let wanted: u32 = (1..=u32::from(PHONES)).map(|phone| 1 + phone % 3).sum();
    let mut confirmed = 0;
    for secret in 1..=PHONES {
        let phone = Phone::new(&server, secret).await;
        phone.sync().await;
        let view = phone.view().await;
        assert_eq!(view.registrations.len(), 1);
        let seats = view.availability[&occurrence_id(0)];
        assert_eq!(seats.taken + seats.waiting, wanted);
        let registration = &view.registrations[0].registration;
        if registration.state == sammen_domain::RegistrationState::Confirmed {
            confirmed += u32::from(registration.persons);
        }
    }
    assert_eq!(confirmed, 13, "households of one fill what is left");
}

/// One mutation of a client's line.
pub fn request(client: u128, number: u64, mutation: EncodedMutation) -> PushRequest {
    PushRequest {
        area: area(),
        client: ClientId(id(0x2000 + client)),
        mutations: vec![PushedMutation {
            id: number,
            op: OpId(id(0x3000_0000 + (client << 16) + u128::from(number))),
            name: mutation.name,
            args_version: mutation.args_version,
            args: mutation.args,
            device_time: NOW,
        }],
    }
}

/// Keeps what pulls say, as a phone does.
#[derive(Default)]
pub struct Puller {
    pub rows: BTreeMap<RowKey, Vec<u8>>,
    pub cookie: Option<Cookie>,
}

impl Puller {
    async fn pull(&mut self, database: &Database) {
        let client = ClientId(id(0x9999));
        let request = Self::request(self.cookie, client);
        let response = pull(database, DeviceId([9; 32]), &request, NOW).await.unwrap();
        self.apply(response);
    }

    pub fn apply(&mut self, response: PullResponse) {
        let before = self.cookie.map_or(0, |cookie| cookie.version);
        assert!(response.cookie.version >= before, "a cursor only grows");
        for operation in response.patch {
            match operation {
                PatchOperation::Put { key, row } => self.rows.insert(key, row),
                PatchOperation::Delete { key } => self.rows.remove(&key),
            };
        }
        for counts in response.seats {
            let row = Row::Availability(counts);
            self.rows.insert(row.key(), row.encode());
        }
        self.cookie = Some(response.cookie);
    }

    /// What is asked for next.
    pub fn request(cookie: Option<Cookie>, client: ClientId) -> PullRequest {
        PullRequest {
            area: area(),
            client,
            cookie,
            base: None,
            scope: Some(Scope::OWN),
            outcomes_after: 0,
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 8)]
async fn no_pull_misses_what_was_committed_late() {
    const WRITERS: u128 = 16;
    const MUTATIONS: u64 = 20;
    let server = Server::with_seats(&[5, 7, 11]).await;
    let databases = [server.database.clone(), server.another().await, server.another().await];
    let writing = Arc::new(AtomicBool::new(true));
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..WRITERS {
        let databases = databases.clone();
        writers.spawn(async move {
            let device = device(u8::try_from(writer).unwrap());
            for number in 1..=MUTATIONS {
                let turn = usize::try_from(number).unwrap() + usize::try_from(writer).unwrap();
                let date = occurrence_id(u128::try_from(turn % 3).unwrap());
                let registration = 0x1000_0000 + (writer << 16) + u128::from(number);
                let persons = 1 + u16::try_from(number % 3).unwrap();
                let mutation = placing(RegistrationId(id(registration)), date, persons);
                let request = request(writer, number, mutation);
                push(&databases[turn % 3], &Together::default(), device, &request, || NOW)
                    .await
                    .unwrap();
            }
        });
    }
    let mut pullers = tokio::task::JoinSet::new();
    for database in databases.clone() {
        let writing = Arc::clone(&writing);
        pullers.spawn(async move {
            let mut puller = Puller::default();
            let mut pulls = 0;
            while writing.load(Ordering::SeqCst) {
                puller.pull(&database).await;
                pulls += 1;
            }
            assert!(pulls > 3, "it pulled while others wrote");
            puller
        });
    }
    while let Some(ended) = writers.join_next().await {
        ended.unwrap();
    }
    writing.store(false, Ordering::SeqCst);
    let mut fresh = Puller::default();
    fresh.pull(&server.database).await;
    while let Some(puller) = pullers.join_next().await {
        let mut puller = puller.unwrap();
        puller.pull(&databases[1]).await;
        assert_eq!(puller.cookie, fresh.cookie);
        assert_eq!(puller.rows, fresh.rows);
    }
}
