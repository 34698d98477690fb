//! Named steps: what is being done, and how long it took.

use std::io::Write;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

/// Runs a piece of work under a name that is shown before and, with its time, after.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    println!("▸ {name} …");
    // The children write to the same terminal: our line must be out before theirs.
    std::io::stdout().flush().ok();
    let start = Instant::now();
    let result = work();
    let outcome = if result.is_ok() { "" } else { " failed after" };
    println!("▸ {name} …{outcome} {}", seconds(start.elapsed()));
    result.with_context(|| format!("step “{name}”"))
}

/// A duration as steps show it.
pub fn seconds(duration: Duration) -> String {
    format!("{:.1} s", duration.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_carries_the_name_of_its_step() {
        let error = step("measure", || anyhow::bail!("no ruler") as Result<()>).unwrap_err();
        assert_eq!(format!("{error:#}"), "step “measure”: no ruler");
    }

    #[test]
    fn durations_have_one_decimal() {
        assert_eq!(seconds(Duration::from_millis(12_345)), "12.3 s");
    }
}
