//! A small area with activities whose seats the tests can count.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, Local};

/// Dates in the fixtures are written `{today+7}`, so that they never pass.
const DATE_START: &str = "{today+";

/// Writes the fixtures into a folder, with dates from today on, and returns the files.
#[must_use]
pub fn fixture_files(folder: &Path) -> Vec<PathBuf> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures");
    let entries = fs::read_dir(sources).expect("the fixtures are there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| {
            let source = entry.expect("the fixtures can be read").path();
            let text = fs::read_to_string(&source).expect("the fixtures can be read");
            let file = folder.join(source.file_name().expect("a file has a name"));
            fs::write(&file, with_dates(&text)).expect("a temporary folder can be written");
            file
        })
        .collect();
    files.sort();
    files
}

fn with_dates(text: &str) -> String {
    let mut parts = text.split(DATE_START);
    let mut written = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (days, rest) = part.split_once('}').expect("a date in a fixture ends with }");
        let days = Days::new(days.parse().expect("a date in a fixture counts days"));
        let date = Local::now().date_naive() + days;
        written += &date.format("%Y-%m-%d").to_string();
        written += rest;
    }
    written
}
