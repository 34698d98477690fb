//! `cargo xtask attack`: attacks on what we promise, by somebody who holds all that the server keeps.

use anyhow::Result;
use clap::{Subcommand, ValueEnum};

use crate::{process, tools};

/// What is attacked.
#[derive(Subcommand)]
pub enum Attack {
    /// Which answer is whose: links anonymous answers to residents
    Linkage {
        /// How many people live there
        #[arg(long, default_value_t = 500)]
        residents: u16,
        /// The first world's seed
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// How many worlds of each case
        #[arg(long, default_value_t = 16)]
        worlds: u64,
        /// Where the server keeps what it has
        #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
        database: Kind,
        /// Keep on purpose what must not be kept, to see that the attack finds it
        #[arg(long, value_enum)]
        leak: Option<Leak>,
    },
}

/// Where the server keeps what it has.
#[derive(Clone, Copy, ValueEnum)]
pub enum Kind {
    /// The embedded database
    Sqlite,
    /// A PostgreSQL that is started here
    Postgres,
}

/// What is kept on purpose.
#[derive(Clone, Copy, ValueEnum)]
pub enum Leak {
    /// The day on which answers came
    Day,
    /// The moment at which they came
    Moment,
    /// The order in which they came
    Order,
    /// Who sent them
    Device,
    /// What PostgreSQL notes with rows, until they are written anew
    Rows,
}

impl Attack {
    pub fn run(&self) -> Result<()> {
        let Self::Linkage { residents, seed, worlds, database, leak } = self;
        tools::ensure_c_compiler()?;
        let mut attack =
            process::cargo(["run", "--release", "--quiet", "--package", "sammen-attack", "--"]);
        attack.args(["--residents", &residents.to_string(), "--seed", &seed.to_string()]);
        attack.args(["--worlds", &worlds.to_string()]);
        if let Some(database) = database.to_possible_value() {
            attack.args(["--database", database.get_name()]);
        }
        if let Some(leak) = leak.as_ref().and_then(ValueEnum::to_possible_value) {
            attack.args(["--leak", leak.get_name()]);
        }
        process::run(&mut attack)
    }
}
