//! The program's commands.

mod demo;
mod import;
mod serve;
mod survey;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Parser;

use crate::database::Database;

/// Sammen: what happens in the neighbourhood, also without a network.
#[derive(Debug, Parser)]
#[command(name = "sammen", version)]
pub enum Command {
    /// Answers phones over HTTP until it is stopped.
    Serve(serve::Serve),
    /// Brings an area's partners, places, services and activities to its residents.
    ///
    /// What is not in the files any more goes away; nothing is changed if anything is wrong.
    Import(import::Import),
    /// Checks and publishes surveys.
    #[command(subcommand)]
    Survey(survey::SurveyCommand),
}

/// The folder that holds the data.
#[derive(Debug, clap::Args)]
pub struct DataFolder {
    /// The folder that holds the data; made if it is missing.
    #[arg(long = "data", value_name = "DIR")]
    folder: PathBuf,
}

impl DataFolder {
    async fn open(&self) -> Result<Database> {
        Database::open(&self.folder)
            .await
            .with_context(|| format!("failed to open the data in {}", self.folder.display()))
    }
}

/// Runs a command to its end. What was found wrong with files is on standard error then, and the
/// code says so.
///
/// # Errors
/// When the command could not be done for another reason.
pub async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(serve) => serve.run().await,
        Command::Import(import) => import.run().await,
        Command::Survey(survey) => survey.run().await,
    }
}

/// Shows everything that is wrong with files.
fn show_problems<P: std::fmt::Display>(problems: &[P], consequence: &str) -> ExitCode {
    for problem in problems {
        eprintln!("{problem}");
    }
    let count = problems.len();
    let noun = if count == 1 { "problem" } else { "problems" };
    eprintln!("{count} {noun}; {consequence}");
    ExitCode::FAILURE
}
