//! Measures the door; `cargo xtask bench checkin` runs it.

use std::time::Duration;

use clap::Parser;
use sammen_tests::bench::{Pace, bench_door};
use tokio::{runtime::Builder, task::LocalSet};

#[derive(Parser)]
struct Arguments {
    /// How long each server is measured
    #[arg(long, default_value_t = 16_000)]
    duration_ms: u64,
    /// Where random choices come from
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

fn main() {
    let Arguments { duration_ms, seed } = Arguments::parse();
    let pace = Pace { duration: Duration::from_millis(duration_ms), seed };
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be made");
    let figures = LocalSet::new().block_on(&runtime, bench_door(&pace));
    println!("{figures}");
}
