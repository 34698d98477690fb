//! Packages of Python in an environment of their own, in the user's cache.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::packages;
use crate::{paths, process};

/// A package at one version.
#[derive(Clone, Copy, Debug)]
pub struct PythonPackage {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// What packages need beside themselves.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Needs {
    /// All of it is wanted by name: nothing else comes.
    Listed,
    /// Too much to list: whatever version fits. For what is measured, not for what tests rest on.
    Resolved,
}

/// The Python of an environment with these packages, made unless it is there.
pub fn ensure(environment: &str, wanted: &[PythonPackage], needs: Needs) -> Result<PathBuf> {
    let folder = paths::cache_dir().join("python").join(environment);
    let python = folder.join("bin").join("python");
    if is_complete(&python, wanted) {
        return Ok(python);
    }
    if !make_environment(&folder)? {
        packages::install(&packages::PYTHON)?;
        if !make_environment(&folder)? {
            bail!(
                "python3 cannot make an environment even after installing it; by hand: \
                 `python3 -m venv {}`",
                folder.display()
            );
        }
    }
    let mut install = process::command(&python);
    install.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]);
    if needs == Needs::Listed {
        install.arg("--no-deps");
    }
    install.args(wanted.iter().map(|package| format!("{}=={}", package.name, package.version)));
    process::run(&mut install).with_context(|| {
        format!("failed to install packages; by hand: `{}`", process::show(&install))
    })?;
    if !is_complete(&python, wanted) {
        bail!("packages were installed, but {} does not list them", python.display());
    }
    Ok(python)
}

/// Makes an empty environment over whatever half of one is there; not where Python lacks the means.
fn make_environment(folder: &Path) -> Result<bool> {
    let Some(python) = process::find(&["python3"]) else { return Ok(false) };
    if let Some(parent) = folder.parent() {
        std::fs::create_dir_all(parent)
            .with_context(|| format!("failed to make {}", parent.display()))?;
    }
    let mut make = process::command(python);
    make.args(["-m", "venv", "--clear"]).arg(folder);
    Ok(process::output_of(&mut make).is_some())
}

/// Whether the environment has every package at its version.
fn is_complete(python: &Path, wanted: &[PythonPackage]) -> bool {
    let mut list = process::command(python);
    list.args(["-m", "pip", "list", "--format=freeze", "--disable-pip-version-check"]);
    python.is_file() && process::output_of(&mut list).is_some_and(|listed| has_all(&listed, wanted))
}

fn has_all(listed: &str, wanted: &[PythonPackage]) -> bool {
    let plain = |name: &str| name.to_lowercase().replace('_', "-");
    wanted.iter().all(|package| {
        listed
            .lines()
            .filter_map(|line| line.split_once("=="))
            .any(|(name, version)| plain(name) == plain(package.name) && version == package.version)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn listed_packages_are_compared_with_their_versions() {
        let wanted = [PythonPackage { name: "typing-extensions", version: "4.16.0" }];
        assert!(has_all("six==1.17.0\ntyping_extensions==4.16.0", &wanted));
        assert!(!has_all("typing_extensions==4.15.0", &wanted));
        assert!(!has_all("", &wanted));
    }
}
