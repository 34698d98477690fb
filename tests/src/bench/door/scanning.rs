//! Volunteers whose phones send what they scanned.

use std::{collections::VecDeque, net::SocketAddr, sync::Arc};

use fastrand::Rng;
use sammen_device_key::DeviceKey;
use sammen_domain::{ActivityId, AreaId, CheckIn, Mutation, OccurrenceId, RegistrationId, ScanId};
use sammen_sync::{
    ClientId, ContentHash, OpId, Outcome, PushRequest, PushResponse, PushedMutation, seal, unseal,
};
use tokio_postgres::Client;
use uuid::Uuid;

use crate::{
    bench::closed_loop::Asker,
    load::{HttpConnection, PUSH, any_id},
};

/// Guests in the order in which they come; shared by all phones. Who has come in stands last and may come once more: a second
/// scan of a household is kept like the first, and costs as much.
pub(super) type Queue = Arc<std::sync::Mutex<VecDeque<RegistrationId>>>;

/// A volunteer's phone that sends so many scans with each push.
pub(super) struct Scanning {
    area: AreaId,
    date: OccurrenceId,
    client: ClientId,
    connection: HttpConnection,
    guests: Queue,
    scans: usize,
    sent: u64,
    rng: Rng,
    body: Vec<u8>,
}

impl Scanning {
    /// A phone with a role at the door of a date, which is put straight into the database.
    pub(super) async fn new(
        database: &Client,
        address: SocketAddr,
        area: &AreaId,
        (date, activity): (OccurrenceId, ActivityId),
        (guests, scans): (&Queue, usize),
        mut rng: Rng,
    ) -> Self {
        let key = Arc::new(DeviceKey::generate());
        appoint(database, area, activity, &key, &mut rng).await;
        let (client, connection) =
            (ClientId(any_id(&mut rng)), HttpConnection::of_device(address, key));
        let (area, guests) = (area.clone(), Arc::clone(guests));
        Self { area, date, client, connection, guests, scans, sent: 0, rng, body: Vec::new() }
    }

    fn scan(&mut self, registration: RegistrationId) -> PushedMutation {
        self.sent += 1;
        let scan = ScanId(any_id(&mut self.rng));
        let (occurrence, registration) = (self.date, Some(registration));
        let encoded =
            Mutation::CheckIn(CheckIn { scan, occurrence, registration, persons: 2, at: now() })
                .encode();
        PushedMutation {
            id: self.sent,
            op: OpId(any_id(&mut self.rng)),
            name: encoded.name,
            args_version: encoded.args_version,
            args: encoded.args,
            device_time: now(),
        }
    }
}

impl Asker for Scanning {
    fn prepare(&mut self) {
        let guests = {
            let mut guests = self.guests.lock().expect("nobody panicked");
            let count = self.scans.min(guests.len());
            guests.rotate_left(count);
            guests.iter().rev().take(count).copied().collect::<Vec<_>>()
        };
        let mutations = guests.into_iter().map(|guest| self.scan(guest)).collect();
        let (area, client) = (self.area.clone(), self.client);
        self.body = seal(&PushRequest { area, client, mutations });
    }

    async fn ask(&mut self) {
        let answer = self.connection.post(PUSH, std::mem::take(&mut self.body)).await;
        let answer = answer.expect("the server runs");
        let decided: PushResponse = unseal(&answer.body).expect("a push is decided");
        let accepted =
            decided.outcomes.iter().filter(|decided| decided.outcome == Outcome::Accepted);
        assert_eq!((accepted.count(), decided.last_mutation_id), (self.scans, self.sent));
    }
}

/// Makes a device a volunteer's who may check in at an activity.
async fn appoint(
    database: &Client,
    area: &AreaId,
    activity: ActivityId,
    key: &DeviceKey,
    rng: &mut Rng,
) {
    let (account, grant): (Uuid, Uuid) = (any_id(rng), any_id(rng));
    // As the server names a device: by the digest of the area's name and the key.
    let device = ContentHash::of(&[area.as_str().as_bytes(), &[0], &key.public_key()].concat()).0;
    let day = 86_400;
    let (yesterday, later) = (now() - day, now() + 7 * day);
    let sql = format!(
        "INSERT INTO account VALUES ('{account}', 'volunteer', 'Frivillig', FALSE, {yesterday}, NULL);
         INSERT INTO role_grant VALUES ('{grant}', '{account}', '{area}', 'volunteer',
             '[\"{activity}\"]', '[\"CheckIn\"]', FALSE, NULL, {yesterday}, {later}, NULL);
         INSERT INTO volunteer_device VALUES ('{area}', '\\x{}', '{account}', {yesterday});",
        hex(&device),
    );
    database.batch_execute(&sql).await.expect("the tables are as they were");
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(super) fn now() -> i64 {
    chrono::Utc::now().timestamp()
}
