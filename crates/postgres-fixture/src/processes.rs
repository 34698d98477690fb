//! The children of a process.

use std::{
    fs,
    process::{Command, Stdio},
};

use rustix::process::{Pid, Signal, kill_process};

/// Ends a process and all its children at once. PostgreSQL puts every child in a session of its own, so
/// that a signal to the group reaches only the first.
pub(crate) fn kill_tree(process: u32) {
    // Stopped first, so that it starts no child between the look and the kill.
    send(process, Signal::STOP);
    let children = children_of(process);
    send(process, Signal::KILL);
    children.into_iter().for_each(|child| send(child, Signal::KILL));
}

/// Sends a signal; a process that is gone needs none.
pub(crate) fn send(process: u32, signal: Signal) {
    if let Some(pid) = i32::try_from(process).ok().and_then(Pid::from_raw) {
        let _ = kill_process(pid, signal);
    }
}

/// The processes that a process has started and that still run.
pub(crate) fn children_of(process: u32) -> Vec<u32> {
    let list = format!("/proc/{process}/task/{process}/children");
    match fs::read_to_string(list) {
        Ok(list) => list.split_whitespace().filter_map(|id| id.parse().ok()).collect(),
        // Not every system has this file.
        Err(_) => children_by_ps(process),
    }
}

fn children_by_ps(process: u32) -> Vec<u32> {
    let mut ps = Command::new("ps");
    ps.args(["-A", "-o", "pid=,ppid="]).stdin(Stdio::null());
    let said = ps.output().map(|output| output.stdout).unwrap_or_default();
    parse_ps(&String::from_utf8_lossy(&said), process)
}

fn parse_ps(said: &str, parent: u32) -> Vec<u32> {
    said.lines()
        .filter_map(|line| {
            let (id, of) = line.trim().split_once(char::is_whitespace)?;
            (of.trim().parse() == Ok(parent)).then(|| id.parse().ok())?
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_processes_is_read() {
        assert_eq!(
            parse_ps("    1     0\n   17     1\n  218    17\n  219    17\n", 17),
            [218, 219]
        );
    }

    #[test]
    fn a_child_is_found_and_killed_with_its_parent() {
        let mut shell = Command::new("/bin/sh");
        shell.args(["-c", "sleep 60 & wait"]);
        let mut parent = shell.spawn().unwrap();
        let child = loop {
            if let [child] = children_of(parent.id())[..] {
                break child;
            }
        };
        kill_tree(parent.id());
        assert!(!parent.wait().unwrap().success());
        let gone = || {
            let status = fs::read_to_string(format!("/proc/{child}/stat")).unwrap_or_default();
            status.is_empty() || status.contains(") Z ")
        };
        while !gone() {
            std::thread::yield_now();
        }
    }
}
