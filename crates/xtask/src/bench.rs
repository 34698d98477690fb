//! `cargo xtask bench`: figures beside what the machine could do at most.

mod sync;

use anyhow::Result;
use clap::Subcommand;

/// What is measured.
#[derive(Subcommand)]
pub enum Bench {
    /// First sync, reading back and later pulls of ten thousand activities, beside PouchDB, Dexie and raw
    /// IndexedDB in one browser
    Sync(sync::Sync),
}

/// Measures.
pub fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Sync(sync) => sync.run(),
    }
}
