//! What is new, on its way to a phone.

use sammen_domain::{AreaId, Availability, RowKey, RowKind, UnixSeconds};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Body, MutationOutcome};
use crate::{ClientId, MutationId};

/// How far a replica has read.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Cookie {
    /// Which life of the database; a restored backup has another.
    pub epoch: Uuid,
    /// Every row up to this version has been applied.
    pub version: u64,
}

impl Cookie {
    /// What no server gives: chunks that are not all of a manifest's.
    pub(crate) const NOWHERE: Self = Self { epoch: Uuid::nil(), version: 0 };
}

/// Which private rows a replica has been told of: a sum over the roles that its person has. It changes when
/// a role begins, changes, ends or is taken back; what a role showed is removed then.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Scope(pub u64);

impl Scope {
    /// A resident's own rows, and no role.
    pub const OWN: Self = Self(1);
    /// What an app of before there were doors was told, which is less: it is never what a server says now, so a phone
    /// that has been brought up to date, or has left its household, is told everything private anew.
    pub const BEFORE_DOORS: Self = Self(0);
}

/// `POST /api/sync/pull`.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullRequest {
    /// The area, which is the shard.
    pub area: AreaId,
    /// Whose line.
    pub client: ClientId,
    /// How far the replica has read; `None` for all.
    pub cookie: Option<Cookie>,
    /// The manifest whose chunks the phone holds. When the server has to begin anew, the answer may stand on
    /// these chunks, or on those of the manifest of now. `None`: an answer that begins anew is row by row.
    pub base: Option<Cookie>,
    /// Which private rows the phone holds. `None` from an app that knows of no roles: it is told of its own
    /// rows only.
    pub scope: Option<Scope>,
    /// Outcomes up to this number are stored on the phone and not wanted again.
    pub outcomes_after: MutationId,
}

impl Body for PullRequest {
    const VERSION: u8 = 8;
}

/// One change of the replica's base.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum PatchOperation {
    /// Insert or replace a row.
    Put {
        /// Its key.
        key: RowKey,
        /// Its bytes, as `Row::encode` writes them and as the phone keeps them.
        row: Vec<u8>,
    },
    /// Remove a row: it was deleted.
    Delete {
        /// Its key.
        key: RowKey,
    },
}

impl PatchOperation {
    /// The kind of the row that changes.
    #[must_use]
    pub fn kind(&self) -> RowKind {
        match self {
            Self::Put { key, .. } | Self::Delete { key } => key.kind,
        }
    }
}

/// The answer to a pull, read in one snapshot.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct PullResponse {
    /// Whether the base is to be emptied first. The outbox never is.
    pub reset: bool,
    /// Whether the private rows are to be removed first, since they are told anew: what the phone may see is
    /// not what it was. So with every `reset`.
    pub private_reset: bool,
    /// Which private rows the phone holds once the patch is applied.
    pub scope: Scope,
    /// With `reset`: the manifest whose chunks the patch stands on; `None` when the patch is everything. It
    /// may be another than the request's; then the phone fetches that one.
    pub base: Option<Cookie>,
    /// The shape of the rows, `Row::SHAPE`.
    pub row_shape: u16,
    /// What changed since the request's cookie, or since the base. Seat counts are never put here, but a
    /// date's count may be deleted here.
    pub patch: Vec<PatchOperation>,
    /// Seat counts that changed, apart from the rows, as they change often and are small.
    pub seats: Vec<Availability>,
    /// How far the replica has read once the patch is applied.
    pub cookie: Cookie,
    /// The last number decided in this client's line.
    pub last_mutation_id: MutationId,
    /// Outcomes after `outcomes_after`.
    pub outcomes: Vec<MutationOutcome>,
    /// The server's clock, by which a phone sets right what its own says.
    pub now: UnixSeconds,
}

impl Body for PullResponse {
    const VERSION: u8 = 8;
}
