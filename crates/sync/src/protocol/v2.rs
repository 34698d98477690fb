//! The bodies of version 2 that have another shape by now: they know of no roles.

use sammen_domain::{AreaId, Availability};
use serde::{Deserialize, Serialize};

use super::{Body, Cookie, MutationOutcome, PatchOperation};
use crate::{ClientId, MutationId};

/// `POST /api/sync/pull` in version 2.
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
    /// Outcomes up to this number are stored on the phone and not wanted again.
    pub outcomes_after: MutationId,
}

impl Body for PullRequest {
    const VERSION: u8 = 2;
}

/// The same question in the newest version.
impl From<PullRequest> for super::PullRequest {
    fn from(old: PullRequest) -> Self {
        let PullRequest { area, client, cookie, base, outcomes_after } = old;
        Self { area, client, cookie, base, scope: None, outcomes_after }
    }
}

/// The answer in version 2.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    /// Whether the base is to be emptied first.
    pub reset: bool,
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
    const VERSION: u8 = 2;
}

/// The same answer in version 2. It says nothing of roles, so it is only whole for an answer to a request
/// without a scope.
impl From<super::PullResponse> for PullResponse {
    fn from(new: super::PullResponse) -> Self {
        debug_assert!(new.reset || !new.private_reset, "version 2 has no words for roles");
        let new = super::known::fit(new, Self::VERSION);
        Self {
            reset: new.reset,
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
