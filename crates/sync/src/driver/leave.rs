//! What a phone does that is not its household's any more.

use sammen_domain::{
    AreaId,
    mutant::{Mutant, is_on},
};

use super::{SyncError, Transport, push::pushed};
use crate::{ClientId, Leaving, Left, OutboxEntry, PushRequest, ReplicaStore};

/// Sends everything that waits, then makes the phone forget what it may not read any more and begin anew under
/// another client.
///
/// All of the outbox is sent, also what was sent before: its outcomes come with no pull any more, but the server
/// tells them again.
pub(super) async fn leave_household<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    left: Left,
    to: ClientId,
) -> Result<(), SyncError> {
    let (meta, mut outbox) = store.read_outbox(area).await?;
    if is_on(Mutant::LeftAsksNothing) {
        outbox.clear();
    }
    let mut outcomes = Vec::new();
    let follows = |one: &OutboxEntry, next: &OutboxEntry| one.id + 1 == next.id;
    for line in outbox.chunk_by(follows) {
        for entries in line.chunks(PushRequest::MUTATIONS_MAX) {
            let mutations = entries.iter().cloned().map(pushed).collect();
            let request = PushRequest { area: area.clone(), client: meta.client, mutations };
            let response = transport.push(&request).await?;
            outcomes.extend(response.outcomes.iter().map(|told| (told.op, told.outcome)));
        }
    }
    let leaving = Leaving { left, outcomes };
    Ok(store.leave_household(area, meta.client, to, &leaving).await?)
}
