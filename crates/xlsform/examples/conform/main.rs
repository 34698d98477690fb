//! Converts every workbook in a folder and compares the forms' logic with those of another converter:
//! `conform WORKBOOKS REFERENCES`. A reference is `NAME.xml`, or `NAME.refused` with what the other said.

mod document;
mod expression;
mod facts;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use facts::Facts;
use sammen_xlsform::{Accept, convert};

/// Misses that were judged: the workbook's name, a tab and the reason.
const KNOWN: &str = include_str!("misses.txt");

fn main() -> ExitCode {
    let arguments: Vec<PathBuf> = std::env::args().skip(1).map(PathBuf::from).collect();
    let [workbooks, references] = arguments.as_slice() else {
        eprintln!("usage: conform WORKBOOKS REFERENCES");
        return ExitCode::FAILURE;
    };
    let names = match names(workbooks) {
        Ok(names) => names,
        Err(error) => {
            eprintln!("failed to read {}: {error}", workbooks.display());
            return ExitCode::FAILURE;
        }
    };
    let mut passed = 0;
    let mut unjudged = 0;
    for name in &names {
        let differences = compare(&workbooks.join(name), references);
        match differences.as_slice() {
            [] => passed += 1,
            all => {
                let reason = known(name);
                unjudged += usize::from(reason.is_none());
                println!("{name}: {}", reason.unwrap_or("not judged"));
                all.iter().take(12).for_each(|line| println!("    {line}"));
            }
        }
    }
    println!("passed {passed} of {}", names.len());
    if unjudged == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".xlsx") && !name.starts_with('~') {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

fn known(name: &str) -> Option<&'static str> {
    let lines = KNOWN.lines().filter(|line| !line.starts_with('#'));
    let mut pairs = lines.filter_map(|line| line.split_once('\t'));
    pairs.find(|(known, _)| *known == name).map(|(_, reason)| reason)
}

/// What differs; nothing where both forms mean the same, or both converters refuse.
fn compare(workbook: &Path, references: &Path) -> Vec<String> {
    let Ok(bytes) = std::fs::read(workbook) else { return vec!["cannot be read".to_owned()] };
    let stem = workbook.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let reference = std::fs::read_to_string(references.join(format!("{stem}.xml")));
    match (convert(&bytes, &[], Accept::Everything), reference) {
        (Err(_), Err(_)) => Vec::new(),
        (Err(problems), Ok(_)) => {
            problems.iter().map(|problem| format!("refused: {problem}")).collect()
        }
        (Ok(_), Err(_)) => {
            let said = std::fs::read_to_string(references.join(format!("{stem}.refused")));
            vec![format!("the reference is refused: {}", said.unwrap_or_default().trim())]
        }
        (Ok(converted), Ok(reference)) => {
            let ours = Facts::read(&converted.xml).map(|facts| facts.named(&stem));
            match (ours, Facts::read(&reference)) {
                (Ok(ours), Ok(theirs)) => differences(&ours, &theirs),
                (ours, theirs) => vec![format!("no XML: {:?} {:?}", ours.err(), theirs.err())],
            }
        }
    }
}

fn differences(ours: &Facts, theirs: &Facts) -> Vec<String> {
    let mut all = pairs(&ours.logic, &theirs.logic);
    all.extend(ours.words_beside(theirs));
    all
}

fn pairs(ours: &BTreeMap<String, String>, theirs: &BTreeMap<String, String>) -> Vec<String> {
    let missing = |text: Option<&String>| text.cloned().unwrap_or_else(|| "nothing".to_owned());
    let mut keys: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
    keys.sort();
    keys.dedup();
    let different = keys.into_iter().filter(|key| ours.get(*key) != theirs.get(*key));
    different
        .map(|key| format!("{key}: {} / {}", missing(ours.get(key)), missing(theirs.get(key))))
        .collect()
}
