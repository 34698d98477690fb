//! Where things are; `cargo xtask bench` tells it in the environment.

use std::{env, path::PathBuf};

use anyhow::{Context, Result, ensure};

/// The file or folder that a variable names.
pub fn path(variable: &str) -> Result<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from).with_context(|| {
        format!("{variable} does not say where something is; run `cargo xtask bench`")
    })?;
    ensure!(path.exists(), "{variable} names {}, which is not there", path.display());
    Ok(path)
}

/// How often everything is measured.
pub fn repetitions() -> Result<usize> {
    let given = env::var("SAMMEN_BENCH_REPETITIONS").unwrap_or_else(|_| "5".to_owned());
    given.parse().with_context(|| format!("failed to read {given:?} as a number of repetitions"))
}
