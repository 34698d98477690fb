//! `cargo xtask simulate`: runs many cases, or shows that mutants are caught.

#![expect(clippy::print_stdout, reason = "a program that people run")]

use std::{
    path::PathBuf,
    process::ExitCode,
    sync::atomic::{AtomicBool, AtomicU64, Ordering::Relaxed},
    time::Instant,
};

use anyhow::{Context, Result};
use clap::Parser;
use sammen_domain::mutant::{Mutant, switch};
use sammen_server::Database;
use sammen_simulation::{Case, Statistics, Trace, Violation, World, catch, generate, shrink};

/// Runs simulated worlds and checks every promise in each.
#[derive(Debug, Parser)]
struct Arguments {
    /// How many schedules; for mutants, the most for each.
    #[arg(long, default_value_t = 20_000)]
    schedules: u64,
    /// The first schedule's seed; the next ones follow it.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// How many at a time.
    #[arg(long, default_value_t = 1)]
    jobs: u64,
    /// Switches on one bug after the other and says where each was caught.
    #[arg(long)]
    mutants: bool,
    /// Runs a kept case again and shows what happens in it.
    #[arg(long, value_name = "FILE", conflicts_with = "mutants")]
    replay: Option<PathBuf>,
    /// With one mutant on, by its name.
    #[arg(long, value_name = "MUTANT")]
    with: Option<String>,
    /// Where failing cases are kept.
    #[arg(long, value_name = "DIR", default_value = "crates/simulation/regressions")]
    keep: PathBuf,
}

/// The most schedules that a mutant may live through.
const MUTANT_SCHEDULES_MAX: u64 = 5_000;

fn main() -> Result<ExitCode> {
    let arguments = Arguments::parse();
    if let Some(file) = &arguments.replay {
        return replay(file, arguments.with.as_deref());
    }
    if arguments.mutants {
        return Ok(run_mutants(arguments.seed));
    }
    run_schedules(&arguments)
}

fn disk() -> Database {
    Database::in_memory().expect("there is memory")
}

/// What one job has done, and the case that ended it: made small, with the step at which it failed.
type Done = (Statistics, Option<(Case, usize, Violation)>);

fn run_schedules(arguments: &Arguments) -> Result<ExitCode> {
    let started = Instant::now();
    let (next, has_failed) = (AtomicU64::new(0), AtomicBool::new(false));
    let mutant = arguments.with.as_deref().map(mutant_named).transpose()?;
    let work = || {
        switch(mutant);
        let disk = disk();
        let mut sum = Statistics::default();
        let mut failed = None;
        loop {
            let number = next.fetch_add(1, Relaxed);
            if number >= arguments.schedules || has_failed.load(Relaxed) {
                return (sum, failed);
            }
            let case = generate(arguments.seed.wrapping_add(number));
            match run(&case, &disk, Trace::default()).0 {
                Ok(statistics) => add(&mut sum, statistics),
                Err((step, violation)) => {
                    has_failed.store(true, Relaxed);
                    failed = Some((shrink(&case, &violation, &disk), step, violation));
                }
            }
        }
    };
    let done: Vec<Done> = std::thread::scope(|scope| {
        let jobs: Vec<_> = (0..arguments.jobs.max(1)).map(|_| scope.spawn(work)).collect();
        jobs.into_iter().map(|job| job.join().expect("a job does not panic")).collect()
    });
    let mut sum = Statistics::default();
    for (statistics, failed) in done {
        add(&mut sum, statistics);
        if let Some((case, step, violation)) = failed {
            return fail(arguments, &case, step, &violation);
        }
    }
    let seconds = started.elapsed().as_secs_f64();
    let Statistics { steps, commits, decided } = sum;
    println!("{steps} steps, {commits} commits looked at, {decided} operations decided");
    println!(
        "{:.0} schedules a second, {} at a time",
        per(arguments.schedules, seconds),
        arguments.jobs
    );
    println!("{} schedules, 0 violations", arguments.schedules);
    Ok(ExitCode::SUCCESS)
}

#[expect(clippy::cast_precision_loss, reason = "for people to read")]
fn per(count: u64, seconds: f64) -> f64 {
    count as f64 / seconds
}

fn add(sum: &mut Statistics, more: Statistics) {
    sum.steps += more.steps;
    sum.commits += more.commits;
    sum.decided += more.decided;
}

fn run(
    case: &Case,
    disk: &Database,
    trace: Trace,
) -> (Result<Statistics, (usize, Violation)>, String) {
    match World::new(case, disk, trace) {
        Ok(mut world) => (world.run(), world.trace().to_string()),
        Err(violation) => (Err((0, violation)), String::new()),
    }
}

fn fail(
    arguments: &Arguments,
    case: &Case,
    step: usize,
    violation: &Violation,
) -> Result<ExitCode> {
    println!("seed {}, step {step}: {violation}", case.seed);
    println!("{} steps are enough:", case.steps.len());
    for step in &case.steps {
        println!("  {step:?}");
    }
    let file = arguments.keep.join(format!("seed-{}.json", case.seed));
    std::fs::create_dir_all(&arguments.keep)?;
    std::fs::write(&file, serde_json::to_string_pretty(case)? + "\n")
        .with_context(|| format!("failed to keep the case as {}", file.display()))?;
    println!("kept as {}; run it again with `--replay`", file.display());
    Ok(ExitCode::FAILURE)
}

fn run_mutants(first_seed: u64) -> ExitCode {
    let disk = disk();
    let mut living = 0;
    for mutant in Mutant::ALL.iter().copied() {
        let name = format!("{mutant:?}");
        match catch(mutant, first_seed, MUTANT_SCHEDULES_MAX, &disk) {
            Some(caught) => println!(
                "{name:<24} caught after {:>4} (seed {}) by {}",
                caught.after, caught.seed, caught.violation
            ),
            None => {
                living += 1;
                println!("{name:<24} NOT caught: {}", mutant.meaning());
            }
        }
    }
    println!("{} mutants, {living} not caught within {MUTANT_SCHEDULES_MAX}", Mutant::ALL.len());
    if living == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn replay(file: &std::path::Path, with: Option<&str>) -> Result<ExitCode> {
    let text = std::fs::read_to_string(file)
        .with_context(|| format!("failed to read {}", file.display()))?;
    let case: Case = serde_json::from_str(&text).context("failed to read the case")?;
    switch(with.map(mutant_named).transpose()?);
    let (ended, trace) = run(&case, &disk(), Trace::kept());
    print!("{trace}");
    match ended {
        Ok(_) => {
            println!("nothing is broken");
            Ok(ExitCode::SUCCESS)
        }
        Err((step, violation)) => {
            println!("step {step}: {violation}");
            Ok(ExitCode::FAILURE)
        }
    }
}

fn mutant_named(name: &str) -> Result<Mutant> {
    let named = |mutant: &&Mutant| format!("{mutant:?}") == name;
    Mutant::ALL.iter().find(named).copied().with_context(|| format!("no mutant is called {name}"))
}
