//! Series of dates beside `recurring-ical-events`, which many calendars of the Python world use.
//!
//! Cases are made from a seed: the same seed, the same cases. Each is a calendar file and a range of days; both
//! sides say which dates take place, and when each starts and ends as an instant.

mod cases;
mod compare;
mod judge;
mod random;

use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::step::step;
use crate::tools::{PythonNeeds, PythonPackage, ensure_python};
use crate::{paths, process};
use cases::Case;
use compare::Verdict;

/// The other side, and all that it brings, each at one version.
const PACKAGES: [PythonPackage; 8] = [
    package("recurring-ical-events", "3.8.2"),
    package("icalendar", "7.3.0"),
    package("python-dateutil", "2.9.0.post0"),
    package("x-wr-timezone", "2.0.1"),
    package("tzdata", "2026.6"),
    package("six", "1.17.0"),
    package("click", "8.5.1"),
    package("typing-extensions", "4.16.0"),
];

const fn package(name: &'static str, version: &'static str) -> PythonPackage {
    PythonPackage { name, version }
}

/// How many disagreements are shown in full.
const SHOWN_MAX: usize = 5;

/// Dates of iCalendar series in Copenhagen, beside `recurring-ical-events`.
#[derive(clap::Args)]
pub struct Recurrence {
    /// How many cases
    #[arg(long, default_value_t = 2_500)]
    cases: u64,
    /// Where the cases come from
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Show one case, by its number, with both answers
    #[arg(long)]
    show: Option<u64>,
}

/// What the tests run.
pub const SHORT: Recurrence = Recurrence { cases: 2_500, seed: 1, show: None };

impl Recurrence {
    /// Makes the cases, asks both sides and compares; the last line says how many agree.
    pub fn run(&self) -> Result<()> {
        let cases = cases::make(self.seed, self.cases);
        let asked: Vec<&Case> =
            cases.iter().filter(|case| self.show.is_none_or(|id| case.id == id)).collect();
        let folder = paths::target_dir().join("conform/recurrence");
        std::fs::create_dir_all(&folder)
            .with_context(|| format!("failed to make {}", folder.display()))?;
        let file = folder.join("cases.jsonl");
        let lines: String = asked.iter().map(|case| format!("{}\n", case.to_json())).collect();
        std::fs::write(&file, lines)
            .with_context(|| format!("failed to write {}", file.display()))?;
        let ours = step("our dates", || answers(&mut our_program(), &file, "ours"))?;
        let theirs = step("their dates", || answers(&mut their_program()?, &file, "theirs"))?;
        if self.show.is_some() {
            for case in asked {
                println!(
                    "{}\nours:   {:?}\ntheirs: {:?}",
                    case.ics, ours[&case.id], theirs[&case.id]
                );
            }
            return Ok(());
        }
        report(&asked, &ours, &theirs)
    }
}

type Answers = BTreeMap<u64, compare::Answer>;

fn report(cases: &[&Case], ours: &Answers, theirs: &Answers) -> Result<()> {
    let mut counts = compare::Counts::default();
    let mut shown = 0;
    for case in cases {
        let answer = |side: &'static str, all: &Answers| {
            all.get(&case.id).cloned().with_context(|| format!("{side} did not answer {}", case.id))
        };
        let (our, their) = (answer("we", ours)?, answer("they", theirs)?);
        let verdict = compare::compare(case, &our, &their);
        if let Verdict::Unjudged(difference) = &verdict
            && shown < SHOWN_MAX
        {
            shown += 1;
            println!("case {}: {difference}\n{}", case.id, case.ics);
        }
        counts.add(case, verdict);
    }
    println!("{counts}");
    let (passed, all) = (counts.passed(), cases.len());
    let unjudged = counts.unjudged();
    println!("passed {passed} of {all}");
    if unjudged > 0 {
        bail!("{unjudged} cases disagree for a reason that nobody has judged");
    }
    Ok(())
}

/// Our expander, which reads cases and writes answers.
fn our_program() -> Command {
    let package = "sammen-recurrence";
    process::cargo(["run", "--quiet", "--package", package, "--example", "expand"])
}

/// Theirs, behind a script of ours.
fn their_program() -> Result<Command> {
    let python = ensure_python("recurrence", &PACKAGES, PythonNeeds::Listed)?;
    let mut command = process::command(python);
    command.arg(script());
    Ok(command)
}

fn script() -> PathBuf {
    paths::root().join("crates/xtask/src/conform/recurrence/expand.py")
}

/// Gives the cases to a program and reads its answers, one a line.
fn answers(program: &mut Command, cases: &Path, side: &str) -> Result<Answers> {
    let input = File::open(cases).with_context(|| format!("failed to open {}", cases.display()))?;
    let answers = cases.with_file_name(format!("{side}.jsonl"));
    let output =
        File::create(&answers).with_context(|| format!("failed to make {}", answers.display()))?;
    process::run(program.stdin(input).stdout(output))?;
    let text = std::fs::read_to_string(&answers)
        .with_context(|| format!("failed to read {}", answers.display()))?;
    text.lines()
        .map(|line| {
            let answer: compare::Answer = serde_json::from_str(line)
                .with_context(|| format!("failed to read an answer of {side}: {line}"))?;
            Ok((answer.id, answer))
        })
        .collect()
}
