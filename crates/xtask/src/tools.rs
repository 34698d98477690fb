//! The programs that the commands need: found at the right version, or installed.
//!
//! A tool that cannot be installed is an error that says how to install it by hand; no step is
//! ever left out because its tool is missing.

mod browser;
mod cargo_tools;
mod packages;
mod postgres;

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{paths, process, step::step};

pub use browser::Browser;
pub use cargo_tools::WASM_TARGET;

/// What building the app and the server needs.
pub fn ensure_build_tools() -> Result<()> {
    step("tools to build", || {
        ensure_c_compiler()?;
        cargo_tools::ensure_wasm_target()?;
        cargo_tools::ensure_trunk()?;
        cargo_tools::ensure_wasm_bindgen()
    })
}

/// What the tests need besides, with the places where it is.
pub fn ensure_test_tools() -> Result<TestTools> {
    step("tools to test", || {
        cargo_tools::ensure_component("fmt", "rustfmt")?;
        cargo_tools::ensure_component("clippy", "clippy")?;
        postgres::ensure()?;
        Ok(TestTools { browser: browser::ensure()?, axe: ensure_axe()? })
    })
}

/// The tools of the tests in a browser.
pub struct TestTools {
    /// The browser and its driver.
    pub browser: Browser,
    /// The accessibility checker, a script that the tests load into each page.
    pub axe: PathBuf,
}

/// The embedded database is C code.
pub fn ensure_c_compiler() -> Result<()> {
    if process::find(&["cc", "gcc", "clang"]).is_some() {
        return Ok(());
    }
    packages::install(&packages::C_COMPILER)?;
    process::find(&["cc", "gcc", "clang"])
        .map(|_| ())
        .context("no C compiler found even after installing one; install gcc or clang by hand")
}

const AXE_VERSION: &str = "4.10.3";

/// Fetches axe-core as a package without running anything of it.
fn ensure_axe() -> Result<PathBuf> {
    let package = paths::tools_dir().join("node_modules").join("axe-core");
    let script = package.join("axe.min.js");
    if script.is_file() && npm_package_version(&package).as_deref() == Some(AXE_VERSION) {
        return Ok(script);
    }
    if process::find(&["npm"]).is_none() {
        packages::install(&packages::NPM)?;
    }
    std::fs::create_dir_all(paths::tools_dir())
        .with_context(|| format!("failed to make {}", paths::tools_dir().display()))?;
    let mut install = process::command("npm");
    install
        .arg("install")
        .arg("--prefix")
        .arg(paths::tools_dir())
        .arg(format!("axe-core@{AXE_VERSION}"))
        .args(["--no-save", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(&mut install).with_context(|| {
        format!("failed to install axe-core; by hand: `{}`", process::show(&install))
    })?;
    if !script.is_file() {
        anyhow::bail!("axe-core was installed, but {} is not there", script.display());
    }
    Ok(script)
}

fn npm_package_version(package: &std::path::Path) -> Option<String> {
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
        assert_eq!(npm_package_version(dir.path()), None);
        std::fs::write(dir.path().join("package.json"), r#"{"version":"4.10.3"}"#).unwrap();
        assert_eq!(npm_package_version(dir.path()).as_deref(), Some("4.10.3"));
    }
}
