//! What a phone keeps of one area, and how one storage transaction changes it.

use sammen_domain::{EncodedMutation, Refusal, Row, RowKey, UnixSeconds};
use serde::{Deserialize, Serialize};

use crate::{
    ClientId, Cookie, MutationId, OpId, Outcome, PatchOperation, PullRequest, PullResponse,
};

/// The replica's own figures; one record an area.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Meta {
    /// Whose line the outbox is.
    pub client: ClientId,
    /// The number the next mutation gets.
    pub next_mutation_id: MutationId,
    /// The server has said that it decided up to here; the outcomes come with the next pull.
    pub pushed_through: MutationId,
    /// Outcomes up to here are stored and their outbox rows gone.
    pub settled_through: MutationId,
    /// How far the base has been read; `None` before the first pull.
    pub cookie: Option<Cookie>,
    /// The shape of the stored rows; rows of another shape are pulled anew.
    pub row_shape: u16,
    /// The phone's clock at the last pull; shown as the age of what is known.
    pub pulled_at: Option<UnixSeconds>,
}

impl Meta {
    /// A replica that has seen nothing yet.
    #[must_use]
    pub fn new(client: ClientId) -> Self {
        Self {
            client,
            next_mutation_id: 1,
            pushed_through: 0,
            settled_through: 0,
            cookie: None,
            row_shape: Row::SHAPE,
            pulled_at: None,
        }
    }

    /// The cookie to ask with: none when the stored rows have another shape than this program's.
    #[must_use]
    pub fn usable_cookie(&self) -> Option<Cookie> {
        self.cookie.filter(|_| self.row_shape == Row::SHAPE)
    }
}

/// Something a person did that has no outcome yet.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct OutboxEntry {
    /// Its number in the client's line.
    pub id: MutationId,
    /// What was done, whatever number it gets.
    pub op: OpId,
    /// Which mutation.
    pub name: String,
    /// The version of its arguments' shape.
    pub args_version: u16,
    /// Its arguments in the tolerant form.
    pub args: Vec<u8>,
    /// The phone's clock when it was done.
    pub device_time: UnixSeconds,
}

impl OutboxEntry {
    /// The mutation in its tolerant form.
    #[must_use]
    pub fn encoded(&self) -> EncodedMutation {
        EncodedMutation {
            name: self.name.clone(),
            args_version: self.args_version,
            args: self.args.clone(),
        }
    }
}

/// Something the server refused; kept until the person has seen why.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct RefusedEntry {
    /// What was done.
    pub entry: OutboxEntry,
    /// Why not.
    pub refusal: Refusal,
}

/// All of one area, read in one storage transaction.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Snapshot {
    /// The replica's own figures.
    pub meta: Meta,
    /// What has no outcome yet, by number.
    pub outbox: Vec<OutboxEntry>,
    /// What was refused and not yet seen.
    pub refused: Vec<RefusedEntry>,
    /// The base: the server's rows.
    pub rows: Vec<(RowKey, Vec<u8>)>,
}

/// What one storage transaction writes when a pull has come home.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PullPlan {
    /// Empty the base first.
    pub clear_rows: bool,
    /// Changes of the base, in order.
    pub patch: Vec<PatchOperation>,
    /// The figures afterwards.
    pub meta: Meta,
    /// Outbox rows that leave.
    pub settled: Vec<MutationId>,
    /// Refusals to keep until seen.
    pub refused: Vec<RefusedEntry>,
}

/// Plans the transaction for a pull's response, or `None` when the replica has moved on since the
/// request was made: another tab's pull was applied first, or the client was re-keyed.
#[must_use]
pub fn plan_pull(
    meta: &Meta,
    outbox: &[OutboxEntry],
    request: &PullRequest,
    response: &PullResponse,
    now: UnixSeconds,
) -> Option<PullPlan> {
    if meta.client != request.client || meta.usable_cookie() != request.cookie {
        return None;
    }
    let same_epoch = request.cookie.is_some_and(|c| c.epoch == response.cookie.epoch);
    if same_epoch && !response.reset {
        // A cursor only grows within an epoch.
        let before = request.cookie.map_or(0, |c| c.version);
        if response.cookie.version < before {
            return None;
        }
    } else if !response.reset {
        return None;
    }
    let decided = |entry: &&OutboxEntry| entry.id <= response.last_mutation_id;
    let refused = outbox.iter().filter(decided).filter_map(|entry| {
        let outcome = response.outcomes.iter().find(|o| (o.id, o.op) == (entry.id, entry.op))?;
        match outcome.outcome {
            Outcome::Accepted => None,
            Outcome::Refused(refusal) => Some(RefusedEntry { entry: entry.clone(), refusal }),
        }
    });
    // A decided mutation whose outcome is missing stays: only its own outcome may end it, not that of
    // another operation which a copy of this profile sent under the same number.
    let has_outcome = |entry: &&OutboxEntry| {
        response.outcomes.iter().any(|outcome| (outcome.id, outcome.op) == (entry.id, entry.op))
    };
    let settled: Vec<MutationId> =
        outbox.iter().filter(decided).filter(has_outcome).map(|e| e.id).collect();
    let settled_through = settled.iter().copied().max().unwrap_or(0).max(meta.settled_through);
    Some(PullPlan {
        clear_rows: response.reset,
        patch: response.patch.clone(),
        refused: refused.collect(),
        meta: Meta {
            settled_through,
            // A server that has forgotten what it decided is to be sent it again.
            pushed_through: meta.pushed_through.min(response.last_mutation_id).max(settled_through),
            cookie: Some(response.cookie),
            row_shape: response.row_shape,
            pulled_at: Some(now),
            ..meta.clone()
        },
        settled,
    })
}

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
