//! The program that reads tickets where the browser cannot: small, apart from the app, and run by a worker.

use std::path::Path;

use anyhow::Result;

use super::bindings;
use crate::tools::WASM_TARGET;
use crate::{paths, process};

const PACKAGE: &str = "sammen-scan";
const PROFILE: &str = "wasm-release";
/// Where its files are, beside the scripts in `public/scanner` that name them.
pub const FOLDER: &str = "scanner/";
const NAME: &str = "decoder";

/// Builds it into the folder of the app.
pub fn build(folder: &Path) -> Result<()> {
    let mut cargo = process::cargo(["build", "--profile", PROFILE, "--target", WASM_TARGET]);
    process::run(cargo.args(["--package", PACKAGE]))?;
    let built = paths::target_dir().join(WASM_TARGET).join(PROFILE).join("sammen_scan.wasm");
    bindings(&built, &folder.join(FOLDER), NAME)
}
