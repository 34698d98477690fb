//! One round of syncing an area: push what waits, then pull.

use sammen_domain::{AreaId, UnixSeconds};

use crate::{
    Applied, ClientId, PullRequest, PullResponse, PushRequest, PushResponse, PushedMutation,
    ReplicaStore, StoreError,
};

/// How often a round starts over because another tab or a re-key came between.
const ATTEMPTS_MAX: usize = 4;

/// The way to the server.
#[expect(async_fn_in_trait, reason = "browsers have one thread; no caller needs Send")]
pub trait Transport {
    /// `POST /api/sync/push`.
    async fn push(&self, request: &PushRequest) -> Result<PushResponse, TransportError>;
    /// `POST /api/sync/pull`.
    async fn pull(&self, request: &PullRequest) -> Result<PullResponse, TransportError>;
}

/// Why the server gave no outcome. Nothing is known to have happened; everything is kept.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum TransportError {
    /// No answer: no network, or no server.
    #[error("reach the server")]
    Unreachable,
    /// The server knows another line under this client's name, or has forgotten it.
    #[error("continue this client's line: the server knows another one")]
    LineBroken,
    /// The server does not know this device as the client's.
    #[error("prove whose client this is")]
    Unauthorised,
    /// The server speaks another protocol: the app must be updated.
    #[error("speak the server's protocol: update the app")]
    Outdated,
    /// The server says no to the request as such.
    #[error("have the request taken: the server answered {status}")]
    Rejected {
        /// The HTTP status.
        status: u16,
    },
    /// The server is there and fails; try later.
    #[error("get an answer: the server failed with {status}")]
    Failing {
        /// The HTTP status.
        status: u16,
    },
    /// The answer cannot be read.
    #[error("read the server's answer")]
    Malformed,
}

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
    /// Rows put or deleted.
    pub patched: usize,
}

/// Pushes everything that waits, then pulls until the replica has what the server had.
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
    mut new_client: impl FnMut() -> ClientId,
    now: impl Fn() -> UnixSeconds,
) -> Result<SyncReport, SyncError> {
    let mut report = SyncReport::default();
    for _ in 0..ATTEMPTS_MAX {
        match push_waiting(store, transport, area, &mut report).await {
            Err(SyncError::Transport(TransportError::LineBroken)) => {
                let (meta, _) = store.read_outbox(area).await?;
                store.rekey(area, meta.client, new_client()).await?;
                continue;
            }
            other => other?,
        }
        let (meta, outbox) = store.read_outbox(area).await?;
        let first_waiting = outbox.first().map(|entry| entry.id);
        let request = PullRequest {
            area: area.clone(),
            client: meta.client,
            cookie: meta.usable_cookie(),
            outcomes_after: first_waiting.map_or(meta.settled_through, |id| id - 1),
        };
        let response = transport.pull(&request).await?;
        if store.apply_pull(area, &request, &response, now()).await? == Applied::Written {
            report.patched += response.patch.len();
            return Ok(report);
        }
    }
    Err(SyncError::Contended)
}

async fn push_waiting<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    report: &mut SyncReport,
) -> Result<(), SyncError> {
    loop {
        let (meta, outbox) = store.read_outbox(area).await?;
        let mutations: Vec<PushedMutation> = outbox
            .into_iter()
            .filter(|entry| entry.id > meta.pushed_through)
            .take(PushRequest::MUTATIONS_MAX)
            .map(|entry| PushedMutation {
                id: entry.id,
                op: entry.op,
                name: entry.name,
                args_version: entry.args_version,
                args: entry.args,
                device_time: entry.device_time,
            })
            .collect();
        let Some(last) = mutations.last().map(|m| m.id) else { return Ok(()) };
        let request = PushRequest { area: area.clone(), client: meta.client, mutations };
        let response = transport.push(&request).await?;
        // An answer that does not reach what was sent would be asked for again for ever.
        if response.last_mutation_id < last {
            return Err(TransportError::Malformed.into());
        }
        report.pushed += request.mutations.len();
        store.note_pushed(area, meta.client, last).await?;
    }
}
