//! `cargo xtask bench survey`: answering surveys, beside ODK's engine for browsers.

use anyhow::Result;

use crate::step::step;
use crate::survey_program::{self, Reads};
use crate::test::with_test_environment;
use crate::tools::NpmPackage;
use crate::{paths, process, tools};

const DRIVER_CRATE: &str = "sammen-bench-survey";

/// What is measured beside ours. It is one file, which a page can import as it is.
const PEER: NpmPackage = NpmPackage { name: "@getodk/xforms-engine", version: "0.22.0" };

/// How the bench is run.
#[derive(clap::Args)]
pub struct Survey {
    /// How often everything is measured; the median counts
    #[arg(long, default_value_t = 5)]
    repetitions: usize,
    /// Measure what is built
    #[arg(long)]
    no_build: bool,
}

impl Survey {
    /// Builds our engine, installs the other, and measures. The last line is for scripts.
    pub fn run(&self) -> Result<()> {
        tools::ensure_build_tools()?;
        let tools = tools::ensure_test_tools()?;
        let packages = paths::tools_dir().join("bench-survey");
        step("peer", || tools::ensure_npm_packages(&packages, &[PEER]))?;
        if !self.no_build {
            step("build the session", || survey_program::build(Reads::Xml))?;
        }
        let mut driver = process::cargo(["run", "--release", "--package", DRIVER_CRATE]);
        with_test_environment(&mut driver, &tools)
            .env("SAMMEN_BENCH_PAGE", paths::root().join("crates/bench-survey/page"))
            .env("SAMMEN_BENCH_PROGRAM", survey_program::folder(Reads::Xml))
            .env("SAMMEN_BENCH_PEER", packages.join("node_modules").join(PEER.name).join("dist"))
            .env("SAMMEN_BENCH_REPETITIONS", self.repetitions.to_string());
        process::run(&mut driver)
    }
}
