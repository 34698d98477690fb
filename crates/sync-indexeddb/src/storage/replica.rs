//! The replica's store; what is written is planned by `sammen-sync`.

mod small;

use std::cell::{Cell, OnceCell};

use sammen_domain::{AreaId, Availability, EncodedMutation, RowKind, SurveyId, UnixSeconds};
use sammen_sync::{
    Applied, ClientId, ContentHash, FetchedBase, Leaving, Meta, MutationId, NamedChunk, OpId,
    OutboxEntry, PatchOperation, Pulled, RefusedEntry, ReplicaStore, Snapshot, StoreError,
    plan_begin, plan_distrust, plan_leave, plan_pull, plan_rekey,
};
use serde::de::DeserializeOwned;

use super::{
    Storage, codec,
    connection::{Access, Boxed, Tables},
    failure::Failure,
    keys, names,
    schema::{CHUNKS, DRAFTS, META, OUTBOX, REFUSED, REPLICA_AND_KEY, ROWS, SEATS, SETTINGS},
    settings,
};

impl Storage {
    /// As [`enqueue`](ReplicaStore::enqueue), for what is decided only now: that is done while the browser looks up where it
    /// goes, since on a slow phone each would wait for the other. It is decided once. Nothing is written when that gives
    /// nothing.
    ///
    /// # Errors
    /// As `enqueue`; where there was no storage to look into, nothing has been decided.
    pub async fn enqueue_decided(
        &self,
        area: &AreaId,
        op: OpId,
        device_time: UnixSeconds,
        decide: &dyn Fn() -> Option<EncodedMutation>,
    ) -> Result<Option<OutboxEntry>, StoreError> {
        let decided = OnceCell::new();
        // Only what is tried again may be there already; to look for it takes as long as the outbox is.
        let is_again = Cell::new(false);
        self.database
            .run(&[META, OUTBOX], Access::Act, async |tables| {
                let asked = tables.table(META)?.ask(area.as_str())?;
                let Some(mutation) = decided.get_or_init(decide) else { return Ok(None) };
                let mut meta = read_meta(area, asked.await?)?;
                if is_again.replace(true) {
                    let (_, waiting) = meta_and_outbox(tables, area).await?;
                    if let Some(entry) = waiting.into_iter().find(|entry| entry.op == op) {
                        return Ok(Some(entry));
                    }
                }
                put_next(tables, area, &mut meta, (op, mutation, device_time)).map(Some)
            })
            .await
    }

    /// As [`enqueue`](ReplicaStore::enqueue), for the answers to a survey: its draft goes with it, both or neither.
    ///
    /// # Errors
    /// As `enqueue`; the draft is still there then.
    pub async fn enqueue_answers(
        &self,
        area: &AreaId,
        op: OpId,
        device_time: UnixSeconds,
        mutation: &EncodedMutation,
        survey: SurveyId,
    ) -> Result<OutboxEntry, StoreError> {
        let draft = keys::id(survey.0);
        self.database
            .run(&[META, OUTBOX, DRAFTS], Access::Act, async |tables| {
                let (mut meta, waiting) = meta_and_outbox(tables, area).await?;
                // It may be there already, where the transaction runs again.
                if let Some(entry) = waiting.into_iter().find(|entry| entry.op == op) {
                    return Ok(entry);
                }
                tables.table(DRAFTS)?.delete(&draft)?;
                put_next(tables, area, &mut meta, (op, mutation, device_time))
            })
            .await
    }
}

impl ReplicaStore for Storage {
    /// Nothing is lost with it that a person did: it may be followed again.
    async fn open_area(&self, area: &AreaId, client: ClientId) -> Result<(), StoreError> {
        self.database
            .run(&[META], Access::Note, async |tables| {
                let metas = tables.table(META)?;
                match metas.get(area.as_str()).await? {
                    Some(_) => Ok(()),
                    None => metas.put(area.as_str(), &codec::write_meta(&Meta::new(client))),
                }
            })
            .await
    }

    async fn areas(&self) -> Result<Vec<AreaId>, StoreError> {
        let names = self
            .database
            .run(&[META], Access::Read, async |tables| tables.table(META)?.keys().await)
            .await?;
        let read = |name| AreaId::new(name).map_err(|_| damaged(META));
        names.into_iter().map(read).collect()
    }

