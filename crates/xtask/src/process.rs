//! Child processes, run from the root of the checkout with cargo's own programs on the path.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::paths;

/// A command that runs at the root, where every child agrees on the path and the target folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command
        .current_dir(paths::root())
        .env("PATH", search_path())
        .env("CARGO_TARGET_DIR", paths::target_dir());
    command
}

/// `cargo` with the given arguments.
pub fn cargo<const N: usize>(arguments: [&str; N]) -> Command {
    let mut command = command("cargo");
    command.args(arguments);
    command
}

/// Runs to the end with output shown as it comes; another status than success is an error.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = show(command);
    let status = command.status().with_context(|| format!("failed to start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` ended with {status}");
    }
    Ok(())
}

/// What the command prints, if it can be started and succeeds.
pub fn output_of(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The first of the programs that the path has.
pub fn find(names: &[&str]) -> Option<PathBuf> {
    let path = search_path();
    let directories: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        directories
            .iter()
            .map(|dir| dir.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
            .find(|file| is_executable(file))
    })
}

/// The command as a person would type it.
pub fn show(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|word| word.to_string_lossy().into_owned()));
    words.join(" ")
}

/// The path with the folder in front where `cargo install` puts programs.
fn search_path() -> OsString {
    let inherited = env::var_os("PATH").unwrap_or_default();
    let cargo_home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")));
    let Some(cargo_bin) = cargo_home.map(|home| home.join("bin")) else {
        return inherited;
    };
    let others = env::split_paths(&inherited).filter(|dir| *dir != cargo_bin);
    env::join_paths(std::iter::once(cargo_bin.clone()).chain(others)).unwrap_or(inherited)
}

#[cfg(unix)]
fn is_executable(file: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    file.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(file: &Path) -> bool {
    file.is_file()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargo_is_found_and_answers() {
        assert!(find(&["no-such-program", "cargo"]).is_some());
        let version = output_of(&mut cargo(["--version"])).unwrap();
        assert!(version.starts_with("cargo 1."), "{version}");
    }

    #[test]
    fn a_failing_command_is_named() {
        let error = run(command("cargo").arg("no-such").stderr(Stdio::null())).unwrap_err();
        assert!(error.to_string().starts_with("`cargo no-such` ended with"), "{error}");
    }

    #[test]
    fn a_missing_program_prints_nothing() {
        assert_eq!(output_of(&mut command("no-such-program")), None);
    }
}
