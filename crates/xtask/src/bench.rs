//! `cargo xtask bench`: figures beside what the machine could do at most.

mod api;
mod checkin;
mod survey;
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
    /// Loading and answering large surveys beside ODK's engine for browsers, in one browser
    Survey(survey::Survey),
}

/// Measures.
pub fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Api(api) => api.run(),
        Bench::Checkin(checkin) => checkin.run(),
        Bench::Sync(sync) => sync.run(),
        Bench::Survey(survey) => survey.run(),
    }
}
