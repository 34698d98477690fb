//! `cargo xtask attack linkage`.

#![expect(clippy::print_stdout, reason = "a program that people run")]

use std::{collections::BTreeMap, process::ExitCode};

use anyhow::Result;
use clap::{Parser, ValueEnum};
use sammen_attack::{Case, Leak, World, area_under_curve, guesses};

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
    #[arg(long, default_value_t = 8)]
    worlds: u64,
    /// Keeps on purpose what must not be kept, to see that the attack finds it.
    #[arg(long, value_enum)]
    leak: Option<LeakName>,
}

/// What is kept on purpose.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum LeakName {
    /// The day on which answers came.
    Day,
    /// The order in which answers came.
    Order,
}

/// What is wanted of the attack.
const AREA_MAX: f64 = 0.52;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    let leak = arguments.leak.map(|leak| match leak {
        LeakName::Day => Leak::Day,
        LeakName::Order => Leak::Order,
    });
    let (mut worst, mut told) = (0.0_f64, 0);
    for case in Case::ALL {
        let mut areas: BTreeMap<&str, f64> = BTreeMap::new();
        for seed in arguments.seed..arguments.seed + arguments.worlds {
            let world = World::run(case, arguments.residents.into(), seed, leak).await?;
            told += world.server.told;
            for guess in guesses(&world, leak).await? {
                *areas.entry(guess.by).or_default() += area_under_curve(guess.scores);
            }
        }
        for (by, sum) in areas {
            let area = sum / u32::try_from(arguments.worlds).map_or(1.0, f64::from);
            println!("{case:?}, by {by}: {area:.3}");
            worst = worst.max(area);
        }
    }
    println!("log lines and figures that came with tokens and answers: {told}");
    println!("AUC {worst:.3} over {} residents", arguments.residents);
    let is_good = worst <= AREA_MAX && told == 0;
    Ok(if is_good { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
