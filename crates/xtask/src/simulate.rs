//! `cargo xtask simulate`: many replicas, one server, a hostile world.

use std::path::PathBuf;

use anyhow::Result;

use crate::{process, tools};

/// Runs simulated worlds and checks every promise in each.
#[derive(clap::Args)]
pub struct Simulate {
    /// How many schedules
    #[arg(long, default_value_t = 20_000)]
    schedules: u64,
    /// The first schedule's seed
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many at a time
    #[arg(long, default_value_t = 1)]
    jobs: u64,
    /// Switch on one seeded bug after the other, and say where each is caught
    #[arg(long)]
    mutants: bool,
    /// Run a kept case again and show what happens in it
    #[arg(long, value_name = "FILE")]
    replay: Option<PathBuf>,
}

/// What the tests run.
pub const SHORT: Simulate =
    Simulate { schedules: 20_000, seed: 1, jobs: 2, mutants: false, replay: None };

impl Simulate {
    pub fn run(&self) -> Result<()> {
        tools::ensure_c_compiler()?;
        let mut simulate =
            process::cargo(["run", "--release", "--quiet", "--package", "sammen-simulation", "--"]);
        match (&self.replay, self.mutants) {
            (Some(file), _) => simulate.arg("--replay").arg(file),
            (None, true) => simulate.args(["--mutants", "--seed", &self.seed.to_string()]),
            (None, false) => simulate
                .args(["--schedules", &self.schedules.to_string()])
                .args(["--seed", &self.seed.to_string()])
                .args(["--jobs", &self.jobs.to_string()]),
        };
        process::run(&mut simulate)
    }
}

/// The short form, for the tests: schedules, then mutants.
pub fn run_short() -> Result<()> {
    SHORT.run()?;
    Simulate { mutants: true, ..SHORT }.run()
}
