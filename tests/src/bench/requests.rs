//! What phones ask a server.

use std::{net::SocketAddr, sync::Arc};

use fastrand::Rng;
use sammen_device_key::DeviceKey;
use sammen_domain::OccurrenceId;
use sammen_sync::{
    ClientId, Cookie, OpId, PullRequest, PullResponse, PushRequest, PushResponse, PushedMutation,
    seal, unseal,
};

use super::closed_loop::Asker;
use crate::load::{HttpConnection, Neighbourhood, PULL, PUSH, any_id, everything};

const HEALTH: &str = "/health/live";

/// Registers a household after the other, each with a phone of its own, each for some date with room.
pub(super) struct Registering {
    neighbourhood: Neighbourhood,
    connection: HttpConnection,
    rng: Rng,
    body: Vec<u8>,
}

impl Registering {
    pub(super) fn new(neighbourhood: &Neighbourhood, address: SocketAddr, rng: Rng) -> Self {
        let connection = HttpConnection::anonymous(address);
        Self { neighbourhood: neighbourhood.clone(), connection, rng, body: Vec::new() }
    }
}

impl Asker for Registering {
    fn prepare(&mut self) {
        let Self { neighbourhood, connection, rng, body } = self;
        connection.prove(Arc::new(DeviceKey::generate()));
        let date: OccurrenceId = neighbourhood.dates[rng.usize(..neighbourhood.dates.len())].id;
        let encoded = neighbourhood.placement(date, rng.u16(1..=4), rng).encode();
        let mutation = PushedMutation {
            id: 1,
            op: OpId(any_id(rng)),
            name: encoded.name,
            args_version: encoded.args_version,
            args: encoded.args,
            device_time: 0,
        };
        let (area, client) = (neighbourhood.area.clone(), ClientId(any_id(rng)));
        *body = seal(&PushRequest { area, client, mutations: vec![mutation] });
    }

    async fn ask(&mut self) {
        let answer = self.connection.post(PUSH, std::mem::take(&mut self.body)).await;
        let answer = answer.expect("the server runs");
        let decided: PushResponse = unseal(&answer.body).expect("a push is decided");
        assert_eq!(decided.last_mutation_id, 1);
    }
}

/// Asks for what is new since a cookie.
pub(super) struct Pulling {
    connection: HttpConnection,
    request: PullRequest,
}

impl Pulling {
    /// A phone that knows nothing.
    pub(super) fn all(neighbourhood: &Neighbourhood, address: SocketAddr, rng: &mut Rng) -> Self {
        let mut connection = HttpConnection::anonymous(address);
        connection.prove(Arc::new(DeviceKey::generate()));
        let (area, client) = (&neighbourhood.area, ClientId(any_id(rng)));
        Self { connection, request: everything(area, client) }
    }

    /// A phone that knows everything.
    pub(super) async fn nothing_new(
        neighbourhood: &Neighbourhood,
        address: SocketAddr,
        rng: &mut Rng,
    ) -> Self {
        let mut pulling = Self::all(neighbourhood, address, rng);
        pulling.request.cookie = Some(pulling.pull().await.0);
        pulling
    }

    /// The cookie and the bytes of an answer.
    pub(super) async fn pull(&self) -> (Cookie, usize) {
        let answer = self.connection.post(PULL, seal(&self.request)).await;
        let answer = answer.expect("the server runs");
        let response: PullResponse = unseal(&answer.body).expect("a pull is answered");
        assert_eq!(response.reset, self.request.cookie.is_none());
        (response.cookie, answer.body.len())
    }
}

impl Asker for Pulling {
    fn prepare(&mut self) {}

    async fn ask(&mut self) {
        let answer = self.connection.post(PULL, seal(&self.request)).await;
        assert_eq!(answer.expect("the server runs").status, 200);
    }
}

/// Asks for next to nothing: what the way there and back costs.
pub(super) struct Knocking(pub(super) HttpConnection);

impl Asker for Knocking {
    fn prepare(&mut self) {}

    async fn ask(&mut self) {
        assert_eq!(self.0.get(HEALTH).await.expect("the server runs").status, 200);
    }
}
