//! A phone's storage: the store in memory, with a boundary on both sides of each transaction.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use sammen_domain::{AreaId, EncodedMutation, UnixSeconds};
use sammen_sync::{
    Applied, ClientId, ContentHash, Cookie, FetchedBase, Leaving, MemoryStore, Meta, MutationId,
    OpId, OutboxEntry, Pulled, ReplicaStore, Scope, Snapshot, StoreError,
};

use super::Keys;
use crate::poll::Budget;

/// The store with its boundaries. What dies before a transaction leaves nothing of it, what dies after it
/// all of it.
pub(crate) struct Storage {
    /// What is stored, as it is on the disk.
    pub(crate) disk: MemoryStore,
    /// Whether nothing more can be written.
    pub(crate) is_full: Cell<bool>,
    /// How far whoever uses it may go.
    pub(crate) budget: Budget,
    /// How far each area was read, and with which roles, when it was last looked at.
    pub(crate) seen: RefCell<BTreeMap<usize, (Cookie, Scope)>>,
    keys: Rc<Keys>,
}

impl Storage {
    pub(crate) fn new(disk: MemoryStore, budget: Budget, keys: Rc<Keys>) -> Self {
        Self { disk, is_full: Cell::new(false), budget, seen: RefCell::default(), keys }
    }

    async fn write<T>(
        &self,
        transaction: impl Future<Output = Result<T, StoreError>>,
    ) -> Result<T, StoreError> {
        self.budget.boundary().await;
        if self.is_full.get() {
            return Err(StoreError::Full);
        }
        let written = transaction.await;
        self.budget.boundary().await;
        written
    }
}

impl ReplicaStore for Storage {
    async fn open_area(&self, area: &AreaId, client: ClientId) -> Result<(), StoreError> {
        self.write(self.disk.open_area(area, client)).await
    }

    async fn areas(&self) -> Result<Vec<AreaId>, StoreError> {
        self.disk.areas().await
    }

    async fn read(&self, area: &AreaId) -> Result<Snapshot, StoreError> {
        self.budget.boundary().await;
        self.disk.read(area).await
    }

    async fn read_outbox(&self, area: &AreaId) -> Result<(Meta, Vec<OutboxEntry>), StoreError> {
        self.budget.boundary().await;
        self.disk.read_outbox(area).await
    }

    async fn enqueue(
        &self,
        area: &AreaId,
        op: OpId,
        mutation: &EncodedMutation,
        device_time: UnixSeconds,
    ) -> Result<OutboxEntry, StoreError> {
        self.write(self.disk.enqueue(area, op, mutation, device_time)).await
    }

    async fn note_pushed(
        &self,
        area: &AreaId,
        client: ClientId,
        through: MutationId,
    ) -> Result<(), StoreError> {
        self.write(self.disk.note_pushed(area, client, through)).await
    }

    async fn begin(
        &self,
        area: &AreaId,
        client: ClientId,
        base: &FetchedBase,
        readable: &dyn Fn(),
    ) -> Result<Applied, StoreError> {
        self.write(self.disk.begin(area, client, base, readable)).await
    }

    async fn apply_pull(
        &self,
        area: &AreaId,
        pulled: Pulled<'_>,
        now: UnixSeconds,
    ) -> Result<Applied, StoreError> {
        self.write(self.disk.apply_pull(area, pulled, now)).await
    }

    async fn distrust_chunks(
        &self,
        area: &AreaId,
        damaged: &[ContentHash],
    ) -> Result<(), StoreError> {
        self.write(self.disk.distrust_chunks(area, damaged)).await
    }

    async fn rekey(&self, area: &AreaId, from: ClientId, to: ClientId) -> Result<(), StoreError> {
        self.write(self.disk.rekey(area, from, to)).await
    }

    async fn leave_household(
        &self,
        area: &AreaId,
        from: ClientId,
        to: ClientId,
        leaving: &Leaving,
    ) -> Result<(), StoreError> {
        self.write(async {
            let (meta, _) = self.disk.read_outbox(area).await?;
            self.disk.leave_household(area, from, to, leaving).await?;
            // The key goes in the same transaction.
            if meta.client == from {
                self.keys.renew(area);
            }
            Ok(())
        })
        .await
    }

    async fn dismiss_left(&self, area: &AreaId) -> Result<(), StoreError> {
        self.write(self.disk.dismiss_left(area)).await
    }

    async fn dismiss_refusal(&self, area: &AreaId, op: OpId) -> Result<(), StoreError> {
        self.write(self.disk.dismiss_refusal(area, op)).await
    }

    async fn forget_area(&self, area: &AreaId) -> Result<(), StoreError> {
        self.write(self.disk.forget_area(area)).await
    }
}
