//! `cargo xtask bench`: figures beside what the machine could do at most.

mod api;
mod checkin;
mod sync;

use anyhow::Result;
use clap::Subcommand;

/// What is measured.
#[derive(Subcommand)]
pub enum Bench {
    /// Pushes and pulls a second on both databases, with their processor time and memory
    Api(api::Api),
    /// The door: check-ins a second beside pretix, and a slow phone with ten thousand expected
    Checkin(checkin::Checkin),
    /// First sync, reading back and later pulls of ten thousand activities, beside PouchDB, Dexie and raw
    /// IndexedDB in one browser
    Sync(sync::Sync),
}

/// Measures.
pub fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Api(api) => api.run(),
        Bench::Checkin(checkin) => checkin.run(),
        Bench::Sync(sync) => sync.run(),
    }
}
