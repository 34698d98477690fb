//! Somebody who was long without a network, all the time: many operations in one push.

use fastrand::Rng;
use sammen_domain::{CancelRegistration, Mutation, PlaceRegistration};
use sammen_sync::{
    ClientId, MutationId, OpId, PushRequest, PushedMutation, Transport, TransportError,
};

use super::{Actor, Device, Neighbourhood, Phase, content::any_id};

const MUTATIONS_MAX: usize = 20;

/// Sends batches, each again and again, byte for byte, until it is answered.
pub struct BatchSender {
    neighbourhood: Neighbourhood,
    device: Device,
    rng: Rng,
    client: ClientId,
    next: MutationId,
    placed: Vec<PlaceRegistration>,
    unanswered: Option<PushRequest>,
}

impl BatchSender {
    /// Somebody with a new line.
    #[must_use]
    pub fn new(neighbourhood: &Neighbourhood, device: Device, mut rng: Rng) -> Self {
        let client = ClientId(any_id(&mut rng));
        let (next, placed, unanswered) = (1, Vec::new(), None);
        Self { neighbourhood: neighbourhood.clone(), device, rng, client, next, placed, unanswered }
    }

    fn batch(&mut self) -> PushRequest {
        let count = self.rng.usize(1..=MUTATIONS_MAX);
        let mutations = (0..count).map(|_| self.mutation()).collect();
        PushRequest { area: self.neighbourhood.area.clone(), client: self.client, mutations }
    }

    fn mutation(&mut self) -> PushedMutation {
        let mutation = self.wish();
        let (id, op) = (self.next, OpId(any_id(&mut self.rng)));
        self.next += 1;
        self.device.ledger().note_done(self.device.key(), op, &mutation);
        let encoded = mutation.encode();
        PushedMutation {
            id,
            op,
            name: encoded.name,
            args_version: encoded.args_version,
            args: encoded.args,
            device_time: 0,
        }
    }

    /// Half of what is placed is cancelled, some of it never had a chance.
    fn wish(&mut self) -> Mutation {
        if self.rng.bool() && !self.placed.is_empty() {
            let PlaceRegistration { registration, occurrence, .. } = self.placed.remove(0);
            return Mutation::CancelRegistration(CancelRegistration::new(registration, occurrence));
        }
        let mutation = self.neighbourhood.any_placement(&mut self.rng);
        if let Mutation::PlaceRegistration(placed) = &mutation {
            self.placed.push(placed.clone());
        }
        mutation
    }
}

impl Actor for BatchSender {
    async fn step(&mut self, phase: Phase) -> bool {
        let request = match self.unanswered.take() {
            Some(request) => request,
            None if phase == Phase::Act => self.batch(),
            None => return true,
        };
        match self.device.push(&request).await {
            Ok(_) => true,
            Err(TransportError::Unreachable | TransportError::Failing { .. }) => {
                self.unanswered = Some(request);
                false
            }
            Err(error) => panic!("a batch failed to {error}"),
        }
    }
}
