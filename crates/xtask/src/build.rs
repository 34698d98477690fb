//! `cargo xtask build`: the app as the server serves it, and the server.

use anyhow::{Context, Result, bail};

use crate::entry::Entry;
use crate::step::step;
use crate::{process, tools};

/// Installs the tools and builds the app.
pub fn run() -> Result<()> {
    tools::ensure_build_tools()?;
    app()
}

/// Builds both entries of the app into `dist`, each with the settings of its `Trunk.toml`.
pub fn app() -> Result<()> {
    Entry::ALL.into_iter().try_for_each(build_entry)
}

fn build_entry(entry: Entry) -> Result<()> {
    step(&format!("build the {}", entry.name()), || {
        check_page(entry)?;
        let mut trunk = process::command("trunk");
        trunk
            .arg("--config")
            .arg(entry.trunk_config())
            .args(["build", "--release"])
            // Else Trunk asks a server whether there is a newer one.
            .env("TRUNK_SKIP_VERSION_CHECK", "true")
            // Trunk takes only `true` and `false` here; others set it to `1`.
            .env_remove("NO_COLOR");
        process::run(&mut trunk)
    })
}

/// Builds the server for release.
pub fn server() -> Result<()> {
    step("build the server", || {
        process::run(&mut process::cargo(["build", "--release", "--package", "sammen-server"]))
    })
}

/// Without this mark in the page Trunk would fetch `wasm-opt`, which may change with the network.
const NO_WASM_OPT: &str = "data-wasm-opt=\"0\"";

fn check_page(entry: Entry) -> Result<()> {
    let page = entry.folder().join("index.html");
    let html = std::fs::read_to_string(&page)
        .with_context(|| format!("failed to read {}", page.display()))?;
    if !html.contains(NO_WASM_OPT) {
        bail!("the link to the program in {} must have {NO_WASM_OPT}", page.display());
    }
    Ok(())
}
