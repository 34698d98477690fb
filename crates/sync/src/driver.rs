//! One round of syncing an area: push what waits, then pull.

mod base;
mod join;
mod leave;
mod push;
mod transport;

use sammen_domain::{
    AreaId, UnixSeconds,
    mutant::{Mutant, is_on},
};

use crate::{
    Applied, ClientId, FetchedBase, Left, Meta, OutboxEntry, PullRequest, PullResponse, Pulled,
    ReplicaStore, StoreError, View,
};
use base::{fetch_chunks, fetch_manifest};
use join::join;
use leave::leave_household;
use push::push_waiting;
pub use transport::{Transport, TransportError};

/// How often a round starts over because another tab or a re-key came between.
const ATTEMPTS_MAX: usize = 4;

/// Why a round ended early.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum SyncError {
    /// The storage failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The server gave no outcome.
    #[error(transparent)]
    Transport(#[from] TransportError),
    /// Others kept coming between; try again later.
    #[error("finish a round: the replica kept changing")]
    Contended,
}

/// What a round did.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SyncReport {
    /// Mutations the server decided.
    pub pushed: usize,
    /// Rows and seat counts put or deleted one by one.
    pub patched: usize,
    /// Chunks that came; those that were here already are not counted.
    pub fetched_chunks: usize,
    /// That the phone has left its household in this round. What is private is gone from it, and it begins anew
    /// under another key.
    pub left: Option<Left>,
}

/// Pushes everything that waits, then pulls until the replica has what the server had.
///
/// A replica that has read nothing yet begins with the chunks of the area's manifest, and can be looked at from then on:
/// the pull after it needs a key, and the server's word on it. Where chunks cannot be had, it pulls everything row by row.
///
/// `new_client` gives a fresh id when the line is broken. Safe to run in two tabs at once; it then does
/// some of the work twice and none of the effects.
///
/// # Errors
/// When the storage or the server fails; what a person did stays in the outbox.
pub async fn sync_area<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    new_client: impl FnMut() -> ClientId,
    now: impl Fn() -> UnixSeconds,
) -> Result<SyncReport, SyncError> {
    sync_area_telling(store, transport, area, new_client, now, || {}).await
}

/// Does what [`sync_area`] does, and tells when the area can be looked at, before the first pull has come home.
///
/// # Errors
/// As [`sync_area`].
pub async fn sync_area_telling<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    mut new_client: impl FnMut() -> ClientId,
    now: impl Fn() -> UnixSeconds,
    begun: impl Fn(),
) -> Result<SyncReport, SyncError> {
    let mut report = SyncReport::default();
    for _ in 0..ATTEMPTS_MAX {
        let attempt = attempt(store, transport, area, &mut report, &mut new_client, &begun).await;
        let answer = match attempt {
            Err(SyncError::Transport(TransportError::LineBroken)) => {
                let (meta, _) = store.read_outbox(area).await?;
                store.rekey(area, meta.client, new_client()).await?;
                continue;
            }
            other => other?,
        };
        let Some(answer) = answer else { return Ok(report) };
        let Answer { from, request, response, base } = &answer;
        let pulled = Pulled { from: *from, request, response, base: base.as_ref() };
        if is_on(Mutant::CursorBeforeRows) {
            let cursor = PullResponse { patch: Vec::new(), ..response.clone() };
            store.apply_pull(area, Pulled { response: &cursor, ..pulled }, now()).await?;
        }
        if store.apply_pull(area, pulled, now()).await? == Applied::Written {
            report.patched += response.patch.len() + response.seats.len();
            let fetched = answer.base.map_or_else(Vec::new, |base| base.fetched);
            report.fetched_chunks += fetched.len();
            store.offer_chunks(area, fetched);
            return Ok(report);
        }
    }
    Err(SyncError::Contended)
}

