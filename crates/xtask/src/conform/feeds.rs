//! The feeds for others beside what others check them with: `ical.js`, `@openactive/rpde-validator`,
//! `@openactive/data-model-validator` and `schema-dts` from npm, `icalendar` from PyPI.
//!
//! A program of the server serves the demo's areas after some changes; each check is a line of what it checked and what
//! failed.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::step::step;
use crate::tools::{NpmPackage, PythonNeeds, PythonPackage, ensure_npm_packages, ensure_python};
use crate::{paths, process};

/// What reads the feeds in Node, each at one version.
const NPM: [NpmPackage; 5] = [
    NpmPackage { name: "@openactive/data-model-validator", version: "3.0.3" },
    NpmPackage { name: "@openactive/rpde-validator", version: "3.0.3571" },
    NpmPackage { name: "ical.js", version: "2.2.1" },
    NpmPackage { name: "schema-dts", version: "2.1.0" },
    NpmPackage { name: "typescript", version: "5.9.3" },
];

/// What reads the calendars in Python, and all that it brings.
const PYTHON: [PythonPackage; 5] = [
    PythonPackage { name: "icalendar", version: "7.3.0" },
    PythonPackage { name: "python-dateutil", version: "2.9.0.post0" },
    PythonPackage { name: "tzdata", version: "2026.6" },
    PythonPackage { name: "six", version: "1.17.0" },
    PythonPackage { name: "typing-extensions", version: "4.16.0" },
];

const AREAS: [&str; 2] = ["hoeje-gladsaxe", "vaerebro-park"];
/// How many failures are shown in full.
const SHOWN_MAX: usize = 10;

/// One thing that was checked.
#[derive(Debug, Deserialize)]
pub(super) struct Check {
    what: String,
    failures: Vec<String>,
}

/// Checks the feeds of the demo's areas; the last line says how many checks passed.
pub fn run() -> Result<()> {
    let tools = paths::tools_dir().join("feeds");
    ensure_npm_packages(&tools, &NPM)?;
    let python = ensure_python("feeds", &PYTHON, PythonNeeds::Listed)?;
    let server = step("a server with feeds", Server::start)?;
    let mut checks = Vec::new();
    for area in AREAS {
        let feeds = format!("{}/api/areas/{area}/feeds", server.address);
        checks.extend(step(area, || {
            let mut checks = read_checks(&mut in_node(&tools, &feeds))?;
            checks.extend(read_checks(&mut in_python(&python, &feeds))?);
            Ok(checks)
        })?);
    }
    report(&checks)
}

/// Tells what failed, and how many checks passed.
pub(super) fn report(checks: &[Check]) -> Result<()> {
    let failed: Vec<&Check> = checks.iter().filter(|check| !check.failures.is_empty()).collect();
    for check in failed.iter().take(SHOWN_MAX) {
        println!("{}:\n  {}", check.what, check.failures.join("\n  "));
    }
    println!("passed {} of {}", checks.len() - failed.len(), checks.len());
    if !failed.is_empty() {
        bail!("{} checks failed", failed.len());
    }
    Ok(())
}

fn in_node(tools: &Path, feeds: &str) -> Command {
    let mut command = process::command("node");
    let cache = tools.join("cache");
    command.arg(script("check.cjs")).arg(tools.join("node_modules"));
    command.arg(script("activity-list.json")).arg(cache).arg(feeds);
    command
}

fn in_python(python: &Path, feeds: &str) -> Command {
    let mut command = process::command(python);
    command.arg(script("check.py")).arg(feeds);
    command
}

fn script(name: &str) -> PathBuf {
    paths::root().join("crates/xtask/src/conform/feeds").join(name)
}

/// What a program that checks writes, one check a line.
pub(super) fn read_checks(program: &mut Command) -> Result<Vec<Check>> {
    let shown = process::show(program);
    let output = program
        .stdout(Stdio::piped())
        .spawn()
        .and_then(Child::wait_with_output)
        .with_context(|| format!("failed to run `{shown}`"))?;
    if !output.status.success() {
        bail!("`{shown}` ended with {}", output.status);
    }
    let lines = String::from_utf8(output.stdout).context("failed to read what was checked")?;
    lines
        .lines()
        .map(|line| serde_json::from_str(line).with_context(|| format!("failed to read {line}")))
        .collect()
}

/// The program that serves the demo's areas.
struct Server {
    child: Child,
    address: String,
}

impl Server {
    fn start() -> Result<Self> {
        let mut command = process::cargo(["run", "--quiet", "--package", "sammen-server"]);
        command.args(["--example", "feeds"]).stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut child = command.spawn().context("failed to start the server")?;
        let output = child.stdout.take().context("failed to read what the server writes")?;
        let mut address = String::new();
        let read = BufReader::new(output).read_line(&mut address);
        let server = Self { child, address: address.trim().to_owned() };
        read.context("failed to read the server's address")?;
        if !server.address.starts_with("http://") {
            bail!("the server did not say its address");
        }
        Ok(server)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It ends with its input.
        drop(self.child.stdin.take());
        self.child.wait().ok();
    }
}
