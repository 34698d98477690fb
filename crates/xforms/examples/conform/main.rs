//! Runs cases that other engines' test suites hold: `conform xpath FILE`, `conform scenarios FILE`, and forms with
//! random answers: `conform forms FOLDER`. `conform scripts FOLDER` writes random answers to a folder's forms, and
//! `conform javarosa FOLDER` compares what JavaRosa made of them with ours.

mod device;
mod forms;
mod javarosa;
mod known;
mod scenarios;
mod xpath;
mod zone;

use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [what, path] = arguments.as_slice() else {
        eprintln!("usage: conform xpath FILE | scenarios FILE | forms, scripts or javarosa FOLDER");
        return ExitCode::FAILURE;
    };
    let text = std::fs::read_to_string(path);
    let report = match (what.as_str(), text) {
        ("forms", _) => forms::run(Path::new(path)),
        ("scripts", _) => javarosa::write_scripts(Path::new(path)),
        ("javarosa", _) => javarosa::run(Path::new(path)),
        ("xpath", Ok(text)) => xpath::run(&text),
        ("scenarios", Ok(text)) => scenarios::run(&text),
        _ => {
            eprintln!("failed to read {path}");
            return ExitCode::FAILURE;
        }
    };
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
