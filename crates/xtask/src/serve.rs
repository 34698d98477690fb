//! `cargo xtask serve`: the whole of Sammen on this machine, with the demo content.

use std::path::Path;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result};

use crate::{build, paths, process, tools};

/// Builds the app and the server, then becomes the server.
pub fn run(port: u16, data: &Path) -> Result<ExitCode> {
    tools::ensure_build_tools()?;
    build::app()?;
    build::server()?;
    let data = std::path::absolute(data).context("failed to find the data folder")?;
    let mut server = process::command(paths::server_binary());
    server
        .arg("serve")
        .args(["--port", &port.to_string()])
        .arg("--data")
        .arg(data)
        .arg("--app")
        .arg(paths::dist())
        .arg("--demo");
    println!("▸ serve");
    become_server(&mut server)
}

/// Gives this process to the server, so that signals reach it and its status is ours.
#[cfg(unix)]
fn become_server(server: &mut Command) -> Result<ExitCode> {
    use std::os::unix::process::CommandExt;
    let error = server.exec();
    Err(error).with_context(|| format!("failed to start `{}`", process::show(server)))
}

#[cfg(not(unix))]
fn become_server(server: &mut Command) -> Result<ExitCode> {
    let status =
        server.status().with_context(|| format!("failed to start `{}`", process::show(server)))?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
