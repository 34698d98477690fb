//! The commands of the project: `cargo xtask serve`, `cargo xtask test` and the steps they share.
//!
//! Each command is one module. Commands install the tools they need (`tools`), say what they are
//! doing and how long it took (`step`), and stop with a message that names the remedy.

mod attack;
mod bench;
mod build;
mod conform;
mod entry;
mod finish_dist;
mod fuzz;
mod kill;
mod paths;
mod process;
mod screenshots;
mod serve;
mod simulate;
mod size;
mod step;
mod styles;
mod survey_program;
mod test;
mod tidy;
mod tools;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};
use fuzz::Extent;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The commands of the project", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the app for release into `dist`
    Build,
    /// Show the bytes of the first load and hold them against `budget.toml`
    Size {
        /// Measure `dist` as it is
        #[arg(long)]
        no_build: bool,
    },
    /// Build everything and run the server with the demo content
    Serve {
        /// The port to listen on
        #[arg(long, default_value_t = 8080)]
        port: u16,
        /// The folder of the database
        #[arg(long, default_value = "data")]
        data: PathBuf,
    },
    /// Run every check and every test
    Test {
        /// Run one step alone
        #[arg(long, value_enum)]
        only: Option<test::Step>,
    },
    /// Check what compilers and linters do not: dependency arrows, styles, translations, files
    Tidy,
    /// Run many simulated worlds and check every promise in each
    Simulate(simulate::Simulate),
    /// Attack what we promise, with all that the server keeps
    #[command(subcommand)]
    Attack(attack::Attack),
    /// Measure how fast things are
    #[command(subcommand)]
    Bench(bench::Bench),
    /// Compare what we compute with what others compute
    #[command(subcommand)]
    Conform(conform::Conform),
    /// Look for inputs that break what reads bytes from outside
    Fuzz {
        /// One target alone
        target: Option<String>,
        /// How long each target is fuzzed
        #[arg(long, default_value_t = 600)]
        seconds: u32,
        /// Replay what is kept and fuzz each target for some seconds, as every change is checked
        #[arg(long, conflicts_with = "seconds")]
        short: bool,
    },
    /// Kill servers, databases and browsers in the middle of their work, and look for what was lost
    Kill(kill::Kill),
    /// Make the pictures in `docs/screenshots`
    Screenshots,
}

fn main() -> ExitCode {
    let done = match Arguments::parse().command {
        Command::Build => build::run(),
        Command::Size { no_build } => return exit_code(size::run(no_build)),
        Command::Serve { port, data } => return exit_code(serve::run(port, &data)),
        Command::Test { only } => return exit_code(test::run(only)),
        Command::Tidy => tidy::run(),
        Command::Simulate(simulate) => simulate.run(),
        Command::Attack(attack) => attack.run(),
        Command::Bench(bench) => bench::run(&bench),
        Command::Conform(conform) => conform::run(&conform),
        Command::Fuzz { target, seconds, short } => {
            let extent = if short { Extent::Short } else { Extent::Seconds(seconds) };
            fuzz::run(target.as_deref(), extent)
        }
        Command::Kill(kill) => kill::run(&kill),
        Command::Screenshots => screenshots::run(),
    };
    exit_code(done.map(|()| ExitCode::SUCCESS))
}

/// What the process ends with; a failure is told in words first.
fn exit_code(done: anyhow::Result<ExitCode>) -> ExitCode {
    done.unwrap_or_else(|error| {
        eprintln!("error: {error:#}");
        ExitCode::FAILURE
    })
}