    async fn read(&self, area: &AreaId) -> Result<Snapshot, StoreError> {
        if let Some(begun) = self.begun.find(area) {
            return Ok(begun);
        }
        self.database
            .run(&REPLICA_AND_KEY, Access::Read, async |tables| {
                let (meta, small) = small::ask(tables, &self.names, area)?;
                let meta = meta.await?;
                let chunks = self.chunks(tables, area, &meta)?;
                Ok(small.await?.snapshot(meta, chunks.await?))
            })
            .await
    }

    async fn read_outbox(&self, area: &AreaId) -> Result<(Meta, Vec<OutboxEntry>), StoreError> {
        self.database
            .run(&[META, OUTBOX], Access::Read, async |tables| meta_and_outbox(tables, area).await)
            .await
    }

    /// Under an op that is in the outbox already, gives that entry and writes nothing.
    async fn enqueue(
        &self,
        area: &AreaId,
        op: OpId,
        mutation: &EncodedMutation,
        device_time: UnixSeconds,
    ) -> Result<OutboxEntry, StoreError> {
        let entry = self.enqueue_decided(area, op, device_time, &|| Some(mutation.clone())).await?;
        Ok(entry.expect("what is decided is enqueued"))
    }

    async fn note_pushed(
        &self,
        area: &AreaId,
        client: ClientId,
        through: MutationId,
    ) -> Result<(), StoreError> {
        // When this is lost, what was pushed is pushed again, which changes nothing.
        self.database
            .run(&[META], Access::Note, async |tables| {
                let mut meta = meta(tables, area).await?;
                if meta.client != client || meta.pushed_through >= through {
                    return Ok(());
                }
                meta.pushed_through = through;
                put_meta(tables, area, &meta)
            })
            .await
    }

    async fn begin(
        &self,
        area: &AreaId,
        client: ClientId,
        base: &FetchedBase,
        readable: &dyn Fn(),
    ) -> Result<Applied, StoreError> {
        let written = self.database.run(&REPLICA_AND_KEY, Access::Act, async |tables| {
            let (meta, small) = small::ask(tables, &self.names, area)?;
            let (meta, small) = (meta.await?, small.await?);
            let Some(meta) = plan_begin(&meta, client, base) else {
                return Ok(None);
            };
            let shown = self.begun.show(area, small.snapshot(meta.clone(), base.fetched.clone()));
            readable();
            // Whoever has been told goes first: while this answer is awaited, the transaction stays open.
            tables.table(META)?.get(area.as_str()).await?;
            let chunks = tables.table(CHUNKS)?;
            for new in &base.fetched {
                chunks.put(&keys::chunk(area, &new.hash), new.chunk.bytes())?;
            }
            put_meta(tables, area, &meta)?;
            Ok(Some(shown))
        });
        Ok(if written.await?.is_some() { Applied::Written } else { Applied::Stale })
    }

    async fn apply_pull(
        &self,
        area: &AreaId,
        pulled: Pulled<'_>,
        now: UnixSeconds,
    ) -> Result<Applied, StoreError> {
        let prefix = keys::area_prefix(area);
        self.database
            .run(&REPLICA_AND_KEY, Access::Act, async |tables| {
                let meta = tables.table(META)?.ask(area.as_str())?;
                let outbox = tables.table(OUTBOX)?.ask_values(&prefix)?;
                let seats = tables.table(SEATS)?.ask(area.as_str())?;
                let meta = read_meta(area, meta.await?)?;
                let outbox = read_all(OUTBOX, &outbox.await?)?;
                let seats = read_seats(seats.await?);
                let Some(plan) = plan_pull(&meta, &outbox, &seats, pulled, now) else {
                    return Ok(Applied::Stale);
                };
                let chunks = tables.table(CHUNKS)?;
                for chunk in &plan.dropped_chunks {
                    chunks.delete(&keys::chunk(area, chunk))?;
                }
                for new in &plan.new_chunks {
                    chunks.put(&keys::chunk(area, &new.hash), new.chunk.bytes())?;
                }
                let rows = tables.table(ROWS)?;
                if plan.clear_rows {
                    rows.delete_under(&prefix)?;
                }
                if plan.clear_private_rows {
                    for prefix in keys::private_prefixes(area) {
                        rows.delete_under(&prefix)?;
                    }
                }
                // An earlier version of the app wrote names as they came.
                rows.delete_under(&keys::kind_prefix(area, RowKind::RosterNames))?;
                names::forget_old(tables, area, now)?;
                if plan.clear_rows || plan.clear_private_rows {
                    names::begin_anew(&self.names, tables, area, &plan.patch)?;
                }
                for operation in &plan.patch {
                    if self.names.take(area, operation) {
                        continue;
                    }
                    match operation {
                        PatchOperation::Put { key, row } => {
                            rows.put(&keys::row(area, *key), row)?
                        }
                        PatchOperation::Delete { key } => rows.delete(&keys::row(area, *key))?,
                    }
                }
                let entries = tables.table(OUTBOX)?;
                for id in plan.settled {
                    entries.delete(&keys::outbox(area, id))?;
                }
                let refused = tables.table(REFUSED)?;
                for refusal in &plan.refused {
                    refused.put(&keys::refused(area, refusal.entry.op), &codec::write(refusal))?;
                }
                if let Some(seats) = &plan.seats {
                    tables.table(SEATS)?.put(area.as_str(), &codec::write(seats))?;
                }
                put_meta(tables, area, &plan.meta)?;
                Ok(Applied::Written)
            })
            .await
    }

