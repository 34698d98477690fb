//! `cargo xtask test`: every check and every test, in the order in which they fail fastest.

mod counts;

use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::entry::Entry;
use crate::tools::{TestTools, WASM_TARGET};
use crate::{build, conform, kill, paths, process, simulate, size, step, tidy, tools};
use counts::Counts;

/// Crates that only build for the browser.
const BROWSER_CRATES: [&str; 7] = [
    "sammen-app",
    "sammen-bench-page",
    "sammen-bench-survey-page",
    "sammen-interface",
    "sammen-staff",
    "sammen-sync-indexeddb",
    "sammen-xforms-browser",
];
/// The one of them that has plain functions, which are tested where the tests run.
const TESTED_HERE: &str = "sammen-app";
const END_TO_END_CRATE: &str = "sammen-tests";
/// What is not built by default and must not rot.
const OPTIONAL_FEATURES: [&str; 2] = ["--features", "sammen-server/otlp"];

/// One step of the tests; the first that fails ends them.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Step {
    /// Install what is missing
    Tools,
    /// `cargo fmt --check`
    Format,
    /// Lints of what runs here
    Clippy,
    /// Lints of what runs in the browser
    ClippyWasm,
    /// Arrows, styles, translations, files
    Tidy,
    /// App and server for release, and the byte budget
    Build,
    /// Tests inside a browser
    Browser,
    /// Unit, property and server tests
    Native,
    /// Our figures beside those of others
    Conform,
    /// Simulated worlds, and the seeded bugs that they must catch
    Simulate,
    /// End to end, in a browser against the server
    EndToEnd,
    /// Servers, databases and browsers killed in the middle of their work
    Kill,
}

impl Step {
    /// What the step is called on the command line.
    fn name(self) -> String {
        self.to_possible_value().expect("no step is hidden").get_name().to_owned()
    }

    fn run(self, counts: &mut Counts) -> Result<()> {
        match self {
            Self::Tools => tools::ensure_build_tools()
                .and_then(|()| tools::ensure_test_tools())
                .map(|_found| ()),
            Self::Format => process::run(&mut process::cargo(["fmt", "--all", "--check"])),
            Self::Clippy => clippy(),
            Self::ClippyWasm => clippy_wasm(),
            Self::Tidy => tidy::run(),
            Self::Build => build_all(),
            Self::Browser => browser_tests(counts),
            Self::Native => native_tests(counts),
            Self::Conform => conform::run_short(),
            Self::Simulate => simulate::run_short(),
            Self::EndToEnd => end_to_end_tests(counts),
            Self::Kill => kill::run_short(&tools::ensure_test_tools()?),
        }
    }
}

/// Runs the steps; the last line on the screen counts the tests.
pub fn run(only: Option<Step>) -> Result<ExitCode> {
    let steps = match only {
        Some(step) => vec![step],
        None => Step::value_variants().to_vec(),
    };
    let mut counts = Counts::default();
    let mut durations = Vec::new();
    let mut failure = None;
    for step in steps {
        let start = Instant::now();
        let result = step::step(&step.name(), || step.run(&mut counts));
        durations.push((step.name(), start.elapsed()));
        if let Err(error) = result {
            failure = Some(error);
            break;
        }
    }
    print!("\n{}", summary(&durations));
    if let Some(error) = &failure {
        eprintln!("error: {error:#}");
    }
    println!("{counts}");
    Ok(if failure.is_none() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Tells the tests in a browser where everything is.
pub fn with_test_environment<'a>(command: &'a mut Command, tools: &TestTools) -> &'a mut Command {
    command
        .env("SAMMEN_BIN", paths::server_binary())
        .env("SAMMEN_DIST", paths::dist())
        .env("SAMMEN_AXE", &tools.axe)
        .env("SAMMEN_OIDC_PROVIDER", &tools.oidc_provider)
        .env("CHROMIUM", &tools.browser.chromium)
        .env("CHROMEDRIVER", &tools.browser.chromedriver)
}

