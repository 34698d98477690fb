//! Applying a pull.

use std::collections::BTreeMap;

use sammen_domain::{
    Availability, OccurrenceId, RowKind, UnixSeconds,
    mutant::{Mutant, is_on},
};

use super::{Base, FetchedBase, Meta, NamedChunk, OutboxEntry, RefusedEntry};
use crate::{
    ContentHash, Cookie, MutationId, MutationOutcome, Outcome, PatchOperation, PullRequest,
    PullResponse,
};

/// A pull that has come home.
#[derive(Clone, Copy, Debug)]
pub struct Pulled<'a> {
    /// How far the replica had read when the request was made, `Meta::usable_cookie`. The request may ask for
    /// everything anew nevertheless.
    pub from: Option<Cookie>,
    /// What was asked.
    pub request: &'a PullRequest,
    /// What the server said.
    pub response: &'a PullResponse,
    /// The chunks at hand, for a response that stands on them.
    pub base: Option<&'a FetchedBase>,
}

/// What one storage transaction writes when a pull has come home.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PullPlan {
    /// Chunks that leave.
    pub dropped_chunks: Vec<ContentHash>,
    /// Chunks that come.
    pub new_chunks: Vec<NamedChunk>,
    /// Empty the rows first.
    pub clear_rows: bool,
    /// Remove the rows of private kinds first.
    pub clear_private_rows: bool,
    /// Changes of the rows, in order. A row put without bytes hides one of a chunk.
    pub patch: Vec<PatchOperation>,
    /// All seat counts afterwards; `None` when they stay as they are.
    pub seats: Option<Vec<Availability>>,
    /// The figures afterwards.
    pub meta: Meta,
    /// Outbox rows that leave.
    pub settled: Vec<MutationId>,
    /// Refusals to keep until seen.
    pub refused: Vec<RefusedEntry>,
}

/// Plans the transaction for a pull's response, or `None` when the replica has moved on since the request was
/// made: another tab's pull was applied first, a chunk was found damaged, or the client was re-keyed.
#[must_use]
pub fn plan_pull(
    meta: &Meta,
    outbox: &[OutboxEntry],
    seats: &[Availability],
    pulled: Pulled<'_>,
    now: UnixSeconds,
) -> Option<PullPlan> {
    let Pulled { from, request, response, .. } = pulled;
    let has_moved_on = meta.client != request.client
        || meta.usable_cookie() != from
        || Some(meta.scope) != request.scope;
    if has_moved_on && !is_on(Mutant::StalePullApplied) {
        return None;
    }
    if !response.reset && !continues(from, request.cookie, response.cookie) {
        return None;
    }
    let (base, new_chunks) = base_after(meta, pulled)?;
    let dropped_chunks = meta.chunks().filter(|chunk| !names(base.as_ref(), chunk)).copied();
    let Settlement { settled, refused, settled_through, known_through } =
        settle(meta, outbox, response);
    let pushed_through = if is_on(Mutant::ForgottenNotSentAgain) {
        meta.pushed_through
    } else {
        meta.pushed_through.min(known_through).max(settled_through)
    };
    Some(PullPlan {
        dropped_chunks: dropped_chunks.collect(),
        new_chunks,
        clear_rows: response.reset,
        clear_private_rows: response.private_reset && !is_on(Mutant::EndedRoleKeepsRows),
        patch: patch_over(base.as_ref(), &response.patch),
        seats: seats_after(seats, response),
        refused,
        meta: Meta {
            settled_through,
            pushed_through,
            cookie: Some(response.cookie),
            row_shape: response.row_shape,
            pulled_at: Some(now),
            base,
            scope: response.scope,
            clock_ahead_seconds: now.saturating_sub(response.now),
            ..meta.clone()
        },
        settled,
    })
}

/// What a response's outcomes end.
struct Settlement {
    settled: Vec<MutationId>,
    refused: Vec<RefusedEntry>,
    /// Everything up to here is settled.
    settled_through: MutationId,
    /// Everything up to here is decided, as far as the server knows now.
    known_through: MutationId,
}

