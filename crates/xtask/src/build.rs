//! `cargo xtask build`: the app as the server serves it, and the server.

use anyhow::{Context, Result, bail};

use crate::step::step;
use crate::{paths, process, tools};

/// Installs the tools and builds the app.
pub fn run() -> Result<()> {
    tools::ensure_build_tools()?;
    app()
}

/// Builds the app into `dist` with the settings of `Trunk.toml`.
pub fn app() -> Result<()> {
    step("build the app", || {
        check_page()?;
        let mut trunk = process::command("trunk");
        trunk
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

fn check_page() -> Result<()> {
    let page = paths::root().join("app").join("index.html");
    let html = std::fs::read_to_string(&page)
        .with_context(|| format!("failed to read {}", page.display()))?;
    if !html.contains(NO_WASM_OPT) {
        bail!("the link to the program in {} must have {NO_WASM_OPT}", page.display());
    }
    Ok(())
}
