//! `cargo xtask bench checkin`: the door, beside pretix.

use anyhow::Result;

use crate::test::with_test_environment;
use crate::tools::{PythonNeeds, PythonPackage, ensure_python};
use crate::{build, process, tools};

/// What is measured beside ours, and what serves it.
const PRETIX: [PythonPackage; 2] = [
    PythonPackage { name: "pretix", version: "2026.8.0" },
    PythonPackage { name: "gunicorn", version: "27.0.1" },
];

/// How it is measured.
#[derive(clap::Args)]
pub struct Checkin {
    /// How long each server is measured
    #[arg(long, default_value_t = 8_000)]
    duration_ms: u64,
}

impl Checkin {
    /// Builds everything and measures it. The last line on the screen is JSON.
    pub fn run(&self) -> Result<()> {
        tools::ensure_build_tools()?;
        let tools = tools::ensure_test_tools()?;
        let pretix = ensure_python("pretix", &PRETIX, PythonNeeds::Resolved)?;
        build::app()?;
        build::server()?;
        let mut bench = process::cargo(["run", "--release", "--package", "sammen-tests"]);
        bench.args(["--bin", "bench_door", "--"]);
        bench.args(["--duration-ms", &self.duration_ms.to_string()]);
        bench.env("SAMMEN_PRETIX_PYTHON", pretix);
        process::run(with_test_environment(&mut bench, &tools))
    }
}
