//! Asking a cluster.

use std::process::{Command, Stdio};

use super::{Cluster, USER};
use crate::{ClusterError, account::Account, programs::Programs};

impl Cluster {
    /// Runs SQL in a database and returns the rows, a line each, columns parted by `|`.
    ///
    /// # Errors
    /// When PostgreSQL refuses it, or is gone.
    pub fn query(&self, database: &str, sql: &str) -> Result<String, ClusterError> {
        let arguments = ["--no-psqlrc", "--no-align", "--tuples-only", "--quiet"];
        let mut psql = Command::new(self.programs.path("psql"));
        psql.args(arguments).args(["--set", "ON_ERROR_STOP=1", "--command", sql]);
        psql.args(["--host", "127.0.0.1", "--port", &self.port.to_string()]);
        psql.args(["--username", USER, "--dbname", database]);
        run(&mut psql).map(|said| said.trim_end().to_owned())
    }
}

/// Runs one of PostgreSQL's programs as the account of the cluster.
pub(super) fn run_as(
    account: Account,
    programs: &Programs,
    name: &str,
    arguments: impl FnOnce(&mut Command) -> &mut Command,
) -> Result<String, ClusterError> {
    let mut command = Command::new(programs.path(name));
    run(account.apply(arguments(&mut command)))
}

fn run(command: &mut Command) -> Result<String, ClusterError> {
    let output = command
        // The account may not be let into the folder that the tests run in.
        .current_dir("/")
        .env("LC_ALL", "C")
        .stdin(Stdio::null())
        .output()
        .map_err(|error| ClusterError::Start { program: command.get_program().into(), error })?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(ClusterError::Failed {
        program: command.get_program().into(),
        said: String::from_utf8_lossy(&said).trim().to_owned(),
    })
}
