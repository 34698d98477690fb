//! A sheet as a CSV file, separated by commas or semicolons.

use super::{
    cell::Cell,
    problem::ProblemKind,
    table::{ROWS_MAX, RawRow},
};

/// Reads the rows of a CSV file.
pub(super) fn read(bytes: &[u8]) -> Result<Vec<RawRow>, ProblemKind> {
    let text = core::str::from_utf8(bytes).map_err(|_| ProblemKind::NotUtf8)?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // One kind of line end, so that blank lines can be counted below.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(&text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut number = 0;
    let mut record = csv::StringRecord::new();
    loop {
        let start = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let more = reader.read_record(&mut record);
        if !more.map_err(|error| ProblemKind::NotCsv { reason: error.to_string() })? {
            return Ok(rows);
        }
        // The reader passes over blank lines, which the spreadsheet counts as rows.
        number += blank_lines(&text, start) + 1;
        if number > ROWS_MAX {
            return Err(ProblemKind::TooManyRows { rows_max: ROWS_MAX });
        }
        rows.push(RawRow { number, cells: record.iter().map(Cell::text).collect() });
    }
}

/// A Danish Excel separates by semicolons; the headings tell.
fn separator(text: &str) -> u8 {
    let headings = text.lines().next().unwrap_or_default();
    let count = |separator| headings.matches(separator).count();
    if count(';') > count(',') { b';' } else { b',' }
}

fn blank_lines(text: &str, start: usize) -> u32 {
    let rest = text.as_bytes().get(start..).unwrap_or_default();
    let blank = rest.iter().take_while(|&&byte| byte == b'\n').count();
    u32::try_from(blank).unwrap_or(u32::MAX - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expect: &[(u32, &[&str])]) {
        let rows = read(bytes).unwrap();
        let rows: Vec<(u32, Vec<String>)> = rows
            .into_iter()
            .map(|row| (row.number, row.cells.iter().map(ToString::to_string).collect()))
            .collect();
        let expect: Vec<(u32, Vec<String>)> = expect
            .iter()
            .map(|(number, cells)| (*number, cells.iter().map(ToString::to_string).collect()))
            .collect();
        assert_eq!(rows, expect);
    }

    #[test]
    fn reads_both_separators_with_and_without_a_mark() {
        check(b"key,name\nx,y\n", &[(1, &["key", "name"]), (2, &["x", "y"])]);
        check(b"key;name\r\nx;y, z\r\n", &[(1, &["key", "name"]), (2, &["x", "y, z"])]);
        check("\u{feff}key\næ".as_bytes(), &[(1, &["key"]), (2, &["æ"])]);
        check(b"", &[]);
    }

    #[test]
    fn counts_rows_as_the_spreadsheet_does() {
        check(b"a\n\n\nb\r\n\r\nc\rd", &[(1, &["a"]), (4, &["b"]), (6, &["c"]), (7, &["d"])]);
        check(b"\n\na\n\"b\n\nb\"\nc", &[(3, &["a"]), (4, &["b\n\nb"]), (5, &["c"])]);
    }

    #[test]
    fn says_how_to_save_text_of_another_encoding() {
        assert_eq!(read(b"key;name\nx;H\xf8je").unwrap_err(), ProblemKind::NotUtf8);
    }
}
