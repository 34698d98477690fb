//! `cargo xtask kill`: ends servers, databases and browsers in the middle of their work, and looks for
//! what was lost.

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::step::step;
use crate::test::with_test_environment;
use crate::tools::TestTools;
use crate::{build, paths, process, tools};

/// What is killed.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Victim {
    /// The server's process, under load
    Server,
    /// A PostgreSQL with a synchronous standby that takes its place
    Primary,
    /// Chromium, in the middle of registering, answering and syncing
    Browser,
    /// The server's disk, which is filled
    Disk,
}

/// A database of the server.
#[derive(Clone, Copy, Debug, PartialEq, ValueEnum)]
pub enum Database {
    /// The embedded one
    Sqlite,
    /// A PostgreSQL that the test starts for itself
    Postgres,
}

/// What to kill, and how often.
#[derive(clap::Args)]
pub struct Kill {
    /// What is killed
    #[arg(value_enum)]
    victim: Victim,
    /// How often; as often as is promised unless it is given
    #[arg(long, conflicts_with = "short")]
    times: Option<u32>,
    /// The server's database, where there is a choice; each in turn unless one is given
    #[arg(long, value_enum)]
    database: Option<Database>,
    /// As often as every change of the project is tested
    #[arg(long)]
    short: bool,
    /// Where random choices come from; another one each time unless it is given
    #[arg(long)]
    seed: Option<u64>,
}

impl Victim {
    /// How often it is killed, in all and in short.
    fn times(self, is_short: bool) -> u32 {
        match (self, is_short) {
            (Self::Server, false) => 300,
            (Self::Server, true) => 12,
            (Self::Primary, false) => 20,
            (Self::Primary, true) => 1,
            (Self::Browser, false) => 100,
            (Self::Browser, true) => 5,
            (Self::Disk, false) => 20,
            (Self::Disk, true) => 2,
        }
    }

    fn databases(self) -> &'static [Database] {
        match self {
            Self::Server => Database::value_variants(),
            Self::Primary => &[Database::Postgres],
            Self::Browser | Self::Disk => &[Database::Sqlite],
        }
    }
}

/// Builds what is killed and kills it.
pub fn run(kill: &Kill) -> Result<()> {
    tools::ensure_build_tools()?;
    let tools = tools::ensure_test_tools()?;
    build::server()?;
    if kill.victim == Victim::Browser {
        build::app()?;
    }
    let times = kill.times.unwrap_or_else(|| kill.victim.times(kill.short));
    let mut databases = kill.victim.databases().to_vec();
    if let Some(chosen) = kill.database {
        databases.retain(|database| *database == chosen);
        if databases.is_empty() {
            bail!("{} is not killed on that database", name(kill.victim));
        }
    }
    run_each(kill.victim, &databases, times, kill.seed, &tools)
}

/// The short form of everything, on what was built before.
pub fn run_short(tools: &TestTools) -> Result<()> {
    if !paths::server_binary().is_file() {
        bail!("the server is not built; run `cargo xtask test --only build`");
    }
    Victim::value_variants().iter().try_for_each(|victim| {
        run_each(*victim, victim.databases(), victim.times(true), None, tools)
    })
}

fn run_each(
    victim: Victim,
    databases: &[Database],
    times: u32,
    seed: Option<u64>,
    tools: &TestTools,
) -> Result<()> {
    databases.iter().try_for_each(|database| {
        step(&format!("kill {} on {}", name(victim), name(*database)), || {
            let mut kill = process::cargo(["run", "--quiet", "--package", "sammen-tests"]);
            kill.args(["--bin", "kill", "--", &name(victim)]);
            kill.args(["--times", &times.to_string(), "--database", &name(*database)]);
            if let Some(seed) = seed {
                kill.args(["--seed", &seed.to_string()]);
            }
            process::run(with_test_environment(&mut kill, tools))
        })
    })
}

fn name(value: impl ValueEnum) -> String {
    value.to_possible_value().expect("nothing is hidden").get_name().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_promised_is_what_is_done_unless_told_otherwise() {
        let promised = Victim::value_variants().iter().map(|victim| {
            let databases = victim.databases().iter().map(|database| name(*database));
            format!("{} {} {:?}", name(*victim), victim.times(false), databases.collect::<Vec<_>>())
        });
        assert_eq!(
            promised.collect::<Vec<_>>(),
            [
                "server 300 [\"sqlite\", \"postgres\"]",
                "primary 20 [\"postgres\"]",
                "browser 100 [\"sqlite\"]",
                "disk 20 [\"sqlite\"]",
            ]
        );
    }
}
