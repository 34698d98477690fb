//! A new line for a client.

use sammen_domain::mutant::{Mutant, is_on};

use crate::{ClientId, Meta, OpId, OutboxEntry};

/// Plans a new line for a client whose number is not its own any more: a copied profile, or a server
/// that has forgotten it. What was done keeps its op ids, so that the server still knows it again.
#[must_use]
pub fn plan_rekey(
    meta: &Meta,
    outbox: &[OutboxEntry],
    client: ClientId,
) -> (Meta, Vec<OutboxEntry>) {
    let stays =
        |entry: &&OutboxEntry| entry.id > meta.pushed_through || !is_on(Mutant::RekeyDropsPushed);
    let op = |entry: &OutboxEntry| {
        if is_on(Mutant::RekeyMakesNewOps) { OpId(client.0) } else { entry.op }
    };
    let renumbered: Vec<OutboxEntry> = outbox
        .iter()
        .filter(stays)
        .zip(1..)
        .map(|(entry, id)| OutboxEntry { id, op: op(entry), ..entry.clone() })
        .collect();
    let meta = Meta {
        client,
        next_mutation_id: renumbered.last().map_or(1, |last| last.id + 1),
        pushed_through: 0,
        settled_through: 0,
        ..meta.clone()
    };
    (meta, renumbered)
}
