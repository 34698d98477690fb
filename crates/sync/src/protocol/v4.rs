//! The bodies of version 4 that have another shape by now: they know of no work beside the door.

use sammen_domain::{AreaId, Availability, UnixSeconds};
use serde::{Deserialize, Serialize};

use super::{Body, Cookie, MutationOutcome, PatchOperation, Scope};
use crate::{ClientId, MutationId};

/// Tells a scope of this version from that of the next: a phone that has been brought up to date asks with one that its
/// server never gives, and is told everything private anew.
const APART: u64 = 2;

/// `POST /api/sync/pull` in version 4.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The area, which is the shard.
    pub area: AreaId,
    /// Whose line.
    pub client: ClientId,
    /// How far the replica has read; `None` for all.
    pub cookie: Option<Cookie>,
    /// The manifest whose chunks the phone holds.
    pub base: Option<Cookie>,
    /// Which private rows the phone holds.
    pub scope: Option<Scope>,
    /// Outcomes up to this number are stored on the phone and not wanted again.
    pub outcomes_after: MutationId,
}

impl Body for PullRequest {
    const VERSION: u8 = 4;
}

/// The same question in the newest version.
impl From<PullRequest> for super::PullRequest {
    fn from(old: PullRequest) -> Self {
        let PullRequest { area, client, cookie, base, scope, outcomes_after } = old;
        let scope = scope.map(|scope| Scope(scope.0 ^ APART));
        Self { area, client, cookie, base, scope, outcomes_after }
    }
}

/// The answer in version 4.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    /// Whether the base is to be emptied first.
    pub reset: bool,
    /// Whether the private rows are to be removed first.
    pub private_reset: bool,
    /// Which private rows the phone holds once the patch is applied.
    pub scope: Scope,
    /// With `reset`: the manifest whose chunks the patch stands on.
    pub base: Option<Cookie>,
    /// The shape of the rows.
    pub row_shape: u16,
    /// What changed since the request's cookie, or since the base.
    pub patch: Vec<PatchOperation>,
    /// Seat counts that changed.
    pub seats: Vec<Availability>,
    /// How far the replica has read once the patch is applied.
    pub cookie: Cookie,
    /// The last number decided in this client's line.
    pub last_mutation_id: MutationId,
    /// Outcomes after `outcomes_after`.
    pub outcomes: Vec<MutationOutcome>,
    /// The server's clock.
    pub now: UnixSeconds,
}

impl Body for PullResponse {
    const VERSION: u8 = 4;
}

/// The same answer in version 4, without the rows that it has no words for.
impl From<super::PullResponse> for PullResponse {
    fn from(new: super::PullResponse) -> Self {
        Self {
            reset: new.reset,
            private_reset: new.private_reset,
            scope: Scope(new.scope.0 ^ APART),
            base: new.base,
            row_shape: new.row_shape,
            patch: without_work(new.patch),
            seats: new.seats,
            cookie: new.cookie,
            last_mutation_id: new.last_mutation_id,
            outcomes: new.outcomes,
            now: new.now,
        }
    }
}

/// What an app of before there was such work can read of a patch.
pub(super) fn without_work(patch: Vec<PatchOperation>) -> Vec<PatchOperation> {
    patch.into_iter().filter(|operation| !operation.kind().is_of_work()).collect()
}
