//! `cargo xtask fuzz`: looks for inputs that break what reads bytes from outside.
//!
//! The fuzzer is libFuzzer by cargo-fuzz, which works with the project's own compiler as long as no
//! sanitizer is asked for. Our code has no `unsafe`: what is looked for are panics, values that read back as
//! others, hangs and memory.

mod corpus;

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::step::step;
use crate::{paths, process, tools};

/// How long each target is fuzzed when every change is checked.
const SHORT_SECONDS: u32 = 10;
/// Larger inputs find nothing that smaller ones do not, and are slow.
const INPUT_BYTES_MAX: u32 = 32 * 1024;
const HANG_SECONDS: u32 = 10;
const MEMORY_MEGABYTES_MAX: u32 = 2_048;

/// How much is fuzzed.
#[derive(Clone, Copy, Debug)]
pub enum Extent {
    /// What is kept once more, and a little.
    Short,
    /// This many seconds for each target; what is found is kept.
    Seconds(u32),
}

/// Fuzzes one target, or each in turn.
pub fn run(only: Option<&str>, extent: Extent) -> Result<()> {
    let targets = chosen(targets()?, only)?;
    step("tools to fuzz", tools::ensure_fuzz_tools)?;
    step("build the fuzzers", || process::run(&mut fuzz("build")))?;
    step("write seeds", || {
        let write = ["run", "--quiet", "--package", "sammen-fuzzing", "--bin", "write_seeds", "--"];
        process::run(process::cargo(write).arg(seeds_dir()))
    })?;
    for target in &targets {
        match extent {
            Extent::Short => {
                step(&format!("replay {target}"), || replay(target))?;
                step(&format!("fuzz {target}"), || search(target, SHORT_SECONDS))?;
            }
            Extent::Seconds(seconds) => {
                step(&format!("fuzz {target}"), || search(target, seconds))?;
                step(&format!("keep {target}"), || keep(target))?;
            }
        }
    }
    println!("{} targets, no finding", targets.len());
    Ok(())
}

/// Gives what is kept to the fuzzer's program as it is.
fn replay(target: &str) -> Result<()> {
    let folders = [corpus::kept_dir(target), seeds_dir().join(target)];
    process::run(runner(target).args(folders).args(["--", "-runs=0"])).context(finding(target))
}

/// Looks for new inputs, beginning with what is kept; they are in the working corpus afterwards.
fn search(target: &str, seconds: u32) -> Result<()> {
    let working = corpus::working_dir(target);
    std::fs::create_dir_all(&working)
        .with_context(|| format!("failed to make {}", working.display()))?;
    let folders = [working, corpus::kept_dir(target), seeds_dir().join(target)];
    let mut search = runner(target);
    search.args(folders).arg("--");
    search
        .arg(format!("-dict={}", fuzz_dir().join(format!("dictionaries/{target}.dict")).display()));
    search.arg(format!("-max_total_time={seconds}"));
    search.arg(format!("-max_len={INPUT_BYTES_MAX}"));
    search.arg(format!("-timeout={HANG_SECONDS}"));
    search.arg(format!("-rss_limit_mb={MEMORY_MEGABYTES_MAX}"));
    search.arg("-print_final_stats=1");
    process::run(&mut search).context(finding(target))
}

/// Keeps the fewest inputs that reach what all inputs reach, as far as they are small.
fn keep(target: &str) -> Result<()> {
    let merged = corpus::empty_dir(target)?;
    let folders = [merged.clone(), corpus::kept_dir(target), corpus::working_dir(target)];
    let mut merge = runner(target);
    // How often a line is reached is not worth a file.
    merge.args(folders).args(["--", "-merge=1", "-use_counters=0"]);
    merge.arg(format!("-max_len={INPUT_BYTES_MAX}"));
    process::run(&mut merge).context(finding(target))?;
    let kept = corpus::replace(target, &merged)?;
    println!("  {kept}");
    Ok(())
}

fn finding(target: &str) -> String {
    format!(
        "the fuzzer has found something: the input's path is above. Copy it to fuzz/corpus/{target}, and \
         `cargo test --package sammen-fuzzing` shows it without a fuzzer"
    )
}

fn runner(target: &str) -> Command {
    let mut run = fuzz("run");
    run.arg(target);
    run
}

/// A command of cargo-fuzz on our fuzzers: optimised, and with checked arithmetic unless told otherwise.
fn fuzz(command: &str) -> Command {
    let mut fuzz = process::cargo(["fuzz", command, "--sanitizer", "none", "--fuzz-dir"]);
    fuzz.arg(fuzz_dir()).arg("--target-dir").arg(build_dir());
    fuzz
}

fn fuzz_dir() -> PathBuf {
    paths::root().join("fuzz")
}

/// What is built with the fuzzer's own instructions.
fn build_dir() -> PathBuf {
    paths::target_dir().join("fuzz")
}

fn seeds_dir() -> PathBuf {
    build_dir().join("seeds")
}

#[derive(Deserialize)]
struct Manifest {
    bin: Vec<Program>,
}

#[derive(Deserialize)]
struct Program {
    name: String,
}

/// The names of the fuzzer's programs.
fn targets() -> Result<Vec<String>> {
    let path = fuzz_dir().join("Cargo.toml");
    let text = std::fs::read_to_string(&path)
        .with_context(|| format!("failed to read {}", path.display()))?;
    let manifest: Manifest =
        toml::from_str(&text).with_context(|| format!("failed to read {}", path.display()))?;
    Ok(manifest.bin.into_iter().map(|program| program.name).collect())
}

fn chosen(targets: Vec<String>, only: Option<&str>) -> Result<Vec<String>> {
    let Some(only) = only else { return Ok(targets) };
    if !targets.iter().any(|target| target == only) {
        bail!("there is no target {only}; there are {}", targets.join(", "));
    }
    Ok(vec![only.to_owned()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_target_has_a_dictionary_and_a_corpus() {
        let targets = targets().unwrap();
        assert!(targets.iter().any(|target| target == "envelopes"));
        for target in targets {
            assert!(fuzz_dir().join(format!("dictionaries/{target}.dict")).is_file(), "{target}");
            assert!(corpus::kept_dir(&target).is_dir(), "{target}");
        }
    }

    #[test]
    fn one_target_is_chosen_by_its_name() {
        let targets = || vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(chosen(targets(), None).unwrap(), targets());
        assert_eq!(chosen(targets(), Some("b")).unwrap(), ["b"]);
        let error = chosen(targets(), Some("c")).unwrap_err();
        assert_eq!(error.to_string(), "there is no target c; there are a, b");
    }
}
