//! A household with a phone: the real replica, in memory.

use fastrand::Rng;
use sammen_domain::{CancelRegistration, Mutation, OccurrenceId, RegistrationId};
use sammen_sync::{
    ClientId, MemoryStore, OpId, ReplicaStore, SyncError, Transport, TransportError, View,
    sync_area,
};

use super::{Actor, Device, Neighbourhood, Phase, any_id, everything, rows::Rows};

/// So that the same few seats are fought over all the time, and the lists stay short.
const REGISTRATIONS_MAX: usize = 5;
/// Nobody goes on for ever without an answer.
const WAITING_MAX: usize = 4;
/// The phones' clock; nothing may depend on it.
const DEVICE_TIME: i64 = 0;

/// A household that registers, changes its mind and syncs.
pub struct Household {
    neighbourhood: Neighbourhood,
    store: MemoryStore,
    device: Device,
    rng: Rng,
}

impl Household {
    /// A household with a new phone.
    pub async fn new(neighbourhood: &Neighbourhood, device: Device, mut rng: Rng) -> Self {
        let store = MemoryStore::default();
        let client = ClientId(any_id(&mut rng));
        store.open_area(&neighbourhood.area, client).await.expect("memory takes all");
        Self { neighbourhood: neighbourhood.clone(), store, device, rng }
    }

    /// The same household with a copy of the phone, made while something is not sent yet.
    pub async fn copied(&mut self) -> Self {
        self.act().await;
        Self {
            neighbourhood: self.neighbourhood.clone(),
            store: self.store.clone(),
            device: self.device.copied(),
            rng: self.rng.fork(),
        }
    }

    async fn act(&mut self) {
        let view = self.view().await;
        if view.outbox.len() >= WAITING_MAX {
            return;
        }
        let active: Vec<(RegistrationId, OccurrenceId)> = view
            .registrations
            .iter()
            .filter(|known| known.is_active())
            .map(|known| (known.registration.id, known.registration.occurrence))
            .collect();
        let mutation = if active.len() >= REGISTRATIONS_MAX || self.rng.u8(..4) == 0 {
            let Some((registration, occurrence)) = self.rng.choice(active) else { return };
            Mutation::CancelRegistration(CancelRegistration::new(registration, occurrence))
        } else {
            self.neighbourhood.any_placement(&mut self.rng)
        };
        let op = OpId(any_id(&mut self.rng));
        self.device.ledger().note_done(self.device.key(), op, &mutation);
        let area = &self.neighbourhood.area;
        let saved = self.store.enqueue(area, op, &mutation.encode(), DEVICE_TIME).await;
        saved.expect("memory takes all");
    }

    /// Returns whether the server has answered all.
    async fn sync(&mut self) -> bool {
        let Self { neighbourhood, store, device, rng } = self;
        let new_client = || ClientId(any_id(rng));
        let area = &neighbourhood.area;
        match sync_area(store, device, area, new_client, || DEVICE_TIME).await {
            Ok(_) => true,
            Err(SyncError::Transport(
                TransportError::Unreachable | TransportError::Failing { .. },
            )) => false,
            Err(error) => panic!("a phone failed to {error}"),
        }
    }

    async fn view(&self) -> View {
        View::new(self.store.read(&self.neighbourhood.area).await.expect("the area is open"))
    }

    /// Asks the server for everything anew and compares it with what the phone has.
    async fn expect_same_rows(&self) {
        let area = &self.neighbourhood.area;
        let known = self.store.read(area).await.expect("the area is open");
        let pulled = self.device.pull(&everything(area, known.meta.client)).await;
        let pulled = pulled.expect("the server is at rest");
        assert!(known.outbox.is_empty(), "a phone at rest has something to send");
        Rows::on_phone(&known).expect_same(&Rows::told(&pulled));
    }
}

impl Actor for Household {
    async fn step(&mut self, phase: Phase) -> bool {
        if phase == Phase::Act {
            for _ in 0..self.rng.usize(1..=3) {
                self.act().await;
            }
        }
        // What others did may have changed this household's own rows.
        let is_answered = self.sync().await;
        if phase == Phase::Compare {
            assert!(is_answered, "the server is gone while all compare");
            self.expect_same_rows().await;
        }
        is_answered
    }
}
