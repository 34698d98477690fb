//! A store in memory, for tests and simulations.

use std::{cell::RefCell, collections::BTreeMap};

use sammen_domain::{
    AreaId, Availability, EncodedMutation, RowKey, UnixSeconds,
    mutant::{Mutant, is_on},
};

use crate::{
    Applied, ClientId, ContentHash, FetchedBase, Leaving, Left, Meta, MutationId, NamedChunk, OpId,
    OutboxEntry, PatchOperation, Pulled, RefusedEntry, ReplicaStore, Snapshot, StoreError,
    plan_begin, plan_distrust, plan_leave, plan_pull, plan_rekey,
};

/// Replicas in memory. Cloning gives what a copied browser profile would have.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    areas: RefCell<BTreeMap<AreaId, Replica>>,
}

#[derive(Clone, Debug)]
struct Replica {
    meta: Meta,
    outbox: Vec<OutboxEntry>,
    refused: Vec<RefusedEntry>,
    left: Option<Left>,
    chunks: BTreeMap<ContentHash, Vec<u8>>,
    rows: BTreeMap<RowKey, Vec<u8>>,
    seats: Vec<Availability>,
}

impl MemoryStore {
    /// Changes what is stored of a chunk, as bad storage would; for tests. `None` loses it.
    pub fn damage_chunk(&self, area: &AreaId, chunk: ContentHash, bytes: Option<&[u8]>) {
        let _ = self.with(area, |replica| match bytes {
            Some(bytes) => replica.chunks.insert(chunk, bytes.into()),
            None => replica.chunks.remove(&chunk),
        });
    }

    fn with<T>(&self, area: &AreaId, act: impl FnOnce(&mut Replica) -> T) -> Result<T, StoreError> {
        let mut areas = self.areas.borrow_mut();
        areas.get_mut(area).map(act).ok_or_else(|| StoreError::UnknownArea(area.clone()))
    }
}

impl ReplicaStore for MemoryStore {
    async fn open_area(&self, area: &AreaId, client: ClientId) -> Result<(), StoreError> {
        self.areas.borrow_mut().entry(area.clone()).or_insert_with(|| Replica {
            meta: Meta::new(client),
            outbox: Vec::new(),
            refused: Vec::new(),
            left: None,
            chunks: BTreeMap::new(),
            rows: BTreeMap::new(),
            seats: Vec::new(),
        });
        Ok(())
    }

    async fn areas(&self) -> Result<Vec<AreaId>, StoreError> {
        Ok(self.areas.borrow().keys().cloned().collect())
    }

    async fn read(&self, area: &AreaId) -> Result<Snapshot, StoreError> {
        self.with(area, |replica| Snapshot {
            meta: replica.meta.clone(),
            outbox: replica.outbox.clone(),
            refused: replica.refused.clone(),
            left: replica.left,
            chunks: replica
                .chunks
                .iter()
                .filter_map(|(hash, bytes)| NamedChunk::open(*hash, bytes.clone()).ok())
                .collect(),
            rows: replica.rows.iter().map(|(k, v)| (*k, v.clone())).collect(),
            seats: replica.seats.clone(),
        })
    }

    async fn read_outbox(&self, area: &AreaId) -> Result<(Meta, Vec<OutboxEntry>), StoreError> {
        self.with(area, |replica| (replica.meta.clone(), replica.outbox.clone()))
    }

    async fn enqueue(
        &self,
        area: &AreaId,
        op: OpId,
        mutation: &EncodedMutation,
        device_time: UnixSeconds,
    ) -> Result<OutboxEntry, StoreError> {
        self.with(area, |replica| {
            let entry = OutboxEntry {
                id: replica.meta.next_mutation_id,
                op,
                name: mutation.name.clone(),
                args_version: mutation.args_version,
                args: mutation.args.clone(),
                device_time,
            };
            replica.meta.next_mutation_id += 1;
            replica.outbox.push(entry.clone());
            entry
        })
    }

    async fn note_pushed(
        &self,
        area: &AreaId,
        client: ClientId,
        through: MutationId,
    ) -> Result<(), StoreError> {
        self.with(area, |replica| {
            if replica.meta.client == client {
                replica.meta.pushed_through = replica.meta.pushed_through.max(through);
                if is_on(Mutant::OutboxDroppedOnSend) {
                    replica.outbox.retain(|entry| entry.id > through);
                }
            }
        })
    }

