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
pub(super) fn read(file: &str, bytes: &[u8], problems: &mut Vec<Problem>) -> Vec<Table> {
    let mut workbook = match guarded(|| Ok(Workbook::new(Cursor::new(bytes))?)) {
        Ok(workbook) => workbook,
        Err(error) => {
            problems.push(Problem::of_file(file, error.into()));
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
        match guarded(|| read_rows(&mut workbook, &name)) {
            Ok(rows) => tables.push(Table::new(file, sheet, rows, problems)),
            Err(RowsError::Damaged) => {
                // What comes after it cannot be trusted either.
                problems.push(Problem::of_file(file, RowsError::Damaged.into()));
                return Vec::new();
            }
            Err(error) => problems.push(Problem::of_sheet(file, sheet.name(), error.into())),
        }
    }
    tables
}

/// Reads the first sheet of a workbook, whatever it is called.
pub(super) fn read_first(bytes: &[u8]) -> Result<Vec<RawRow>, ProblemKind> {
    let rows = guarded(|| {
        let mut workbook = Workbook::new(Cursor::new(bytes))?;
        match workbook.sheet_names().first() {
            Some(name) => read_rows(&mut workbook, &name.clone()),
            None => Ok(Vec::new()),
        }
    });
    rows.map_err(ProblemKind::from)
}

/// Why rows were not read.
enum RowsError {
    TooMany,
    Damaged,
    Unreadable(XlsxError),
}

impl From<XlsxError> for RowsError {
    fn from(error: XlsxError) -> Self {
        Self::Unreadable(error)
    }
}

impl From<RowsError> for ProblemKind {
    fn from(error: RowsError) -> Self {
        let reason = match error {
            RowsError::TooMany => return Self::TooManyRows { rows_max: ROWS_MAX },
            RowsError::Damaged => "it is damaged".to_owned(),
            RowsError::Unreadable(error) => error.to_string(),
        };
        Self::NotAWorkbook { reason }
    }
}

/// Asks the workbook library, which panics on some damaged files; to whoever gave the file, that is a
/// problem with it like any other.
fn guarded<T>(read: impl FnOnce() -> Result<T, RowsError>) -> Result<T, RowsError> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or(Err(RowsError::Damaged))
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
