//! `cargo xtask build`: the app as the server serves it, and the server.

mod page;
mod program;
mod scanner;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::entry::Entry;
use crate::step::step;
use crate::{finish_dist, paths, process, styles, tools};

pub use program::bindings;
pub use scanner::FOLDER as SCANNER_FOLDER;

/// Installs the tools and builds the app.
pub fn run() -> Result<()> {
    tools::ensure_build_tools()?;
    app()
}

/// Builds both entries of the app into `dist`.
pub fn app() -> Result<()> {
    Entry::ALL.into_iter().try_for_each(build_entry)
}

/// Builds an entry in a folder of its own, which then takes the place of the one that is served.
fn build_entry(entry: Entry) -> Result<()> {
    step(&format!("build the {}", entry.name()), || {
        let staging = paths::target_dir().join("staging").join(entry.package());
        empty(&staging)?;
        let program = program::build(entry, &staging)?;
        let styles = styles::write(entry, &staging)?;
        page::write(entry, &staging, &program, &styles)?;
        if entry == Entry::Residents {
            copy_folder(&paths::root().join("public"), &staging)?;
            scanner::build(&staging)?;
        }
        finish_dist::run(entry, &staging)?;
        replace(&staging, &entry.dist())
    })
}

/// Builds the server for release.
pub fn server() -> Result<()> {
    step("build the server", || {
        process::run(&mut process::cargo(["build", "--release", "--package", "sammen-server"]))
    })
}

/// Makes a folder with nothing in it.
fn empty(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("failed to empty {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("failed to make {}", folder.display()))
}

/// Puts a folder's content in the place of another's.
fn replace(from: &Path, to: &Path) -> Result<()> {
    empty(to)?;
    copy_folder(from, to)
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("failed to make {}", to.display()))?;
    let entries =
        fs::read_dir(from).with_context(|| format!("failed to read {}", from.display()))?;
    for entry in entries {
        let path: PathBuf = entry?.path();
        let target = to.join(path.file_name().context("an entry of a folder has a name")?);
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target)
                .with_context(|| format!("failed to copy {}", path.display()))?;
        }
    }
    Ok(())
}
