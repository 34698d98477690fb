//! A table that is no content: any headings, and cells as text.

use super::{cell::Cell, csv_file, problem::ProblemKind, table::RawRow, workbook};

/// How a workbook begins: it is an archive.
const ARCHIVE: &[u8] = b"PK";

/// A row of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Row {
    /// Its number as the spreadsheet shows it; the first is 1.
    pub number: u32,
    /// What is in its cells, from column A on.
    pub cells: Vec<String>,
}

/// Reads the first sheet of a workbook, or a CSV file.
pub(crate) fn read_rows(bytes: &[u8]) -> Result<Vec<Row>, ProblemKind> {
    let rows = match bytes.starts_with(ARCHIVE) {
        true => workbook::read_first(bytes)?,
        false => csv_file::read(bytes)?,
    };
    Ok(rows.into_iter().map(Row::from).collect())
}

impl From<RawRow> for Row {
    fn from(row: RawRow) -> Self {
        Self { number: row.number, cells: row.cells.iter().map(Cell::to_string).collect() }
    }
}
