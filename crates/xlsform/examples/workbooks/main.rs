//! Converts every workbook in a folder and compares the forms' logic with those of another converter:
//! `workbooks compare WORKBOOKS REFERENCES`. `workbooks cases FOLDER` writes the project's own workbooks. A reference is `NAME.xml`, or `NAME.refused` with what the other said.

mod cases;
mod document;
mod expression;
mod facts;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use facts::Facts;
use sammen_xlsform::{Accept, convert};

/// Misses that were judged: the workbook's name, a tab and the reason.
const KNOWN: &str = include_str!("misses.txt");

/// So many differences of a workbook are shown.
const SHOWN_MAX: usize = 12;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["cases", folder] => cases::write(Path::new(folder)).map(|()| true),
        ["compare", workbooks, references] => {
            compare_all(Path::new(workbooks), Path::new(references))
        }
        ["forms", workbooks, folder] => {
            write_forms(Path::new(workbooks), Path::new(folder)).map(|()| true)
        }
        _ => Err(anyhow::anyhow!(
            "usage: workbooks cases FOLDER | compare WORKBOOKS REFERENCES | forms WORKBOOKS FOLDER"
        )),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Compares every workbook; whether all that differs was judged.
fn compare_all(workbooks: &Path, references: &Path) -> Result<bool> {
    let names =
        names(workbooks).with_context(|| format!("failed to read {}", workbooks.display()))?;
    let (mut passed, mut unjudged) = (0, 0);
    for name in &names {
        let differences = compare(&workbooks.join(name), references);
        if differences.is_empty() {
            passed += 1;
            continue;
        }
        let reason = known(name);
        unjudged += usize::from(reason.is_none());
        println!("{name}: {}", reason.unwrap_or("not judged"));
        differences.iter().take(SHOWN_MAX).for_each(|line| println!("    {line}"));
    }
    println!("passed {passed} of {}", names.len());
    Ok(unjudged == 0)
}

/// Writes the forms of workbooks that are taken and need no files.
fn write_forms(workbooks: &Path, folder: &Path) -> Result<()> {
    for name in names(workbooks)? {
        let Ok(converted) =
            convert(&std::fs::read(workbooks.join(&name))?, &[], Accept::Everything)
        else {
            continue;
        };
        if !converted.xml.contains("src=\"jr:") {
            let file = Path::new(&name).with_extension("xml");
            std::fs::write(folder.join(file), converted.xml)?;
        }
    }
    Ok(())
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
