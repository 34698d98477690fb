//! Counts the tests of many test programs from what they print.

use std::fmt;
use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::process;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Counts {
    passed: u32,
    failed: u32,
}

impl fmt::Display for Counts {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs tests, shows what they print as it comes, and adds up their result lines.
pub fn run(command: &mut Command, counts: &mut Counts) -> Result<()> {
    let shown = process::show(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("failed to start `{shown}`"))?;
    let output = child.stdout.take().expect("the output is piped");
    let copied = copy(BufReader::new(output), std::io::stdout(), counts);
    let status = child.wait().with_context(|| format!("failed to wait for `{shown}`"))?;
    copied.with_context(|| format!("failed to show the output of `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

fn copy(mut from: impl BufRead, mut to: impl Write, counts: &mut Counts) -> std::io::Result<()> {
    let mut line = Vec::new();
    while from.read_until(b'\n', &mut line)? > 0 {
        to.write_all(&line)?;
        to.flush()?;
        if let Some(result) = parse(&String::from_utf8_lossy(&line)) {
            counts.passed += result.passed;
            counts.failed += result.failed;
        }
        line.clear();
    }
    Ok(())
}

/// Reads `test result: ok. 12 passed; 0 failed; 1 ignored; …`.
fn parse(line: &str) -> Option<Counts> {
    let (_, numbers) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
    let number = |word: &str| {
        numbers.split(';').find_map(|part| part.trim().strip_suffix(word)?.trim().parse().ok())
    };
    Some(Counts { passed: number("passed")?, failed: number("failed")? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_added_and_everything_is_shown() {
        let output = "running 2 tests\ntest a ... ok\n\
            test result: ok. 2 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
            test result: FAILED. 3 passed; 1 failed; 0 ignored; 0 filtered out; finished in 1.20s\n\
            no end of line";
        let (mut counts, mut shown) = (Counts::default(), Vec::new());
        copy(output.as_bytes(), &mut shown, &mut counts).unwrap();
        assert_eq!(counts.to_string(), "5 passed, 1 failed");
        assert_eq!(shown, output.as_bytes());
    }

    #[test]
    fn other_lines_count_nothing() {
        assert_eq!(parse("test result"), None);
        assert_eq!(parse("test tests::ok. 3 passed; 1 failed ... ok"), None);
    }
}
