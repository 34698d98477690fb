//! How often, and from which seed.

use clap::ValueEnum;

use crate::load::Totals;

/// Which database a server uses.
#[derive(Clone, Copy, Debug, Eq, PartialEq, ValueEnum)]
pub enum DatabaseKind {
    /// The embedded one.
    Sqlite,
    /// A PostgreSQL of the test's own.
    Postgres,
}

/// What to do.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Plan {
    /// How often something is killed.
    pub times: u32,
    /// Where all random choices come from; the moments are the machine's.
    pub seed: u64,
    /// Which database the server uses.
    pub database: DatabaseKind,
}

impl Plan {
    /// The last line of a plan that was carried out; `times` says what was done how often.
    pub(super) fn verdict(&self, times: &str, totals: Totals) -> String {
        format!(
            "{times}, 0 acknowledged writes lost, 0 doubled ({} operations in {} pushes and {} \
             survey responses were acknowledged; seed {})",
            totals.acknowledged_operations,
            totals.acknowledged_pushes,
            totals.acknowledged_responses,
            self.seed
        )
    }
}