/// Fetches and writes what an area's manifest lists, for a replica that has read nothing yet; how many chunks. None
/// where there is no manifest, or not all of it can be had. Tells when it can be looked at.
async fn begin<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    meta: &Meta,
    begun: &impl Fn(),
) -> Result<usize, SyncError> {
    let Some(manifest) = fetch_manifest(transport, area).await? else { return Ok(0) };
    let Some(base) = fetch_chunks(transport, area, meta, &manifest).await? else { return Ok(0) };
    if store.begin(area, meta.client, &base, begun).await? == Applied::Stale {
        return Ok(0);
    }
    let fetched = base.fetched.len();
    store.offer_chunks(area, base.fetched);
    Ok(fetched)
}

/// Pushes and pulls; nothing comes of the pull when the phone has left its household.
async fn attempt<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    report: &mut SyncReport,
    new_client: &mut impl FnMut() -> ClientId,
    begun: &impl Fn(),
) -> Result<Option<Answer>, SyncError> {
    let (mut meta, outbox) = push_waiting(store, transport, area, report).await?;
    if meta.is_empty() {
        let chunks = begin(store, transport, area, &meta, begun).await?;
        if chunks > 0 {
            report.fetched_chunks += chunks;
            (meta, _) = store.read_outbox(area).await?;
        }
    }
    match pull(transport, area, &meta, &outbox).await {
        Err(SyncError::Transport(TransportError::Left(left))) => {
            leave_household(store, transport, area, left, new_client()).await?;
            report.left = Some(left);
            Ok(None)
        }
        answer => answer.map(Some),
    }
}

/// Reads what a person sees of an area. Chunks that turn out to be missing or damaged are reported to the
/// store, so that the next round begins anew; the view says whether there were any.
///
/// # Errors
/// When the storage fails.
pub async fn read_view<S: ReplicaStore>(store: &S, area: &AreaId) -> Result<View, StoreError> {
    let view = View::new(store.read(area).await?);
    if !view.damaged_chunks.is_empty() {
        store.distrust_chunks(area, &view.damaged_chunks).await?;
    }
    Ok(view)
}

/// What [`Pulled`] borrows.
struct Answer {
    from: Option<crate::Cookie>,
    request: PullRequest,
    response: PullResponse,
    base: Option<FetchedBase>,
}

async fn pull<T: Transport>(
    transport: &T,
    area: &AreaId,
    meta: &Meta,
    outbox: &[OutboxEntry],
) -> Result<Answer, SyncError> {
    let from = meta.usable_cookie();
    let held = meta.whole_base().cloned();
    // Who has nothing of it has asked for it just now.
    let manifest = match from {
        None if held.is_none() && !meta.is_empty() => fetch_manifest(transport, area).await?,
        _ => None,
    };
    let cookie = manifest.as_ref().map(|manifest| manifest.cookie);
    let mut request = PullRequest {
        area: area.clone(),
        client: meta.client,
        cookie: from,
        base: cookie.or(held.as_ref().map(|base| base.cookie)),
        scope: Some(meta.scope),
        outcomes_after: outbox.first().map_or(meta.settled_through, |entry| entry.id - 1),
    };
    // The answer comes while the chunks do: most of both is waiting.
    let chunks = async {
        match &manifest {
            Some(manifest) => fetch_chunks(transport, area, meta, manifest).await,
            None => Ok(held.map(|base| FetchedBase { base, fetched: Vec::new() })),
        }
    };
    let (base, response) = join(chunks, transport.pull(&request)).await;
    let (mut base, mut response) = (base?, response?);
    let stands_on = |base: &Option<FetchedBase>, cookie| {
        base.as_ref().is_some_and(|base| base.base.cookie == cookie)
    };
    if let Some(cookie) = response.base.filter(|cookie| !stands_on(&base, *cookie)) {
        // The server begins anew from a newer manifest than was at hand, or chunks of this one cannot be had.
        if request.base != Some(cookie)
            && let Some(manifest) = fetch_manifest(transport, area).await?
        {
            base = fetch_chunks(transport, area, meta, &manifest).await?;
        }
        if !stands_on(&base, cookie) {
            (request.cookie, request.base, base) = (None, None, None);
            response = transport.pull(&request).await?;
        }
    }
    Ok(Answer { from, request, response, base })
}

#[cfg(test)]
mod tests;
