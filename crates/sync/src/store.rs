//! Where a replica is kept.

use sammen_domain::{AreaId, EncodedMutation, UnixSeconds};

use crate::{
    ClientId, ContentHash, FetchedBase, Leaving, Meta, MutationId, NamedChunk, OpId, OutboxEntry,
    Pulled, Snapshot,
};

/// Why a store cannot do what it was asked; the same for every kind of store.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum StoreError {
    /// The area was never opened here, or was forgotten.
    #[error("find the area {0} on this phone")]
    UnknownArea(AreaId),
    /// No room is left. Nothing was written.
    #[error("write to the phone's storage: it is full; free some space and try again")]
    Full,
    /// The connection to the storage is gone and could not be opened again. Nothing was written.
    #[error("reach the phone's storage: the browser closed it; close other tabs or restart")]
    Closed,
    /// The browser gives no storage at all, as in some private windows.
    #[error("open the phone's storage: this browser window keeps nothing; use an ordinary one")]
    Unavailable,
    /// A newer version of the app has changed the storage; this one must be loaded anew.
    #[error("open the phone's storage: a newer version of the app is in use; load the page again")]
    Newer,
    /// Something stored cannot be read.
    #[error("read what was stored: {what}")]
    Damaged {
        /// What and where.
        what: String,
    },
    /// Anything else the storage says.
    #[error("use the phone's storage: {what}")]
    Other {
        /// The storage's own words.
        what: String,
    },
}

/// What became of what the server gave.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Applied {
    /// All that it changes was written together.
    Written,
    /// The replica had moved on; nothing was written.
    Stale,
}

/// A store of replicas, one an area. Each method is one transaction: all of it is durable when it
/// returns `Ok`, none of it when it returns an error.
///
/// Not guaranteed: that two reads see the same state, or that a lock is held between calls. Several
/// tabs use one store at once; [`plan_pull`](crate::plan_pull) makes that harmless.
#[expect(async_fn_in_trait, reason = "browsers have one thread; no caller needs Send")]
pub trait ReplicaStore {
    /// Makes the area's replica if it is not there, with `client` as its line.
    async fn open_area(&self, area: &AreaId, client: ClientId) -> Result<(), StoreError>;

    /// The areas kept here.
    async fn areas(&self) -> Result<Vec<AreaId>, StoreError>;

    /// Everything of one area.
    async fn read(&self, area: &AreaId) -> Result<Snapshot, StoreError>;

    /// The figures and the outbox only.
    async fn read_outbox(&self, area: &AreaId) -> Result<(Meta, Vec<OutboxEntry>), StoreError>;

    /// Puts what a person did into the outbox, under the next number. `op` is new with each thing that is done.
    async fn enqueue(
        &self,
        area: &AreaId,
        op: OpId,
        mutation: &EncodedMutation,
        device_time: UnixSeconds,
    ) -> Result<OutboxEntry, StoreError>;

    /// Notes that the server has decided up to `through`, if `client` is still the line's.
    async fn note_pushed(
        &self,
        area: &AreaId,
        client: ClientId,
        through: MutationId,
    ) -> Result<(), StoreError>;

    /// Writes what [`plan_begin`](crate::plan_begin) says, with the chunks, if `client` is still the line's.
    ///
    /// Calls `readable` as soon as reads give it. That may be before it is durable: whoever sees it has lost nothing
    /// if it has to be fetched once more. It may be called although the write fails afterwards.
    async fn begin(
        &self,
        area: &AreaId,
        client: ClientId,
        base: &FetchedBase,
        readable: &dyn Fn(),
    ) -> Result<Applied, StoreError>;

    /// Writes what [`plan_pull`](crate::plan_pull) says.
    async fn apply_pull(
        &self,
        area: &AreaId,
        pulled: Pulled<'_>,
        now: UnixSeconds,
    ) -> Result<Applied, StoreError>;

    /// Offers chunks that were just written: reads may be answered with them for as long as the figures name
    /// them, and read the rest only. A store need not take them.
    fn offer_chunks(&self, _area: &AreaId, _chunks: Vec<NamedChunk>) {}

    /// Writes what [`plan_distrust`](crate::plan_distrust) says of chunks that are missing or damaged, and
    /// removes what is left of them.
    async fn distrust_chunks(
        &self,
        area: &AreaId,
        damaged: &[ContentHash],
    ) -> Result<(), StoreError>;

    /// Writes what [`plan_rekey`](crate::plan_rekey) says, if `from` is still the line's.
    async fn rekey(&self, area: &AreaId, from: ClientId, to: ClientId) -> Result<(), StoreError>;

    /// Writes what [`plan_leave`](crate::plan_leave) says, if `from` is still the line's.
    async fn leave_household(
        &self,
        area: &AreaId,
        from: ClientId,
        to: ClientId,
        leaving: &Leaving,
    ) -> Result<(), StoreError>;

    /// Forgets why the phone left its household: the person has seen it.
    async fn dismiss_left(&self, area: &AreaId) -> Result<(), StoreError>;

    /// Forgets a refusal that the person has seen.
    async fn dismiss_refusal(&self, area: &AreaId, op: OpId) -> Result<(), StoreError>;

    /// Forgets the area: base, outbox, refusals and figures.
    async fn forget_area(&self, area: &AreaId) -> Result<(), StoreError>;
}
