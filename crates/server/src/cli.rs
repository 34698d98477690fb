//! The program's commands.

mod admin;
mod backup;
mod demo;
mod export_public;
mod import;
mod serve;
mod stop;
mod survey;
mod ticket;
mod workbook;
mod xform;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context, Result};
use clap::Subcommand;

use crate::database::{Database, Location};

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Answers phones over HTTP until it is stopped.
    Serve(serve::Serve),
    /// Brings an area's partners, places, services and activities to its residents.
    ///
    /// What is not in the files any more goes away; nothing is changed if anything is wrong.
    Import(import::Import),
    /// Copies all data into a new file, of one moment, while a server goes on.
    Backup(backup::Backup),
    /// Puts a copy in the place of all data, while a server goes on.
    ///
    /// Phones read everything anew, and send again what the copy does not know.
    Restore(backup::Restore),
    /// Writes the public data as files, so that a static host can carry it to the phones.
    ///
    /// The host serves `api/areas/…/public/` from there; everything else stays with this program.
    ExportPublic(export_public::ExportPublic),
    /// Makes those who decide who of the staff may do what.
    #[command(subcommand)]
    Admin(admin::AdminCommand),
    /// Changes the keys that tickets are signed with.
    #[command(subcommand)]
    TicketKey(ticket::TicketKeyCommand),
    /// Checks and publishes surveys, and takes their answers out.
    #[command(subcommand)]
    Survey(survey::SurveyCommand),
}

/// Where the data is: a folder for the embedded database, or a PostgreSQL server.
#[derive(Debug, clap::Args)]
#[group(required = true, multiple = false)]
pub struct Data {
    /// The folder that holds the data; made if it is missing.
    #[arg(long = "data", value_name = "DIR")]
    folder: Option<PathBuf>,
    /// The PostgreSQL database that holds the data, such as `postgres://sammen@localhost/sammen`. Several
    /// servers may use one.
    #[arg(long = "database", value_name = "URL", env = "SAMMEN_DATABASE", hide_env_values = true)]
    postgres: Option<String>,
}

impl Data {
    async fn open(&self) -> Result<Database> {
        match (&self.folder, &self.postgres) {
            (Some(folder), _) => Database::open(folder)
                .await
                .with_context(|| format!("failed to open the data in {}", folder.display())),
            // The address may hold a password and is not repeated.
            (None, Some(url)) => Database::connect(&Location::Postgres(url.clone()))
                .await
                .context("failed to open the PostgreSQL database"),
            (None, None) => unreachable!("the arguments' group wants one"),
        }
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
        Command::Backup(backup) => backup.run().await,
        Command::Restore(restore) => restore.run().await,
        Command::ExportPublic(export) => export.run().await,
        Command::Admin(admin) => admin.run().await,
        Command::TicketKey(key) => key.run().await,
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
