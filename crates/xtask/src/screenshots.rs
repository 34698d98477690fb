//! `cargo xtask screenshots`: the main screens as pictures for the docs.

use anyhow::Result;

use crate::step::step;
use crate::test::with_test_environment;
use crate::{build, paths, process, tools};

/// Builds everything and lets the end-to-end crate walk through the screens.
pub fn run() -> Result<()> {
    tools::ensure_build_tools()?;
    let tools = tools::ensure_test_tools()?;
    build::app()?;
    build::server()?;
    step("screenshots", || {
        let mut pictures =
            process::cargo(["run", "--package", "sammen-tests", "--bin", "screenshots"]);
        with_test_environment(&mut pictures, &tools)
            .env("SAMMEN_SCREENSHOTS", paths::root().join("docs").join("screenshots"));
        process::run(&mut pictures)
    })
}