    async fn begin(
        &self,
        area: &AreaId,
        client: ClientId,
        base: &FetchedBase,
        readable: &dyn Fn(),
    ) -> Result<Applied, StoreError> {
        let applied = self.with(area, |replica| {
            let Some(meta) = plan_begin(&replica.meta, client, base) else {
                return Applied::Stale;
            };
            let bytes = base.fetched.iter().map(|new| (new.hash, new.chunk.bytes().into()));
            replica.chunks.extend(bytes);
            replica.meta = meta;
            Applied::Written
        })?;
        if applied == Applied::Written {
            readable();
        }
        Ok(applied)
    }

    async fn apply_pull(
        &self,
        area: &AreaId,
        pulled: Pulled<'_>,
        now: UnixSeconds,
    ) -> Result<Applied, StoreError> {
        self.with(area, |replica| {
            let Replica { meta, outbox, seats, .. } = &*replica;
            let Some(plan) = plan_pull(meta, outbox, seats, pulled, now) else {
                return Applied::Stale;
            };
            for chunk in plan.dropped_chunks {
                replica.chunks.remove(&chunk);
            }
            for new in plan.new_chunks {
                replica.chunks.insert(new.hash, new.chunk.bytes().into());
            }
            if plan.clear_rows {
                replica.rows.clear();
            }
            if plan.clear_private_rows {
                replica.rows.retain(|key, _| !key.kind.is_private());
            }
            for operation in plan.patch {
                match operation {
                    PatchOperation::Put { key, row } => replica.rows.insert(key, row),
                    PatchOperation::Delete { key } => replica.rows.remove(&key),
                };
            }
            replica.outbox.retain(|entry| !plan.settled.contains(&entry.id));
            replica.refused.extend(plan.refused);
            replica.seats = plan.seats.unwrap_or(std::mem::take(&mut replica.seats));
            replica.meta = plan.meta;
            Applied::Written
        })
    }

    async fn distrust_chunks(
        &self,
        area: &AreaId,
        damaged: &[ContentHash],
    ) -> Result<(), StoreError> {
        self.with(area, |replica| {
            replica.meta = plan_distrust(&replica.meta, damaged);
            replica.chunks.retain(|chunk, _| !damaged.contains(chunk));
        })
    }

    async fn rekey(&self, area: &AreaId, from: ClientId, to: ClientId) -> Result<(), StoreError> {
        self.with(area, |replica| {
            if replica.meta.client == from {
                (replica.meta, replica.outbox) = plan_rekey(&replica.meta, &replica.outbox, to);
            }
        })
    }

    async fn leave_household(
        &self,
        area: &AreaId,
        from: ClientId,
        to: ClientId,
        leaving: &Leaving,
    ) -> Result<(), StoreError> {
        self.with(area, |replica| {
            if replica.meta.client == from {
                let Replica { meta, outbox, refused, .. } = &*replica;
                let plan = plan_leave(meta, outbox, refused, leaving, to);
                (replica.meta, replica.outbox) = (plan.meta, plan.outbox);
                (replica.refused, replica.left) = (plan.refused, Some(leaving.left));
                let keeps = |key: &RowKey| !key.kind.is_private() || is_on(Mutant::LeftKeepsRows);
                replica.rows.retain(|key, _| keeps(key));
            }
        })
    }

    async fn dismiss_left(&self, area: &AreaId) -> Result<(), StoreError> {
        self.with(area, |replica| replica.left = None)
    }

    async fn dismiss_refusal(&self, area: &AreaId, op: OpId) -> Result<(), StoreError> {
        self.with(area, |replica| replica.refused.retain(|refused| refused.entry.op != op))
    }

    async fn forget_area(&self, area: &AreaId) -> Result<(), StoreError> {
        if is_on(Mutant::LogoutKeepsRows) {
            return self.with(area, |replica| replica.outbox.clear());
        }
        self.areas.borrow_mut().remove(area);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    crate::replica_store_conformance!(|case| {
        let mut task = std::pin::pin!(case(MemoryStore::default()));
        let mut context = std::task::Context::from_waker(std::task::Waker::noop());
        assert!(task.as_mut().poll(&mut context).is_ready(), "memory never waits");
    });
}
