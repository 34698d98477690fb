//! `cargo xtask bench sync`: the phone's side of syncing, beside what else one could use.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::step::step;
use crate::test::with_test_environment;
use crate::tools::{NpmPackage, WASM_TARGET};
use crate::{build, paths, process, tools};

const PAGE_CRATE: &str = "sammen-bench-page";
const DRIVER_CRATE: &str = "sammen-bench-sync";

/// What is measured beside ours, and the server that PouchDB replicates from.
const PEERS: [NpmPackage; 8] = [
    NpmPackage { name: "dexie", version: "4.4.7" },
    NpmPackage { name: "pouchdb", version: "9.0.0" },
    NpmPackage { name: "express", version: "4.21.2" },
    NpmPackage { name: "express-pouchdb", version: "4.2.0" },
    NpmPackage { name: "pouchdb-adapter-memory", version: "7.3.1" },
    NpmPackage { name: "pouchdb-core", version: "7.3.1" },
    NpmPackage { name: "pouchdb-mapreduce", version: "7.3.1" },
    NpmPackage { name: "pouchdb-replication", version: "7.3.1" },
];

/// How the bench is run.
#[derive(clap::Args)]
pub struct Sync {
    /// How often everything is measured; the median counts
    #[arg(long, default_value_t = 5)]
    repetitions: usize,
    /// Measure what is built
    #[arg(long)]
    no_build: bool,
}

impl Sync {
    /// Builds the page and the server, installs the peers, and measures. The last line is for scripts.
    pub fn run(&self) -> Result<()> {
        tools::ensure_build_tools()?;
        let tools = tools::ensure_test_tools()?;
        let packages = paths::tools_dir().join("bench-sync");
        step("peers", || tools::ensure_npm_packages(&packages, &PEERS))?;
        if !self.no_build {
            build::server()?;
            step("build the bench's page", build_page)?;
        }
        let mut driver = process::cargo(["run", "--release", "--package", DRIVER_CRATE]);
        with_test_environment(&mut driver, &tools)
            .env("SAMMEN_BENCH_PAGE", page_dir())
            .env("SAMMEN_BENCH_PEERS", paths::root().join("crates/bench-sync/peers"))
            .env("SAMMEN_BENCH_PACKAGES", packages)
            .env("SAMMEN_BENCH_REPETITIONS", self.repetitions.to_string());
        process::run(&mut driver)
    }
}

fn page_dir() -> PathBuf {
    paths::target_dir().join("bench-page")
}

/// Builds the app's code as the app is built, with another page.
fn build_page() -> Result<()> {
    let mut cargo = process::cargo(["build", "--profile", "wasm-release", "--target", WASM_TARGET]);
    process::run(cargo.args(["--package", PAGE_CRATE]))?;
    let built = paths::target_dir().join(WASM_TARGET).join("wasm-release");
    build::bindings(&built.join("sammen_bench_page.wasm"), &page_dir(), "bench_page")?;
    for file in ["index.html", "ours.js"] {
        fs::copy(paths::root().join("crates/bench-page/page").join(file), page_dir().join(file))
            .with_context(|| format!("failed to copy {file}"))?;
    }
    Ok(())
}