fn summary(durations: &[(String, Duration)]) -> String {
    let total = durations.iter().map(|(_, duration)| *duration).sum();
    let line = |name: &str, duration| format!("{name:12} {:>9}\n", step::seconds(duration));
    let mut table: String =
        durations.iter().map(|(name, duration)| line(name, *duration)).collect();
    table += &line("in all", total);
    table
}

fn clippy() -> Result<()> {
    let mut clippy = process::cargo(["clippy", "--workspace", "--all-targets"]);
    exclude(&mut clippy, BROWSER_CRATES).args(OPTIONAL_FEATURES).args(["--", "-D", "warnings"]);
    process::run(&mut clippy)
}

fn clippy_wasm() -> Result<()> {
    let mut clippy = process::cargo(["clippy", "--target", WASM_TARGET]);
    for name in BROWSER_CRATES {
        clippy.args(["--package", name]);
    }
    process::run(clippy.args(["--", "-D", "warnings"]))
}

fn build_all() -> Result<()> {
    build::app()?;
    build::server()?;
    size::check()
}

fn browser_tests(counts: &mut Counts) -> Result<()> {
    let tools = tools::ensure_test_tools()?;
    let runner = process::find(&["wasm-bindgen-test-runner"])
        .context("wasm-bindgen-test-runner is not there; run `cargo xtask test --only tools`")?;
    let mut tests = process::cargo(["test", "--no-fail-fast", "--tests", "--target", WASM_TARGET]);
    tests
        .args(["--package", "sammen-sync-indexeddb", "--package", "sammen-xforms-browser"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", &tools.browser.chromedriver)
        // Else a test file that does not say where it runs would run in Node.
        .env("WASM_BINDGEN_USE_BROWSER", "1")
        .env("WASM_BINDGEN_TEST_TIMEOUT", "300")
        .env("WASM_BINDGEN_TEST_DRIVER_TIMEOUT", "30");
    counts::run(&mut tests, counts)
}

fn native_tests(counts: &mut Counts) -> Result<()> {
    let tools = tools::ensure_test_tools()?;
    let mut tests = process::cargo(["test", "--workspace", "--no-fail-fast"]);
    let elsewhere = BROWSER_CRATES.into_iter().filter(|name| *name != TESTED_HERE);
    exclude(&mut tests, elsewhere.chain([END_TO_END_CRATE]))
        .args(OPTIONAL_FEATURES)
        .env("SAMMEN_OIDC_PROVIDER", tools.oidc_provider);
    counts::run(&mut tests, counts)
}

fn end_to_end_tests(counts: &mut Counts) -> Result<()> {
    let pages = Entry::ALL.map(|entry| entry.dist().join("index.html"));
    for built in [paths::server_binary()].into_iter().chain(pages) {
        if !built.is_file() {
            bail!("{} is not there; run `cargo xtask test --only build`", built.display());
        }
    }
    let tools = tools::ensure_test_tools()?;
    let mut tests = process::cargo(["test", "--package", END_TO_END_CRATE, "--no-fail-fast"]);
    // One browser at a time: the tests measure what a person sees, not how busy the machine is.
    with_test_environment(&mut tests, &tools).args(["--", "--test-threads=1"]);
    counts::run(&mut tests, counts)
}

fn exclude(command: &mut Command, crates: impl IntoIterator<Item = &'static str>) -> &mut Command {
    for name in crates {
        command.args(["--exclude", name]);
    }
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_are_named_as_on_the_command_line() {
        let names: Vec<String> = Step::value_variants().iter().map(|step| step.name()).collect();
        assert_eq!(
            names.join(" "),
            "tools format clippy clippy-wasm tidy build browser native conform simulate end-to-end kill"
        );
    }

    #[test]
    fn the_summary_ends_with_the_sum() {
        let second = Duration::from_secs(1);
        let table = summary(&[("tidy".into(), second), ("clippy-wasm".into(), second * 2)]);
        assert_eq!(
            table,
            "tidy             1.0 s\nclippy-wasm      2.0 s\nin all           3.0 s\n"
        );
    }
}
