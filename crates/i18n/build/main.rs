//! Turns `locales/*/*.ftl`, the residents' texts, `locales-later/*/*.ftl`, those of parts that are fetched later,
//! `locales-staff/*/*.ftl`, the staff's, and `locales-surveys/*/*.ftl` and `locales-paper/*/*.ftl`, those of whoever answers a
//! survey, which are in more languages, into typed Rust: parse, check that the languages agree, generate.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{fs, io};

use fluent::generate::{generate_locale, generate_messages};
use fluent::{Catalog, Problem, Source};
use thiserror::Error;

#[path = "../src/codes.rs"]
mod codes;
mod fluent;

const LOCALES_DIR: &str = "locales";
const LATER_LOCALES_DIR: &str = "locales-later";
const STAFF_LOCALES_DIR: &str = "locales-staff";
const SURVEY_LOCALES_DIR: &str = "locales-surveys";
const PAPER_LOCALES_DIR: &str = "locales-paper";

/// Why no code was generated.
#[derive(Debug, Error)]
enum BuildError {
    #[error("{path}: {source}", path = path.display())]
    Io { path: PathBuf, source: io::Error },
    #[error("the message files cannot be used, for the {} reasons above", .0.len())]
    Messages(Vec<Problem>),
    #[error("{0} has not the same languages as {1}; add or remove some")]
    Languages(&'static str, &'static str),
    #[error("{SURVEY_LOCALES_DIR} lacks {0}, which {LOCALES_DIR} has")]
    SurveyLanguage(String),
}

impl From<Vec<Problem>> for BuildError {
    fn from(problems: Vec<Problem>) -> Self {
        Self::Messages(problems)
    }
}

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed={LOCALES_DIR}");
    println!("cargo::rerun-if-changed={LATER_LOCALES_DIR}");
    println!("cargo::rerun-if-changed={STAFF_LOCALES_DIR}");
    println!("cargo::rerun-if-changed={SURVEY_LOCALES_DIR}");
    println!("cargo::rerun-if-changed={PAPER_LOCALES_DIR}");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=src/codes.rs");
    let Err(error) = build() else {
        return ExitCode::SUCCESS;
    };
    if let BuildError::Messages(problems) = &error {
        for problem in problems {
            println!("cargo::error={problem}");
        }
    }
    println!("cargo::error={error}");
    ExitCode::FAILURE
}

fn build() -> Result<(), BuildError> {
    let residents = catalog(LOCALES_DIR)?;
    let (later, staff) = (catalog(LATER_LOCALES_DIR)?, catalog(STAFF_LOCALES_DIR)?);
    let codes = |catalog: &Catalog| -> Vec<String> {
        catalog.languages.iter().map(|language| language.code.clone()).collect()
    };
    for (folder, other) in [(LATER_LOCALES_DIR, &later), (STAFF_LOCALES_DIR, &staff)] {
        if codes(&residents) != codes(other) {
            return Err(BuildError::Languages(folder, LOCALES_DIR));
        }
    }
    // In what the app speaks, people answer too.
    let surveys = catalog(SURVEY_LOCALES_DIR)?;
    let survey_codes = codes(&surveys);
    if let Some(code) = codes(&residents).into_iter().find(|code| !survey_codes.contains(code)) {
        return Err(BuildError::SurveyLanguage(code));
    }
    let paper = catalog(PAPER_LOCALES_DIR)?;
    if survey_codes != codes(&paper) {
        return Err(BuildError::Languages(PAPER_LOCALES_DIR, SURVEY_LOCALES_DIR));
    }
    let out_dir = std::env::var_os("OUT_DIR").expect("cargo sets OUT_DIR for build scripts");
    let out_dir = Path::new(&out_dir);
    write(&out_dir.join("locale.rs"), &generate_locale(&residents, "Locale")?)?;
    write(&out_dir.join("tongue.rs"), &generate_locale(&surveys, "Tongue")?)?;
    write(&out_dir.join("messages.rs"), &generate_messages(&residents, "Messages")?)?;
    write(&out_dir.join("later_messages.rs"), &generate_messages(&later, "LaterMessages")?)?;
    write(&out_dir.join("staff_messages.rs"), &generate_messages(&staff, "StaffMessages")?)?;
    write(&out_dir.join("survey_messages.rs"), &generate_messages(&surveys, "SurveyMessages")?)?;
    write(&out_dir.join("paper_messages.rs"), &generate_messages(&paper, "PaperMessages")?)
}

fn catalog(dir: &str) -> Result<Catalog, BuildError> {
    Ok(fluent::check(fluent::parse_languages(&read_sources(dir)?)?)?)
}

/// Reads every message file, one folder a language, in the order of their paths.
fn read_sources(dir: &str) -> Result<Vec<Source>, BuildError> {
    let mut sources = Vec::new();
    for folder in list(Path::new(dir))?.into_iter().filter(|path| path.is_dir()) {
        let language = file_name(&folder);
        for path in list(&folder)? {
            if path.extension().is_some_and(|extension| extension == "ftl") {
                let text = fs::read_to_string(&path).map_err(|error| io_error(&path, error))?;
                sources.push(Source {
                    language: language.clone(),
                    path: path.display().to_string(),
                    text,
                });
            }
        }
    }
    Ok(sources)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>, BuildError> {
    let mut paths = fs::read_dir(folder)
        .and_then(|entries| entries.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>, _>>())
        .map_err(|error| io_error(folder, error))?;
    paths.sort();
    Ok(paths)
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn write(path: &Path, text: &str) -> Result<(), BuildError> {
    fs::write(path, text).map_err(|error| io_error(path, error))
}

fn io_error(path: &Path, source: io::Error) -> BuildError {
    BuildError::Io { path: path.to_owned(), source }
}
