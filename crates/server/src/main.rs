//! The `sammen` program.

use std::{
    io::{self, IsTerminal},
    process::ExitCode,
};

use clap::Parser;
use sammen_server::cli::{self, Command};
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let command = Command::parse();
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(io::stderr);
    log.with_ansi(io::stderr().is_terminal()).init();
    match cli::run(command).await {
        Ok(code) => code,
        Err(error) => {
            eprintln!("sammen: {error:#}");
            ExitCode::FAILURE
        }
    }
}
