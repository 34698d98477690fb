//! `cargo xtask bench`: figures beside what the machine could do at most.

mod api;
mod sync;

use anyhow::Result;
use clap::Subcommand;

/// What is measured.
#[derive(Subcommand)]
pub enum Bench {
    /// Pushes and pulls a second on both databases, with their processor time and memory
    Api(api::Api),
    /// First sync, reading back and later pulls of ten thousand activities, beside PouchDB, Dexie and raw
    /// IndexedDB in one browser
    Sync(sync::Sync),
}

/// Measures.
pub fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Api(api) => api.run(),
        Bench::Sync(sync) => sync.run(),
    }
}
