//! `cargo xtask bench`: figures beside what the machine could do at most.

mod api;

use anyhow::Result;
use clap::Subcommand;

/// What is measured.
#[derive(Subcommand)]
pub enum Bench {
    /// Pushes and pulls a second on both databases, with their processor time and memory
    Api(api::Api),
}

/// Measures.
pub fn run(bench: &Bench) -> Result<()> {
    match bench {
        Bench::Api(api) => api.run(),
    }
}
