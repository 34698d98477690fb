//! A resident's phone, as far as the server sees it.

use std::{io, net::SocketAddr};

use sammen_domain::{
    Activity, AreaId, Mutation, OccurrenceId, PlaceRegistration, RegistrationId, Row, Terms,
};
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

/// One phone with a secret and a line of its own.
pub struct Resident {
    pub secret: [u8; 32],
    pub client: ClientId,
    pub registration: RegistrationId,
    pub op: OpId,
}

impl Resident {
    pub fn new() -> Self {
        let half = || Uuid::new_v4().into_bytes();
        let mut secret = [0; 32];
        secret[..16].copy_from_slice(&half());
        secret[16..].copy_from_slice(&half());
        Self {
            secret,
            client: ClientId(Uuid::new_v4()),
            registration: RegistrationId(Uuid::new_v4()),
            op: OpId(Uuid::new_v4()),
        }
    }

    /// The secret as it travels.
    pub fn digits(&self) -> String {
        self.secret.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn post(&self, server: SocketAddr, path: &str, body: &[u8]) -> io::Result<Answer> {
        let bearer = format!("Bearer {}", self.digits());
        let headers = [SEALED, ("authorization", &bearer), ("sammen-app-version", "0.1.0")];
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
