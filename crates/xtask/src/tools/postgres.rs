//! PostgreSQL, which the tests start for themselves.

use anyhow::{Context, Result};
use sammen_postgres_fixture::installed_version;

use super::packages;

/// Finds a PostgreSQL that is new enough, or installs it. It need not run: every test process starts
/// its own.
pub fn ensure() -> Result<()> {
    if installed_version().is_ok() {
        return Ok(());
    }
    packages::install(&packages::POSTGRES)?;
    installed_version().map(|_version| ()).context("failed to find PostgreSQL after installing it")
}
