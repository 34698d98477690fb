//! Tools that come by rustup and cargo.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::{paths, process};

/// What browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

const FUZZ_VERSION: &str = "0.13.2";

pub fn ensure_wasm_target() -> Result<()> {
    let mut locate = process::command("rustc");
    locate.args(["--print", "target-libdir", "--target", WASM_TARGET]);
    if process::output_of(&mut locate).is_some_and(|dir| Path::new(&dir).is_dir()) {
        return Ok(());
    }
    let mut add = process::command("rustup");
    add.args(["target", "add", WASM_TARGET]);
    install(&mut add, "the WASM target")
}

/// Makes sure of a subcommand of cargo that rustup carries as a component.
pub fn ensure_component(subcommand: &str, component: &str) -> Result<()> {
    if process::output_of(&mut process::cargo([subcommand, "--version"])).is_some() {
        return Ok(());
    }
    let mut add = process::command("rustup");
    add.args(["component", "add", component]);
    install(&mut add, component)
}

/// The fuzzer's driver.
pub fn ensure_cargo_fuzz() -> Result<()> {
    let version = FUZZ_VERSION;
    let arguments = ["install", "cargo-fuzz", "--version", version, "--locked", "--force"];
    ensure_program(&["cargo-fuzz"], version, process::cargo(arguments))
}

/// The bindings of a program can only be made by the tool of the same version.
///
/// Installed without `--locked`: the lock file that it was published with no longer compiles.
pub fn ensure_wasm_bindgen() -> Result<()> {
    let path = paths::root().join("Cargo.lock");
    let lock = std::fs::read_to_string(&path)
        .with_context(|| format!("failed to read {}", path.display()))?;
    let version = locked_version(&lock, "wasm-bindgen")
        .with_context(|| format!("failed to read {}", path.display()))?;
    ensure_program(
        &["wasm-bindgen", "wasm-bindgen-test-runner"],
        &version,
        process::cargo(["install", "wasm-bindgen-cli", "--version", &version, "--force"]),
    )
}

/// Installs unless every program is there and the first says the version. The installers are told to
/// overwrite, since another version or half of one may be there.
fn ensure_program(programs: &[&str], version: &str, mut installer: Command) -> Result<()> {
    let is_right = || {
        programs.iter().all(|name| process::find(&[name]).is_some())
            && process::output_of(process::command(programs[0]).arg("--version"))
                .is_some_and(|output| says_version(&output, version))
    };
    if is_right() {
        return Ok(());
    }
    install(&mut installer, &format!("{} {version}", programs[0]))?;
    if !is_right() {
        bail!(
            "{} {version} was installed, but `{} --version` says otherwise; is another one in \
             front on the PATH?",
            programs[0],
            programs[0]
        );
    }
    Ok(())
}

fn install(installer: &mut Command, what: &str) -> Result<()> {
    println!("  installing {what}: {}", process::show(installer));
    process::run(installer).with_context(|| {
        format!("failed to install {what}; install it by hand: `{}`", process::show(installer))
    })
}

/// Whether output such as `wasm-bindgen 0.2.100` or `wasm-bindgen 0.2.100 (abc)` says the version.
fn says_version(output: &str, version: &str) -> bool {
    output.split_whitespace().nth(1) == Some(version)
}

#[derive(Deserialize)]
struct Lock {
    package: Vec<LockedPackage>,
}

#[derive(Deserialize)]
struct LockedPackage {
    name: String,
    version: String,
}

fn locked_version(lock: &str, name: &str) -> Result<String> {
    let lock: Lock = toml::from_str(lock)?;
    lock.package
        .into_iter()
        .find(|package| package.name == name)
        .map(|package| package.version)
        .with_context(|| format!("no package {name} in it"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_whole() {
        assert!(says_version("cargo-fuzz 0.13.2", "0.13.2"));
        assert!(says_version("wasm-bindgen 0.2.130 (1a2b3c)", "0.2.130"));
        assert!(!says_version("cargo-fuzz 0.13.1", "0.13.11"));
        assert!(!says_version("", "0.13.2"));
    }

    #[test]
    fn the_lock_file_names_a_version() {
        let lock = "version = 4\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").unwrap(), "0.2.130");
        let error = locked_version(lock, "trunk").unwrap_err();
        assert_eq!(error.to_string(), "no package trunk in it");
    }
}
