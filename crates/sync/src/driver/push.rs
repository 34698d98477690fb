//! Sending what waits.

use sammen_domain::AreaId;

use super::{SyncError, SyncReport, Transport, TransportError};
use crate::{Meta, OutboxEntry, PushRequest, PushedMutation, ReplicaStore};

/// The most bytes of arguments in one request, unless one mutation alone has more.
const ARGS_BYTES_MAX: usize = 500_000;

/// Pushes until everything that waits has been decided; the figures and the outbox as they are then.
pub(super) async fn push_waiting<S: ReplicaStore, T: Transport>(
    store: &S,
    transport: &T,
    area: &AreaId,
    report: &mut SyncReport,
) -> Result<(Meta, Vec<OutboxEntry>), SyncError> {
    loop {
        let (meta, outbox) = store.read_outbox(area).await?;
        let mut waiting =
            outbox.iter().filter(|entry| entry.id > meta.pushed_through).cloned().peekable();
        // Numbers in a request follow each other. Where one is missing, a copy of this profile has used the
        // line too; the server says so to what comes before it, and everything is numbered anew.
        let first = waiting.peek().map_or(0, |entry| entry.id);
        let mutations: Vec<PushedMutation> = waiting
            .zip(first..)
            .take_while(|(entry, number)| entry.id == *number)
            .map(|(entry, _)| entry)
            .take(PushRequest::MUTATIONS_MAX)
            .scan(0, |bytes, entry| {
                *bytes += entry.args.len();
                (*bytes <= ARGS_BYTES_MAX || *bytes == entry.args.len()).then_some(entry)
            })
            .map(pushed)
            .collect();
        let Some(last) = mutations.last().map(|m| m.id) else {
            return Ok((meta, outbox));
        };
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

/// An outbox row as it travels.
pub(super) fn pushed(entry: OutboxEntry) -> PushedMutation {
    PushedMutation {
        id: entry.id,
        op: entry.op,
        name: entry.name,
        args_version: entry.args_version,
        args: entry.args,
        device_time: entry.device_time,
    }
}
