//! A small area with activities whose seats the tests can count.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{Days, Local, NaiveDateTime, TimeDelta};

/// Dates in the fixtures are written `{today+7}`, so that they never pass.
const DATE_START: &str = "{today+";

/// A date, its start and its end in the fixtures: an hour that begins today or tonight, and whose door is open.
const SOON: &str = "{soon}";

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
    let text = &text.replace(SOON, &soon(Local::now().naive_local()));
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

/// An hour two hours from now, or the first one after midnight that would go past it.
fn soon(now: NaiveDateTime) -> String {
    let hour = TimeDelta::hours(1);
    let mut starts = now + hour + hour;
    if (starts + hour).date() != starts.date() {
        starts = (starts + hour).date().and_hms_opt(0, 30, 0).expect("half an hour past midnight");
    }
    format!("{},{}", starts.format("%Y-%m-%d,%H:%M"), (starts + hour).format("%H:%M"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn soon_is_an_hour_of_one_day() {
        let check = |now: &str, expect: &str| {
            let now = NaiveDateTime::parse_from_str(now, "%Y-%m-%d %H:%M").expect("a time");
            assert_eq!(soon(now), expect);
        };
        check("2026-11-22 12:41", "2026-11-22,14:41,15:41");
        check("2026-11-22 20:59", "2026-11-22,22:59,23:59");
        check("2026-11-22 21:30", "2026-11-23,00:30,01:30");
        check("2026-11-22 23:10", "2026-11-23,01:10,02:10");
    }
}
