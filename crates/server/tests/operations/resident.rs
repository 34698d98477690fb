//! A resident's phone, as far as the server sees it.

use std::{io, net::SocketAddr};

use sammen_device_key::{DeviceKey, NONCE_HEADER, wants_nonce};
use sammen_domain::{
    Activity, AreaId, Mutation, OccurrenceId, PlaceRegistration, RegistrationId, Row, Terms,
};
use sammen_server::{DeviceId, PublicKey};
use sammen_sync::{
    ClientId, OpId, PatchOperation, PullRequest, PullResponse, PushRequest, PushedMutation, Scope,
    seal, unseal,
};
use uuid::Uuid;

use crate::serving::{Answer, exchange};

pub const SEALED: (&str, &str) = ("content-type", "application/vnd.sammen.sync");

pub fn area() -> AreaId {
    AreaId::new("hoeje-gladsaxe").unwrap()
}

/// One phone with a key and a line of its own.
pub struct Resident {
    pub key: DeviceKey,
    pub client: ClientId,
    pub registration: RegistrationId,
    pub op: OpId,
}

impl Resident {
    pub fn new() -> Self {
        Self {
            key: DeviceKey::generate(),
            client: ClientId(Uuid::new_v4()),
            registration: RegistrationId(Uuid::new_v4()),
            op: OpId(Uuid::new_v4()),
        }
    }

    /// The device that the server knows it as.
    pub fn device(&self) -> DeviceId {
        DeviceId::of_key(&area(), &PublicKey(self.key.public_key()))
    }

    pub fn post(&self, server: SocketAddr, path: &str, body: &[u8]) -> io::Result<Answer> {
        let answer = self.post_once(server, path, body)?;
        self.key.learn(answer.header(NONCE_HEADER));
        if wants_nonce(answer.status, &answer.body) {
            return self.post_once(server, path, body);
        }
        Ok(answer)
    }

    fn post_once(&self, server: SocketAddr, path: &str, body: &[u8]) -> io::Result<Answer> {
        let signature = self.key.sign("POST", path, body);
        let mut headers = vec![SEALED, ("sammen-app-version", "0.1.0")];
        headers.extend(signature.iter().map(|(name, value)| (*name, value.as_str())));
        exchange(server, "POST", path, &headers, body)
    }

    /// Everything that this phone may see.
    pub fn pull(&self, server: SocketAddr) -> PullResponse {
        let request = PullRequest {
            area: area(),
            client: self.client,
            cookie: None,
            base: None,
            scope: Some(Scope::OWN),
            outcomes_after: 0,
        };
        let answer = self.post(server, "/api/sync/pull", &seal(&request)).unwrap();
        assert_eq!(answer.status, 200);
        unseal(&answer.body).unwrap()
    }

    /// Registering a household: the first mutation of this phone.
    pub fn placing(&self, date: OccurrenceId, names: &[&str], device_time: i64) -> PushRequest {
        let place = Mutation::PlaceRegistration(PlaceRegistration {
            names: names.iter().map(|name| (*name).to_owned()).collect(),
            ..PlaceRegistration::new(self.registration, date, 1)
        })
        .encode();
        let mutation = PushedMutation {
            id: 1,
            op: self.op,
            name: place.name,
            args_version: place.args_version,
            args: place.args,
            device_time,
        };
        PushRequest { area: area(), client: self.client, mutations: vec![mutation] }
    }

    pub fn push(&self, server: SocketAddr, request: &PushRequest) -> io::Result<Answer> {
        self.post(server, "/api/sync/push", &seal(request))
    }
}

/// The rows that a pull brought.
pub fn rows(pulled: &PullResponse) -> Vec<Row> {
    let puts = pulled.patch.iter().filter_map(|operation| match operation {
        PatchOperation::Put { row, .. } => Some(Row::decode(row).unwrap()),
        PatchOperation::Delete { .. } => None,
    });
    puts.collect()
}

/// Whether one registers at once, without being asked anything.
fn is_plain(activity: &Activity, terms: &Terms) -> bool {
    let is_open = terms.opens_hours_before.is_none() && terms.opens_at.is_none();
    let asks = activity.ages.is_some() || !terms.questions.is_empty() || terms.series().is_some();
    is_open && !asks
}

/// The last date that a household registers for: it is open for longer than any test.
pub fn open_date(pulled: &PullResponse) -> OccurrenceId {
    let rows = rows(pulled);
    let takes_registrations = |id| {
        rows.iter().any(|row| match row {
            Row::Activity(activity) => {
                activity.id == id && activity.terms().is_some_and(|terms| is_plain(activity, terms))
            }
            _ => false,
        })
    };
    let dates = rows.iter().filter_map(|row| match row {
        Row::Occurrence(date) if takes_registrations(date.activity) && date.is_scheduled() => {
            Some(date)
        }
        _ => None,
    });
    dates.max_by_key(|date| date.starts_at).unwrap().id
}
