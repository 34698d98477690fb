//! The import, from files to content or to problems.

mod broken;
mod content;
mod whatever_the_bytes;

use sammen_server::import::{Content, ImportFile, ImportOptions, Problem, read_content};

fn file(name: &str, bytes: impl Into<Vec<u8>>) -> ImportFile {
    ImportFile { name: name.into(), bytes: bytes.into() }
}

fn read(files: &[ImportFile]) -> Result<Content, Vec<Problem>> {
    read_content(files, &ImportOptions::default())
}

fn listed(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

/// A whole area as CSV files, the smallest that reads; sheets can be replaced.
fn csv_area(replace: &[(&str, &str)]) -> Vec<ImportFile> {
    let sheets = [
        ("area.csv", "key,name,part_of\nnaboer,Naboer,Byen\n"),
        ("partners.csv", "key;name\nfolk;Folk\n"),
        ("places.csv", "key,name,address\nhus,Huset,Til venstre\n"),
        ("activities.csv", ACTIVITIES),
    ];
    let kept = sheets.iter().filter(|(name, _)| replace.iter().all(|(other, _)| other != name));
    kept.chain(replace).map(|(name, text)| file(name, *text)).collect()
}

const ACTIVITIES: &str = "\
key,title,title::English (en),description,place,organizer,audience,theme,sign_up,\
maximum_attendee_capacity,start_date,start_time,end_time,rrule
spis,Fællesspisning,Dinner,Vi spiser,hus,folk,everyone,food,registration,20,2026-09-03,17:30,19:00,\
FREQ=WEEKLY;COUNT=3
";
