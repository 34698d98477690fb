//! Kills servers, databases and browsers, and tells what was lost; `cargo xtask kill` runs it.

use std::process::ExitCode;

use clap::{Parser, ValueEnum};
use sammen_tests::kill::{
    DatabaseKind, Plan, fill_disk, kill_browsers, kill_primaries, kill_servers,
};
use tokio::{
    runtime::Builder,
    signal::unix::{SignalKind, signal},
    task::LocalSet,
};

#[derive(Clone, Copy, ValueEnum)]
enum Victim {
    /// The server's process
    Server,
    /// A PostgreSQL with a synchronous standby
    Primary,
    /// Chromium
    Browser,
    /// The server's disk, which is filled
    Disk,
}

#[derive(Parser)]
struct Arguments {
    /// What is killed
    victim: Victim,
    /// How often
    #[arg(long)]
    times: u32,
    /// The server's database
    #[arg(long, value_enum, default_value = "sqlite")]
    database: DatabaseKind,
    /// Where random choices come from; another one each time unless it is given
    #[arg(long)]
    seed: Option<u64>,
}

fn main() -> ExitCode {
    let Arguments { victim, times, database, seed } = Arguments::parse();
    let plan = Plan { times, database, seed: seed.unwrap_or_else(|| fastrand::u64(..)) };
    println!("seed {}", plan.seed);
    let runtime = Builder::new_current_thread().enable_all().build();
    let runtime = runtime.expect("a runtime can be made");
    let verdict = LocalSet::new().block_on(&runtime, async {
        tokio::select! {
            verdict = kill(victim, &plan) => Some(verdict),
            // Whoever stops this stops what it has started: all of it is ended when it is dropped.
            () = told_to_stop() => None,
        }
    });
    let Some(verdict) = verdict else { return ExitCode::FAILURE };
    println!("{verdict}");
    ExitCode::SUCCESS
}

async fn kill(victim: Victim, plan: &Plan) -> String {
    match victim {
        Victim::Server => kill_servers(plan).await,
        Victim::Primary => kill_primaries(plan).await,
        Victim::Browser => kill_browsers(plan).await,
        Victim::Disk => fill_disk(plan).await,
    }
}

async fn told_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).expect("the runtime takes signals");
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
