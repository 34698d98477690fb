//! The `sammen` program.

use std::process::ExitCode;

use clap::Parser;
use sammen_server::{
    LogOptions,
    cli::{self, Command},
};

/// Sammen: what happens in the neighbourhood, also without a network.
#[derive(Debug, Parser)]
#[command(name = "sammen", version)]
struct Program {
    #[command(flatten)]
    log: LogOptions,
    #[command(subcommand)]
    command: Command,
}

#[tokio::main]
async fn main() -> ExitCode {
    let Program { log, command } = Program::parse();
    let done = match log.begin() {
        Ok(_telemetry) => cli::run(command).await,
        Err(error) => Err(error),
    };
    done.unwrap_or_else(|error| {
        eprintln!("sammen: {error:#}");
        ExitCode::FAILURE
    })
}
