//! The bodies of version 3 that have another shape by now: they know of no doors.

use sammen_domain::{AreaId, Availability};
use serde::{Deserialize, Serialize};

use super::{
    Body, Cookie, MutationOutcome, PatchOperation, Scope,
    known::{apart, fit},
};
use crate::{ClientId, MutationId};

/// `POST /api/sync/pull` in version 3.
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
    const VERSION: u8 = 3;
}

/// The same question in the newest version.
impl From<PullRequest> for super::PullRequest {
    fn from(old: PullRequest) -> Self {
        let PullRequest { area, client, cookie, base, scope, outcomes_after } = old;
        let scope = scope.map(|scope| apart(scope, PullRequest::VERSION));
        Self { area, client, cookie, base, scope, outcomes_after }
    }
}

/// The answer in version 3.
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
}

impl Body for PullResponse {
    const VERSION: u8 = 3;
}

/// The same answer in version 3, without the rows that it has no words for.
impl From<super::PullResponse> for PullResponse {
    fn from(new: super::PullResponse) -> Self {
        let new = fit(new, Self::VERSION);
        Self {
            reset: new.reset,
            private_reset: new.private_reset,
            scope: new.scope,
            base: new.base,
            row_shape: new.row_shape,
            patch: new.patch,
            seats: new.seats,
            cookie: new.cookie,
            last_mutation_id: new.last_mutation_id,
            outcomes: new.outcomes,
        }
    }
}
