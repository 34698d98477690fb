//! `cargo xtask conform`: what we compute beside what others compute.

pub mod recurrence;

use anyhow::Result;
use clap::Subcommand;

/// What is compared.
#[derive(Subcommand)]
pub enum Conform {
    /// Dates of iCalendar series in Copenhagen, beside `recurring-ical-events` from PyPI
    Recurrence(recurrence::Recurrence),
}

/// Compares.
pub fn run(conform: &Conform) -> Result<()> {
    match conform {
        Conform::Recurrence(recurrence) => recurrence.run(),
    }
}

/// What the tests compare: everything, as it takes seconds.
pub fn run_short() -> Result<()> {
    recurrence::SHORT.run()
}
