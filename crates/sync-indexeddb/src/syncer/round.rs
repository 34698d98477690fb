//! One round: every area, then the survey responses.

use std::cell::Cell;

use sammen_domain::AreaId;
use sammen_sync::{
    ClientId, ReplicaStore, StoreError, SyncError, TransportError, seal, sync_area_telling,
};

use super::{Inner, SyncState};
use crate::{
    ResponseState,
    browser::{new_uuid, now},
    http::{self, AdoptError, HttpTransport},
};

/// Whether the rest of a round is worth trying.
enum Ended {
    /// As it should be, or there was nothing to do.
    Well,
    /// As it should, and there is more to do.
    AndAgain,
    /// This part failed; another may not.
    Badly(SyncState),
    /// Nothing else would go better.
    AndSoWillTheRest(SyncState),
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        match error {
            // Forgotten meanwhile.
            StoreError::UnknownArea(_) => Self::Well,
            error => Self::AndSoWillTheRest(SyncState::StorageFailed(error)),
        }
    }
}

impl From<TransportError> for Ended {
    fn from(error: TransportError) -> Self {
        match error {
            TransportError::Unreachable => Self::AndSoWillTheRest(SyncState::Unreachable),
            TransportError::Outdated => Self::AndSoWillTheRest(SyncState::Outdated),
            // What waits is kept, whatever the server says to the request as such.
            TransportError::LineBroken
            | TransportError::Left(_)
            | TransportError::Unauthorised
            | TransportError::Rejected { .. }
            | TransportError::Failing { .. }
            | TransportError::Malformed => Self::Badly(SyncState::Failing),
        }
    }
}

/// Runs a round and says how syncing stands afterwards.
pub(super) async fn run(inner: &Inner) -> SyncState {
    let areas = match inner.storage.areas().await {
        Ok(areas) => areas,
        Err(error) => return SyncState::StorageFailed(error),
    };
    let transport = HttpTransport::new(inner.storage.clone());
    let mut state = SyncState::Idle;
    for area in &areas {
        match one_area(inner, &transport, area).await {
            Ended::Well => {}
            Ended::AndAgain => inner.wake.hint(),
            Ended::Badly(failed) => state = failed,
            Ended::AndSoWillTheRest(failed) => return failed,
        }
    }
    match responses(inner).await {
        Ended::Well | Ended::AndAgain => state,
        Ended::Badly(failed) | Ended::AndSoWillTheRest(failed) => failed,
    }
}

async fn one_area(inner: &Inner, transport: &HttpTransport, area: &AreaId) -> Ended {
    match http::adopt_secret(&inner.storage, area).await {
        Ok(()) => {}
        Err(AdoptError::Store(error)) => return error.into(),
        Err(AdoptError::Transport(error)) => return error.into(),
    }
    let new_client = || ClientId(new_uuid());
    let is_begun = Cell::new(false);
    let begun = || {
        is_begun.set(true);
        inner.tell_changed(area);
    };
    let synced = sync_area_telling(&inner.storage, transport, area, new_client, now, begun).await;
    // Even an empty pull has made what is known younger, and a push alone has changed the outbox. What was shown before
    // it was written may not have been written.
    if synced.is_ok() || transport.take_pushed() || is_begun.get() {
        inner.tell_changed(area);
    }
    match synced {
        // It begins anew under another key, and has the rest to read.
        Ok(report) if report.left.is_some() => Ended::AndAgain,
        Ok(_) => Ended::Well,
        Err(SyncError::Store(error)) => error.into(),
        Err(SyncError::Transport(error)) => error.into(),
        Err(SyncError::Contended) => Ended::Badly(SyncState::Failing),
    }
}

/// Delivers the responses that wait, apart from sync: nothing in the requests tells whose they are.
async fn responses(inner: &Inner) -> Ended {
    let entries = match inner.storage.responses().await {
        Ok(entries) => entries,
        Err(error) => return error.into(),
    };
    let mut ended = Ended::Well;
    for entry in entries.into_iter().filter(|entry| entry.state == ResponseState::Waiting) {
        let id = entry.request.id;
        let answer = http::post("/api/responses", &seal(&entry.request)).await;
        let status = answer.as_ref().map_or(0, |answer| answer.status);
        // Published with terms since it was answered, or before they were read.
        let is_held = answer.as_ref().is_ok_and(|answer| answer.is_problem("token-needed"));
        let stored = match answer.and_then(http::accept) {
            _ if is_held => {
                inner.storage.response_became(id, ResponseState::Held { until: 0 }).await
            }
            Ok(_) => inner.storage.response_delivered(id).await,
            Err(error @ (TransportError::Unreachable | TransportError::Outdated)) => {
                return error.into();
            }
            Err(error @ (TransportError::Failing { .. } | TransportError::Malformed)) => {
                ended = error.into();
                continue;
            }
            Err(
                TransportError::Rejected { .. }
                | TransportError::LineBroken
                | TransportError::Left(_)
                | TransportError::Unauthorised,
            ) => inner.storage.response_became(id, ResponseState::Rejected { status }).await,
        };
        if let Err(error) = stored {
            return error.into();
        }
        inner.tell_responses();
    }
    ended
}
