//! Identifiers of the protocol.

use core::fmt;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// One replica of one area: a browser profile's line of mutations. Not a person; it changes when a
/// profile turns out to be a copy of another.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ClientId(pub Uuid);

/// One thing that a person did, whatever client and number it is sent under.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd, Serialize, Deserialize)]
#[serde(transparent)]
pub struct OpId(pub Uuid);

/// A mutation's number in its client's line: 1, 2, 3, … without gaps.
pub type MutationId = u64;

impl fmt::Display for ClientId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Display for OpId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