/// Only a mutation's own outcome ends it: not a number that the server has passed, and not the outcome of
/// another operation, which a copy of this profile sent under the same number.
fn settle(meta: &Meta, outbox: &[OutboxEntry], response: &PullResponse) -> Settlement {
    let names = |outcome: &MutationOutcome, entry: &OutboxEntry| {
        outcome.id == entry.id && (outcome.op == entry.op || is_on(Mutant::SettledByForeignOutcome))
    };
    let outcome_of = |entry: &OutboxEntry| {
        let decided = entry.id <= response.last_mutation_id;
        let found = response.outcomes.iter().find(|outcome| names(outcome, entry));
        found.map(|found| found.outcome).filter(|_| decided)
    };
    let leaves = |entry: &OutboxEntry| {
        outcome_of(entry).is_some()
            || (response.reset && is_on(Mutant::ResetClearsOutbox))
            || (entry.id <= response.last_mutation_id && is_on(Mutant::SettledWithoutOutcome))
    };
    let refused = outbox.iter().filter_map(|entry| match outcome_of(entry)? {
        Outcome::Refused(refusal) if !is_on(Mutant::RefusalDropped) => {
            Some(RefusedEntry { entry: entry.clone(), refusal })
        }
        _ => None,
    });
    let settled: Vec<MutationId> =
        outbox.iter().filter(|entry| leaves(entry)).map(|entry| entry.id).collect();
    let highest = settled.last().copied().unwrap_or(0).max(meta.settled_through);
    // One that stays is not settled, whatever came after it. And it is sent again, even if it was before:
    // the server has forgotten it, or has another operation under its number and will say so.
    let before_staying =
        outbox.iter().find(|entry| !leaves(entry)).map_or(u64::MAX, |entry| entry.id - 1);
    Settlement {
        refused: refused.collect(),
        settled,
        settled_through: highest.min(before_staying),
        known_through: response.last_mutation_id.min(before_staying),
    }
}

/// A difference is of use only to who asked for it; and a cursor only grows within an epoch.
fn continues(from: Option<Cookie>, asked: Option<Cookie>, given: Cookie) -> bool {
    from == asked && from.is_some_and(|c| c.epoch == given.epoch && c.version <= given.version)
}

/// The base afterwards, and its chunks that are to be stored; `None` when a chunk of it is not at hand.
fn base_after(meta: &Meta, pulled: Pulled<'_>) -> Option<(Option<Base>, Vec<NamedChunk>)> {
    if !pulled.response.reset {
        return Some((meta.base.clone(), Vec::new()));
    }
    let Some(cookie) = pulled.response.base else {
        return Some((None, Vec::new()));
    };
    let at_hand = pulled.base.filter(|at_hand| at_hand.base.cookie == cookie)?;
    if !at_hand.is_whole(meta) {
        return None;
    }
    let is_new = |chunk: &&NamedChunk| {
        names(Some(&at_hand.base), &chunk.hash) && !names(meta.base.as_ref(), &chunk.hash)
    };
    let new_chunks = at_hand.fetched.iter().filter(is_new).cloned().collect();
    Some((Some(at_hand.base.clone()), new_chunks))
}

fn names(base: Option<&Base>, chunk: &ContentHash) -> bool {
    base.is_some_and(|base| base.chunks.contains(chunk))
}

/// A row that was deleted may still be in a chunk: its place is kept, without bytes, to hide that one.
fn patch_over(base: Option<&Base>, patch: &[PatchOperation]) -> Vec<PatchOperation> {
    let hide = |operation: &PatchOperation| match operation {
        PatchOperation::Delete { key } if base.is_some() && key.kind.is_in_chunks() => {
            PatchOperation::Put { key: *key, row: Vec::new() }
        }
        operation => operation.clone(),
    };
    patch.iter().map(hide).collect()
}

fn seats_after(seats: &[Availability], response: &PullResponse) -> Option<Vec<Availability>> {
    let deleted = |operation: &PatchOperation| match operation {
        PatchOperation::Delete { key } if key.kind == RowKind::Availability => {
            Some(OccurrenceId(key.id))
        }
        _ => None,
    };
    let deleted: Vec<OccurrenceId> = response.patch.iter().filter_map(deleted).collect();
    if !response.reset && deleted.is_empty() && response.seats.is_empty() {
        return None;
    }
    let kept = if response.reset { &[] } else { seats };
    // Inserted one by one: collecting would bring one more sort for a phone to fetch.
    let mut after: BTreeMap<OccurrenceId, Availability> = BTreeMap::new();
    for counts in kept.iter().filter(|counts| !deleted.contains(&counts.occurrence)) {
        after.insert(counts.occurrence, *counts);
    }
    for counts in &response.seats {
        after.insert(counts.occurrence, *counts);
    }
    Some(after.into_values().collect())
}
