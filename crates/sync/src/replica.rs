//! What a phone keeps of one area, and how one storage transaction changes it.

mod base;
mod leave;
mod pull;
mod rekey;

use sammen_domain::{Availability, EncodedMutation, Refusal, Row, RowKey, UnixSeconds};
use serde::{Deserialize, Serialize};

use crate::{ClientId, ContentHash, Cookie, MutationId, OpId, Scope};

pub use base::{Base, FetchedBase, NamedChunk, plan_begin, plan_distrust};
pub use leave::{LeavePlan, Leaving, Left, plan_leave};
pub use pull::{PullPlan, Pulled, plan_pull};
pub use rekey::plan_rekey;

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
    /// The chunks under the rows; `None` where the rows are everything.
    pub base: Option<Base>,
    /// Which private rows are among the rows.
    pub scope: Scope,
    /// How far the phone's clock was ahead of the server's at the last pull; below zero: behind.
    pub clock_ahead_seconds: i64,
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
            base: None,
            scope: Scope::OWN,
            clock_ahead_seconds: 0,
        }
    }

    /// The chunks that are stored here.
    pub fn chunks(&self) -> impl Iterator<Item = &ContentHash> {
        self.base.iter().flat_map(|base| &base.chunks)
    }

    /// Whether nothing of the area has been read yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cookie.is_none() && self.base.is_none()
    }

    /// The base that the next pull may stand on, as far as the replica knows: all of its chunks are here.
    #[must_use]
    pub(crate) fn whole_base(&self) -> Option<&Base> {
        let is_begun = self.cookie.is_none() && self.pulled_at.is_none();
        let is_whole = is_begun || self.usable_cookie().is_some();
        self.base.as_ref().filter(|base| is_whole && base.cookie != Cookie::NOWHERE)
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
    /// That the phone has left its household, and why, until the person has seen it.
    pub left: Option<Left>,
    /// The chunks that are there and undamaged, of those that the figures name.
    pub chunks: Vec<NamedChunk>,
    /// The rows over the chunks, by key. One without bytes is of a row in a chunk and says that it was
    /// deleted since.
    pub rows: Vec<(RowKey, Vec<u8>)>,
    /// Seat counts, by date.
    pub seats: Vec<Availability>,
}