    fn offer_chunks(&self, _area: &AreaId, chunks: Vec<NamedChunk>) {
        // Chunks are the same in every area that has them.
        self.held.written(chunks);
    }

    async fn distrust_chunks(
        &self,
        area: &AreaId,
        damaged: &[ContentHash],
    ) -> Result<(), StoreError> {
        self.database
            .run(&[META, CHUNKS], Access::Act, async |tables| {
                let meta = plan_distrust(&meta(tables, area).await?, damaged);
                let chunks = tables.table(CHUNKS)?;
                for chunk in damaged {
                    chunks.delete(&keys::chunk(area, chunk))?;
                }
                put_meta(tables, area, &meta)
            })
            .await
    }

    async fn rekey(&self, area: &AreaId, from: ClientId, to: ClientId) -> Result<(), StoreError> {
        let prefix = keys::area_prefix(area);
        self.database
            .run(&[META, OUTBOX], Access::Act, async |tables| {
                let (meta, waiting) = meta_and_outbox(tables, area).await?;
                if meta.client != from {
                    return Ok(());
                }
                let (meta, renumbered) = plan_rekey(&meta, &waiting, to);
                tables.table(OUTBOX)?.delete_under(&prefix)?;
                for entry in &renumbered {
                    put_outbox(tables, area, entry)?;
                }
                put_meta(tables, area, &meta)
            })
            .await
    }

    async fn leave_household(
        &self,
        area: &AreaId,
        from: ClientId,
        to: ClientId,
        leaving: &Leaving,
    ) -> Result<(), StoreError> {
        let prefix = keys::area_prefix(area);
        self.database
            .run(&REPLICA_AND_KEY, Access::Act, async |tables| {
                let (meta, waiting) = meta_and_outbox(tables, area).await?;
                if meta.client != from {
                    return Ok(());
                }
                let refused = tables.table(REFUSED)?.values(&prefix).await?;
                let refused: Vec<RefusedEntry> = read_all(REFUSED, &refused)?;
                let plan = plan_leave(&meta, &waiting, &refused, leaving, to);
                let (entries, refusals) = (tables.table(OUTBOX)?, tables.table(REFUSED)?);
                entries.delete_under(&prefix)?;
                for entry in &plan.outbox {
                    put_outbox(tables, area, entry)?;
                }
                refusals.delete_under(&prefix)?;
                for refusal in &plan.refused {
                    refusals.put(&keys::refused(area, refusal.entry.op), &codec::write(refusal))?;
                }
                let rows = tables.table(ROWS)?;
                for private in keys::private_prefixes(area) {
                    rows.delete_under(&private)?;
                }
                names::forget(&self.names, tables, area)?;
                let kept = tables.table(SETTINGS)?;
                kept.delete(&settings::device_key(area))?;
                kept.put(&settings::left(area), &codec::write(&leaving.left))?;
                put_meta(tables, area, &plan.meta)
            })
            .await
    }

    async fn dismiss_left(&self, area: &AreaId) -> Result<(), StoreError> {
        self.database
            .run(&[META, SETTINGS], Access::Act, async |tables| {
                meta(tables, area).await?;
                tables.table(SETTINGS)?.delete(&settings::left(area))
            })
            .await
    }

    async fn dismiss_refusal(&self, area: &AreaId, op: OpId) -> Result<(), StoreError> {
        let key = keys::refused(area, op);
        self.database
            .run(&[META, REFUSED], Access::Act, async |tables| {
                meta(tables, area).await?;
                tables.table(REFUSED)?.delete(&key)
            })
            .await
    }

