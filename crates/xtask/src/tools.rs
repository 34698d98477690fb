//! The programs that the commands need: found at the right version, or installed.
//!
//! A tool that cannot be installed is an error that says how to install it by hand; no step is
//! ever left out because its tool is missing.

mod browser;
mod cargo_tools;
mod npm;
mod packages;
mod postgres;
mod python;

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::{paths, process, step::step};

pub use browser::Browser;
pub use cargo_tools::WASM_TARGET;
pub use npm::{NpmPackage, ensure as ensure_npm_packages};
pub use python::{Needs as PythonNeeds, PythonPackage, ensure as ensure_python};

/// What building the app and the server needs.
pub fn ensure_build_tools() -> Result<()> {
    step("tools to build", || {
        ensure_c_compiler()?;
        cargo_tools::ensure_wasm_target()?;
        cargo_tools::ensure_wasm_bindgen()
    })
}

/// What the tests need besides, with the places where it is.
pub fn ensure_test_tools() -> Result<TestTools> {
    step("tools to test", || {
        cargo_tools::ensure_component("fmt", "rustfmt")?;
        cargo_tools::ensure_component("clippy", "clippy")?;
        postgres::ensure()?;
        let (axe, oidc_provider) = ensure_packages()?;
        Ok(TestTools { browser: browser::ensure()?, axe, oidc_provider })
    })
}

/// The tools of the tests in a browser.
pub struct TestTools {
    /// The browser and its driver.
    pub browser: Browser,
    /// The accessibility checker, a script that the tests load into each page.
    pub axe: PathBuf,
    /// The folder of the OpenID Connect provider that the tests start.
    pub oidc_provider: PathBuf,
}

/// What fuzzing needs: the fuzzer itself is C++ code.
pub fn ensure_fuzz_tools() -> Result<()> {
    let compilers = ["c++", "g++", "clang++"];
    if process::find(&compilers).is_none() {
        packages::install(&packages::CPP_COMPILER)?;
    }
    process::find(&compilers)
        .context("no C++ compiler found even after installing one; install g++ or clang by hand")?;
    cargo_tools::ensure_cargo_fuzz()
}

/// Java, to run engines of others.
pub fn ensure_java() -> Result<()> {
    if process::find(&["java"]).is_none() {
        packages::install(&packages::JAVA)?;
    }
    Ok(())
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

/// Fetches axe-core and the OpenID Connect provider as packages, without running anything of them.
fn ensure_packages() -> Result<(PathBuf, PathBuf)> {
    let axe = NpmPackage { name: "axe-core", version: AXE_VERSION };
    let provider = NpmPackage { name: "oidc-provider", version: sammen_oidc_fixture::NPM_VERSION };
    // Together: npm removes from a folder what it is not asked for.
    npm::ensure(&paths::tools_dir(), &[axe, provider])?;
    // Comes with npm, but somebody may have taken it away again.
    if process::find(&["node"]).is_none() {
        packages::install(&packages::NPM)?;
    }
    let modules = paths::tools_dir().join("node_modules");
    let script = modules.join(axe.name).join("axe.min.js");
    if !script.is_file() {
        anyhow::bail!("axe-core was installed, but {} is not there", script.display());
    }
    Ok((script, modules.join(provider.name)))
}
