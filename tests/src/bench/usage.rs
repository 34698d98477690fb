//! What processes use, as the system counts it.

use std::{fs, time::Duration};

/// The system counts a process's time in ticks of this length.
const TICK_MS: u64 = 10;

/// How much time processes have had on the processors, all of it.
pub(super) fn cpu_time(processes: &[u32]) -> Duration {
    let ticks = |process: &u32| {
        let line = fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
        ticks_in(&line).unwrap_or_default()
    };
    Duration::from_millis(processes.iter().map(ticks).sum::<u64>() * TICK_MS)
}

/// User and system time; the name before it may have any signs in it, but for the last bracket.
fn ticks_in(line: &str) -> Option<u64> {
    let (_, fields) = line.rsplit_once(") ")?;
    let mut fields = fields.split(' ').skip(11);
    let mut next = || fields.next()?.parse::<u64>().ok();
    Some(next()? + next()?)
}

/// How much memory a process has now, and has had at most, in MiB.
pub(super) fn memory_mib(process: u32) -> (f64, f64) {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    (field_mib(&status, "VmRSS:"), field_mib(&status, "VmHWM:"))
}

fn field_mib(status: &str, name: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    let kib = line.and_then(|rest| rest.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or(f64::NAN) / 1024.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_read_past_a_name_with_brackets() {
        let line = "17 (a) b) S 1 17 17 0 -1 4194560 900 0 0 0 250 50 0 0 20 0 4 0 99 1 2";
        assert_eq!(ticks_in(line), Some(300));
    }

    #[test]
    fn memory_is_read_in_mib() {
        let status = "Name:\tsammen\nVmHWM:\t    4096 kB\nVmRSS:\t    2048 kB\n";
        assert_eq!((field_mib(status, "VmRSS:"), field_mib(status, "VmHWM:")), (2.0, 4.0));
    }
}
