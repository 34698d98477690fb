//! `cargo xtask bench api`: the server under load.

use anyhow::Result;

use crate::test::with_test_environment;
use crate::{build, process, tools};

/// How it is measured.
#[derive(clap::Args)]
pub struct Api {
    /// How long each figure is measured
    #[arg(long, default_value_t = 4_000)]
    duration_ms: u64,
}

impl Api {
    /// Builds the server and measures it. The last line on the screen is JSON.
    pub fn run(&self) -> Result<()> {
        tools::ensure_build_tools()?;
        let tools = tools::ensure_test_tools()?;
        build::server()?;
        let mut bench = process::cargo(["run", "--release", "--package", "sammen-tests"]);
        bench.args(["--bin", "bench_api", "--"]);
        bench.args(["--duration-ms", &self.duration_ms.to_string()]);
        process::run(with_test_environment(&mut bench, &tools))
    }
}
