//! The survey engine beside cases that the suites of other engines hold.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::{paths, process};

/// Expressions, each with the value that another engine gives it.
#[derive(clap::Args)]
pub struct Xpath {
    /// Cases, one JSON object a line
    #[arg(default_value = "../shared/conformance/xpath-dev.jsonl")]
    file: PathBuf,
}

/// Forms that are answered step by step, each with the state that another engine comes to.
#[derive(clap::Args)]
pub struct Scenarios {
    /// Cases, one JSON object a line
    #[arg(default_value = "../shared/conformance/scenarios-dev.jsonl")]
    file: PathBuf,
}

/// Whole forms, which must load and take any answer.
#[derive(clap::Args)]
pub struct Forms {
    /// A folder of XForms
    #[arg(default_value = "../shared/conformance/forms")]
    folder: PathBuf,
}

impl Forms {
    /// Shows how long each takes; the last line counts.
    pub fn run(&self) -> Result<()> {
        run("forms", &self.folder)
    }
}

impl Xpath {
    /// Shows what is missed; the last line counts.
    pub fn run(&self) -> Result<()> {
        run("xpath", &self.file)
    }
}

impl Scenarios {
    /// Shows what is missed; the last line counts.
    pub fn run(&self) -> Result<()> {
        run("scenarios", &self.file)
    }
}

fn run(what: &str, file: &Path) -> Result<()> {
    let file = if file.exists() { file.to_owned() } else { paths::root().join(file) };
    if !file.exists() {
        bail!(
            "there is no file {}: give one in the format that the README tells of",
            file.display()
        );
    }
    let package =
        ["run", "--quiet", "--package", "sammen-xforms", "--example", "conform", "--", what];
    process::run(process::cargo(package).arg(file))
}
