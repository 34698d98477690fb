//! A new line for a client.

use crate::{ClientId, Meta, OutboxEntry};

/// Plans a new line for a client whose number is not its own any more: a copied profile, or a server
/// that has forgotten it. What was done keeps its op ids, so that the server still knows it again.
#[must_use]
pub fn plan_rekey(
    meta: &Meta,
    outbox: &[OutboxEntry],
    client: ClientId,
) -> (Meta, Vec<OutboxEntry>) {
    let renumbered: Vec<OutboxEntry> =
        outbox.iter().zip(1..).map(|(entry, id)| OutboxEntry { id, ..entry.clone() }).collect();
    let meta = Meta {
        client,
        next_mutation_id: renumbered.last().map_or(1, |last| last.id + 1),
        pushed_through: 0,
        settled_through: 0,
        ..meta.clone()
    };
    (meta, renumbered)
}
