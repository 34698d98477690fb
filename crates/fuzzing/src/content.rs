//! The secretariat's files.

use sammen_domain::Row;
use sammen_server::import::{Content, ImportFile, ImportOptions, read_content};

use crate::parts;

/// Imports an input: an archive is a workbook; of parts, those called `….csv` or `….ics` are files of their own
/// and the others are in a workbook.
pub fn read(input: &[u8]) {
    let files = files(input);
    // Weeks that the import moves dates by, within its century.
    let shift_days = input.last().map_or(0, |last| i32::from(*last) * 7);
    match read_content(&files, &ImportOptions { shift_days, today: None }) {
        Ok(content) => check(content),
        Err(problems) => assert!(!problems.is_empty(), "nothing was read and nothing is wrong"),
    }
}

/// The files that an input stands for.
pub fn files(input: &[u8]) -> Vec<ImportFile> {
    let workbook = |bytes| ImportFile { name: "content.xlsx".into(), bytes };
    if parts::is_archive(input) {
        return vec![workbook(input.to_vec())];
    }
    let parts = parts::split(input);
    let (files, inside): (Vec<_>, Vec<_>) = parts.iter().partition(|part| {
        let name = part.name.to_ascii_lowercase();
        name.ends_with(".csv") || name.ends_with(".ics")
    });
    let archive = if inside.is_empty() { None } else { parts::archive(inside) };
    files
        .into_iter()
        .map(|part| ImportFile { name: part.name.clone(), bytes: part.bytes.to_vec() })
        .chain(archive.map(workbook))
        .collect()
}

/// What was read travels: each row is the same when it is written and read.
fn check(content: Content) {
    let Content { area, partners, places, services, activities, occurrences, .. } = content;
    let rows = [Row::Area(area)]
        .into_iter()
        .chain(partners.into_iter().map(Row::Partner))
        .chain(places.into_iter().map(Row::Place))
        .chain(services.into_iter().map(Row::Service))
        .chain(activities.into_iter().map(Row::Activity))
        .chain(occurrences.into_iter().map(Row::Occurrence));
    for row in rows {
        if let Row::Occurrence(occurrence) = &row {
            assert!(
                occurrence.starts_at < occurrence.ends_at,
                "{occurrence:?} ends before it starts"
            );
        }
        assert_eq!(Row::decode(&row.encode()), Ok(row));
    }
}
