//! Runs cases that other engines' test suites hold: `conform xpath FILE`, `conform scenarios FILE`.

mod device;
mod known;
mod scenarios;
mod xpath;
mod zone;

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let run = match arguments.first().map(String::as_str) {
        Some("xpath") => xpath::run,
        Some("scenarios") => scenarios::run,
        _ => {
            eprintln!("usage: conform xpath|scenarios FILE");
            return ExitCode::FAILURE;
        }
    };
    let Some(text) = arguments.get(1).and_then(|file| std::fs::read_to_string(file).ok()) else {
        eprintln!("failed to read the file of cases");
        return ExitCode::FAILURE;
    };
    let report = run(&text);
    println!("passed {} of {}", report.passed, report.all);
    if report.is_enough() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How many cases there are and how many did as expected.
#[derive(Default)]
pub struct Report {
    pub passed: usize,
    pub all: usize,
    /// The share that is wanted, in percent.
    pub wanted: usize,
}

impl Report {
    fn is_enough(&self) -> bool {
        self.passed * 100 >= self.all * self.wanted
    }
}
