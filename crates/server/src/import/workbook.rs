//! The sheets of an .xlsx workbook.

use std::{
    collections::BTreeMap,
    io::Cursor,
    panic::{AssertUnwindSafe, catch_unwind},
};

use calamine::{Reader, Xlsx, XlsxError};

use super::{
    cell::Cell,
    problem::{Problem, ProblemKind},
    sheet::Sheet,
    table::{ROWS_MAX, RawRow, Table},
};

/// The most columns that are looked at: far more than any sheet has.
const COLUMNS_MAX: u32 = 256;

type Workbook<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads every sheet of a workbook that is not called a note (`_…`).
///
/// The workbook library panics on some damaged files; to whoever gave the file, that is a problem
/// with it like any other.
pub(super) fn read(file: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Table> {
    // What a panic leaves half pushed is only more problems of the same file.
    catch_unwind(AssertUnwindSafe(|| read_sheets(file, bytes, problems))).unwrap_or_else(|_| {
        let kind = ProblemKind::NotAWorkbook { reason: "it is damaged".into() };
        problems.push(Problem::of_file(file, kind));
        Vec::new()
    })
}

fn read_sheets(file: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Table> {
    let not_a_workbook = |error: XlsxError| ProblemKind::NotAWorkbook { reason: error.to_string() };
    let mut workbook = match Workbook::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(error) => {
            problems.push(Problem::of_file(file, not_a_workbook(error)));
            return Vec::new();
        }
    };
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        if name.starts_with('_') {
            continue;
        }
        let Some(sheet) = Sheet::named(&name) else {
            problems.push(Problem::of_sheet(file, &name, ProblemKind::UnknownSheet));
            continue;
        };
        match read_rows(&mut workbook, &name) {
            Ok(rows) => tables.push(Table::new(file, sheet, rows, problems)),
            Err(RowsError::TooMany) => problems.push(Problem::of_sheet(
                file,
                sheet.name(),
                ProblemKind::TooManyRows { rows_max: ROWS_MAX },
            )),
            Err(RowsError::Unreadable(error)) => {
                problems.push(Problem::of_sheet(file, sheet.name(), not_a_workbook(error)));
            }
        }
    }
    tables
}

enum RowsError {
    TooMany,
    Unreadable(XlsxError),
}

impl From<XlsxError> for RowsError {
    fn from(error: XlsxError) -> Self {
        Self::Unreadable(error)
    }
}

/// Reads cell by cell, so that one stray cell far away does not cost a whole rectangle of memory.
fn read_rows(workbook: &mut Workbook<'_>, name: &str) -> Result<Vec<RawRow>, RowsError> {
    let mut rows: BTreeMap<u32, Vec<Cell>> = BTreeMap::new();
    let mut cells = workbook.worksheet_cells_reader(name)?;
    while let Some(found) = cells.next_cell()? {
        let (row, column) = found.get_position();
        let cell = Cell::from(found.get_value().clone());
        if cell.is_empty() || column >= COLUMNS_MAX {
            continue;
        }
        if row >= ROWS_MAX {
            return Err(RowsError::TooMany);
        }
        let column = column as usize;
        let row = rows.entry(row).or_default();
        if row.len() <= column {
            row.resize(column + 1, Cell::Empty);
        }
        row[column] = cell;
    }
    Ok(rows.into_iter().map(|(row, cells)| RawRow { number: row + 1, cells }).collect())
}
