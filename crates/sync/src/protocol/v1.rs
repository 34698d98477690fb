//! The bodies of version 1 that have another shape by now. Apps that were kept on a phone still send them.

use sammen_domain::{AreaId, Row};
use serde::{Deserialize, Serialize};

use super::{Body, Cookie, MutationOutcome, PatchOperation};
use crate::{ClientId, MutationId};

/// `POST /api/sync/pull` in version 1: no chunks.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The area, which is the shard.
    pub area: AreaId,
    /// Whose line.
    pub client: ClientId,
    /// How far the replica has read; `None` for all.
    pub cookie: Option<Cookie>,
    /// Outcomes up to this number are stored on the phone and not wanted again.
    pub outcomes_after: MutationId,
}

impl Body for PullRequest {
    const VERSION: u8 = 1;
}

/// The same question in the newest version: row by row.
impl From<PullRequest> for super::PullRequest {
    fn from(old: PullRequest) -> Self {
        let PullRequest { area, client, cookie, outcomes_after } = old;
        Self { area, client, cookie, base: None, scope: None, outcomes_after }
    }
}

/// The answer in version 1: seat counts are rows among the others.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    /// Whether the base is to be emptied first.
    pub reset: bool,
    /// The shape of the rows.
    pub row_shape: u16,
    /// What changed since the request's cookie.
    pub patch: Vec<PatchOperation>,
    /// How far the replica has read once the patch is applied.
    pub cookie: Cookie,
    /// The last number decided in this client's line.
    pub last_mutation_id: MutationId,
    /// Outcomes after `outcomes_after`.
    pub outcomes: Vec<MutationOutcome>,
}

impl Body for PullResponse {
    const VERSION: u8 = 1;
}

/// The same answer in version 1. It says nothing of chunks, so it is only whole for an answer without
/// `base`, which is what a request of version 1 gets.
impl From<super::PullResponse> for PullResponse {
    fn from(new: super::PullResponse) -> Self {
        debug_assert!(new.base.is_none(), "version 1 has no words for chunks");
        let new = super::known::fit(new, Self::VERSION);
        let super::PullResponse { reset, row_shape, mut patch, seats, .. } = new;
        patch.extend(seats.into_iter().map(|counts| {
            let row = Row::Availability(counts);
            PatchOperation::Put { key: row.key(), row: row.encode() }
        }));
        Self {
            reset,
            row_shape,
            patch,
            cookie: new.cookie,
            last_mutation_id: new.last_mutation_id,
            outcomes: new.outcomes,
        }
    }
}
