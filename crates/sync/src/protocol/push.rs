//! What people did, on its way to be decided.

use sammen_domain::{AreaId, EncodedMutation, Refusal, UnixSeconds};
use serde::{Deserialize, Serialize};

use super::Body;
use crate::{ClientId, MutationId, OpId};

/// A mutation on its way: the outbox row as it stands.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushedMutation {
    /// Its number in the client's line.
    pub id: MutationId,
    /// What was done, however often it is sent.
    pub op: OpId,
    /// Which mutation.
    pub name: String,
    /// The version of its arguments' shape.
    pub args_version: u16,
    /// The arguments, in the tolerant form of [`EncodedMutation`].
    pub args: Vec<u8>,
    /// The phone's clock when it was done. Shown to people, trusted for nothing.
    pub device_time: UnixSeconds,
}

impl PushedMutation {
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

/// `POST /api/sync/push`: mutations in order, without gaps.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushRequest {
    /// The area, which is the shard.
    pub area: AreaId,
    /// Whose line.
    pub client: ClientId,
    /// What is pushed; at most [`PushRequest::MUTATIONS_MAX`].
    pub mutations: Vec<PushedMutation>,
}

impl PushRequest {
    /// The most mutations in one request: what a door notes in an evening.
    pub const MUTATIONS_MAX: usize = 500;
}

/// What became of a mutation. Both advance the client's line; a transient failure is no outcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Outcome {
    /// The rules said yes and the effects are stored.
    Accepted,
    /// The rules said no and nothing was changed.
    Refused(Refusal),
}

/// A mutation's outcome.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct MutationOutcome {
    /// The mutation's number.
    pub id: MutationId,
    /// Which operation has this number here. A copied profile may have another under it; that one is
    /// not decided by this.
    pub op: OpId,
    /// What became of it.
    pub outcome: Outcome,
}

/// The answer to a push: all of it was decided.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PushResponse {
    /// The last number decided in this client's line.
    pub last_mutation_id: MutationId,
    /// An outcome for each mutation of the request.
    pub outcomes: Vec<MutationOutcome>,
}

impl Body for PushRequest {
    const VERSION: u8 = 1;
}

impl Body for PushResponse {
    const VERSION: u8 = 1;
}
