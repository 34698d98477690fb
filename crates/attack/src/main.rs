//! `cargo xtask attack linkage`.

#![expect(clippy::print_stdout, reason = "a program that people run")]

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::{Context, Result};
use clap::{Parser, ValueEnum};
use sammen_attack::{Case, Leak, Spread, World, area_under_curve, guesses};
use sammen_postgres_fixture::Cluster;
use sammen_server::{Database, Location};

/// Links answers to residents, as somebody would who holds all that the server keeps.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many people live there.
    #[arg(long, default_value_t = 500, value_parser = clap::value_parser!(u16).range(20..))]
    residents: u16,
    /// The first world's seed; the next ones follow it.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many worlds of each case: one alone tells as much of chance as of the server.
    #[arg(long, default_value_t = 16)]
    worlds: u64,
    /// Where the server keeps what it has.
    #[arg(long, value_enum, default_value_t = Kind::Sqlite)]
    database: Kind,
    /// Keeps on purpose what must not be kept, to see that the attack finds it.
    #[arg(long, value_enum)]
    leak: Option<LeakName>,
}

/// Where the server keeps what it has.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    /// The embedded database.
    Sqlite,
    /// A PostgreSQL that is started here.
    Postgres,
}

impl Kind {
    async fn empty(self) -> Result<Database> {
        Ok(match self {
            Self::Sqlite => Database::in_memory()?,
            Self::Postgres => {
                let url =
                    Cluster::shared().create_database().context("failed to make a database")?;
                Database::connect(&Location::Postgres(url)).await?
            }
        })
    }
}

/// What is kept on purpose.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum LeakName {
    /// The day on which answers came.
    Day,
    /// The moment at which they came.
    Moment,
    /// The order in which they came.
    Order,
    /// Who sent them.
    Device,
    /// What PostgreSQL notes with rows, until they are written anew.
    Rows,
}

impl From<LeakName> for Leak {
    fn from(name: LeakName) -> Self {
        match name {
            LeakName::Day => Self::Day,
            LeakName::Moment => Self::Moment,
            LeakName::Order => Self::Order,
            LeakName::Device => Self::Device,
            LeakName::Rows => Self::Rows,
        }
    }
}

/// What is wanted of the attack.
const AREA_MAX: f64 = 0.52;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let leak = arguments.leak.map(Leak::from);
    let (mut worst, mut told) = (0.5_f64, 0);
    for case in Case::ALL {
        let mut areas: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
        for seed in arguments.seed..arguments.seed + arguments.worlds {
            let kept = (arguments.database.empty().await?, leak);
            let world = World::run(case, arguments.residents.into(), seed, kept).await?;
            told += world.server.told;
            for guess in guesses(&world, leak).await? {
                areas.entry(guess.by).or_default().push(area_under_curve(guess.scores));
            }
        }
        for (by, areas) in areas {
            let spread = Spread::of(&areas);
            println!("{case:?}, by {by}: {spread}");
            worst = worst.max(spread.gain());
        }
    }
    println!("log lines and figures that came with tokens and answers: {told}");
    println!("AUC {worst:.3} over {} residents", arguments.residents);
    let is_good = worst <= AREA_MAX && told == 0;
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
