//! Packages of JavaScript, of which nothing is run while they are installed.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::packages;
use crate::process;

/// A package at one version.
#[derive(Clone, Copy, Debug)]
pub struct NpmPackage {
    /// Its name.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

/// Installs packages into a folder, unless they are there at these versions.
pub fn ensure(folder: &Path, wanted: &[NpmPackage]) -> Result<()> {
    let is_there = |package: &NpmPackage| {
        let installed = version(&folder.join("node_modules").join(package.name));
        installed.as_deref() == Some(package.version)
    };
    if wanted.iter().all(is_there) {
        return Ok(());
    }
    if process::find(&["npm"]).is_none() {
        packages::install(&packages::NPM)?;
    }
    std::fs::create_dir_all(folder)
        .with_context(|| format!("failed to make {}", folder.display()))?;
    let mut install = process::command("npm");
    install.arg("install").arg("--prefix").arg(folder);
    install.args(wanted.iter().map(|package| format!("{}@{}", package.name, package.version)));
    install.args(["--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(&mut install).with_context(|| {
        format!("failed to install packages; by hand: `{}`", process::show(&install))
    })?;
    match wanted.iter().find(|package| !is_there(package)) {
        Some(package) => bail!("{} was installed, but it is not there", package.name),
        None => Ok(()),
    }
}

fn version(package: &Path) -> Option<String> {
    let manifest = std::fs::read(package.join("package.json")).ok()?;
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).ok()?;
    manifest.get("version")?.as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_of_an_npm_package_is_read() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(version(dir.path()), None);
        std::fs::write(dir.path().join("package.json"), r#"{"version":"4.10.3"}"#).unwrap();
        assert_eq!(version(dir.path()).as_deref(), Some("4.10.3"));
    }
}
