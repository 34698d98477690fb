//! Tokens of surveys beside `@cloudflare/voprf-ts` from npm: each side's phone with the other's server.

use std::path::PathBuf;

use anyhow::Result;

use super::feeds::{read_checks, report};
use crate::step::step;
use crate::tools::{NpmPackage, ensure_npm_packages};
use crate::{paths, process};

/// What exchanges tokens with us; the curve's own packages are what it names as its optional ones.
const NPM: [NpmPackage; 3] = [
    NpmPackage { name: "@cloudflare/voprf-ts", version: "1.0.0" },
    NpmPackage { name: "@noble/curves", version: "1.5.0" },
    NpmPackage { name: "@noble/hashes", version: "1.4.0" },
];
const ROUNDS: u32 = 10;

/// Exchanges tokens; the last line says how many checks passed.
pub fn run() -> Result<()> {
    let tools = paths::tools_dir().join("tokens");
    ensure_npm_packages(&tools, &NPM)?;
    let mut build = process::cargo(["build", "--quiet", "--package", "sammen-token"]);
    process::run(build.args(["--example", "peer"]))?;
    let checks = step("tokens", || {
        let mut node = process::command("node");
        node.arg(paths::root().join("crates/xtask/src/conform/tokens/check.cjs"));
        node.arg(tools.join("node_modules")).arg(peer()).arg(ROUNDS.to_string());
        read_checks(&mut node)
    })?;
    report(&checks)
}

fn peer() -> PathBuf {
    paths::target_dir().join("debug/examples/peer")
}
