//! The survey session as a program of its own, compiled as the app is.

use std::path::PathBuf;

use anyhow::Result;

use crate::tools::WASM_TARGET;
use crate::{build, finish_dist, paths, process};

const PACKAGE: &str = "sammen-bench-survey-page";
const PROFILE: &str = "wasm-release";
/// What its files are called.
const NAME: &str = "survey";

/// What a program opens forms from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// The compiled form alone, as the app.
    Compiled,
    /// XML too.
    Xml,
}

/// Where the built program is.
pub fn folder(reads: Reads) -> PathBuf {
    paths::target_dir().join(match reads {
        Reads::Compiled => "survey-program",
        Reads::Xml => "survey-program-xml",
    })
}

/// Builds it, without the names of its functions, as the app's program is.
pub fn build(reads: Reads) -> Result<()> {
    let mut cargo = process::cargo(["build", "--profile", PROFILE, "--target", WASM_TARGET]);
    cargo.args(["--package", PACKAGE]);
    if reads == Reads::Xml {
        cargo.args(["--features", "xml"]);
    }
    process::run(&mut cargo)?;
    let built = paths::target_dir().join(WASM_TARGET).join(PROFILE);
    build::bindings(&built.join("sammen_bench_survey_page.wasm"), &folder(reads), NAME)?;
    finish_dist::take_out_names(&folder(reads))
}
