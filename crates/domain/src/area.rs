//! The neighbourhood itself.

use serde::{Deserialize, Serialize};

use crate::{AreaId, Text};

/// A neighbourhood that a partnership works for.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Area {
    /// Its short name and shard key.
    pub id: AreaId,
    /// What people call it.
    pub name: Text,
    /// The town or district it is part of.
    pub part_of: Text,
    /// Its IANA time zone, such as `Europe/Copenhagen`.
    pub time_zone: String,
}