    async fn forget_area(&self, area: &AreaId) -> Result<(), StoreError> {
        let prefix = keys::area_prefix(area);
        self.database
            .run(&REPLICA_AND_KEY, Access::Act, async |tables| {
                names::forget(&self.names, tables, area)?;
                // The key stays: with it the person comes back to what is theirs.
                tables.table(SETTINGS)?.delete(&settings::left(area))?;
                for store in [META, SEATS] {
                    tables.table(store)?.delete(area.as_str())?;
                }
                for store in [OUTBOX, REFUSED, CHUNKS, ROWS] {
                    tables.table(store)?.delete_under(&prefix)?;
                }
                Ok(())
            })
            .await
    }
}

impl Storage {
    /// Asks now for the chunks that the figures name and that are not in memory; gives those that are there and
    /// undamaged.
    fn chunks(
        &self,
        tables: &Tables<'_, '_>,
        area: &AreaId,
        meta: &Meta,
    ) -> Result<Boxed<'_, Result<Vec<NamedChunk>, Failure>>, Failure> {
        let table = tables.table(CHUNKS)?;
        let mut chunks: Vec<NamedChunk> = Vec::new();
        let mut asked = Vec::new();
        for hash in meta.chunks() {
            match self.held.find(*hash) {
                Some(held) => chunks.push(held),
                // One by one: to ask for all of a range takes Chromium several times as long.
                None => asked.push((*hash, table.ask(&keys::chunk(area, hash))?)),
            }
        }
        Ok(Box::pin(async move {
            for (hash, answer) in asked {
                let bytes = answer.await?;
                chunks.extend(bytes.and_then(|bytes| NamedChunk::open(hash, bytes).ok()));
            }
            self.held.read(&chunks);
            Ok(chunks)
        }))
    }
}

pub(super) fn meta<'a>(
    tables: &'a Tables<'_, '_>,
    area: &'a AreaId,
) -> Boxed<'a, Result<Meta, Failure>> {
    Box::pin(async move { read_meta(area, tables.table(META)?.get(area.as_str()).await?) })
}

fn read_meta(area: &AreaId, stored: Option<Vec<u8>>) -> Result<Meta, Failure> {
    match stored {
        Some(bytes) => Ok(codec::read_meta(META, &bytes)?),
        None => Err(StoreError::UnknownArea(area.clone()).into()),
    }
}

/// Both are asked for before either is awaited: a person waits for what follows.
fn meta_and_outbox<'a>(
    tables: &'a Tables<'_, '_>,
    area: &'a AreaId,
) -> Boxed<'a, Result<(Meta, Vec<OutboxEntry>), Failure>> {
    Box::pin(async move {
        let meta = tables.table(META)?.ask(area.as_str())?;
        let outbox = tables.table(OUTBOX)?.ask_values(&keys::area_prefix(area))?;
        Ok((read_meta(area, meta.await?)?, read_all(OUTBOX, &outbox.await?)?))
    })
}

fn read_all<T: DeserializeOwned>(store: &str, stored: &[Vec<u8>]) -> Result<Vec<T>, Failure> {
    stored.iter().map(|bytes| Ok(codec::read(store, bytes)?)).collect()
}

/// What cannot be read is as good as not there: the counts only tell what to expect.
fn read_seats(stored: Option<Vec<u8>>) -> Vec<Availability> {
    stored.and_then(|bytes| codec::read(SEATS, &bytes).ok()).unwrap_or_default()
}

fn put_meta(tables: &Tables<'_, '_>, area: &AreaId, meta: &Meta) -> Result<(), Failure> {
    tables.table(META)?.put(area.as_str(), &codec::write_meta(meta))
}

/// Puts what was done last into the outbox, under the line's next number.
fn put_next(
    tables: &Tables<'_, '_>,
    area: &AreaId,
    meta: &mut Meta,
    (op, mutation, device_time): (OpId, &EncodedMutation, UnixSeconds),
) -> Result<OutboxEntry, Failure> {
    let EncodedMutation { name, args_version, args } = mutation.clone();
    let entry =
        OutboxEntry { id: meta.next_mutation_id, op, name, args_version, args, device_time };
    meta.next_mutation_id += 1;
    put_outbox(tables, area, &entry)?;
    put_meta(tables, area, meta)?;
    Ok(entry)
}

fn put_outbox(tables: &Tables<'_, '_>, area: &AreaId, entry: &OutboxEntry) -> Result<(), Failure> {
    tables.table(OUTBOX)?.put(&keys::outbox(area, entry.id), &codec::write(entry))
}

fn damaged(store: &str) -> StoreError {
    StoreError::Damaged { what: store.to_owned() }
}

#[cfg(test)]
mod tests;
