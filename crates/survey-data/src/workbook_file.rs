//! Everything as one workbook: a sheet for each table, and the code book.

use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use crate::{Cell, CodeBook, Table, Wording};

/// So long a sheet's name may be.
const SHEET_NAME_MAX: usize = 31;

/// A workbook.
///
/// # Errors
/// When an answer is longer than a workbook's cell, or there are more rows or columns than it has.
pub fn write_workbook(
    tables: &[Table],
    book: &CodeBook,
    wording: &Wording,
) -> Result<Vec<u8>, XlsxError> {
    let head = Format::new().set_bold();
    let mut workbook = Workbook::new();
    for (at, table) in tables.iter().enumerate() {
        let name = if at == 0 { wording.answers.to_owned() } else { sheet_name(at, &table.repeat) };
        let names = table.columns.iter().map(|column| column.name.as_str());
        let sheet = started(&mut workbook, &name, names, &head)?;
        for (row, cells) in (1..).zip(&table.rows) {
            for (column, cell) in (0..).zip(cells) {
                match cell {
                    Cell::Number(number) => sheet.write_number(row, column, *number)?,
                    Cell::Missing(missing) => {
                        sheet.write_number(row, column, f64::from(missing.code()))?
                    }
                    words => sheet.write_string(row, column, words.to_text())?,
                };
            }
        }
    }
    let names = book.head.iter().map(String::as_str);
    let sheet = started(&mut workbook, wording.code_book, names, &head)?;
    for (row, line) in (1..).zip(&book.lines) {
        for (column, text) in (0..).zip(line) {
            sheet.write_string(row, column, text)?;
        }
    }
    workbook.save_to_buffer()
}

/// No two repeats have one name, but they may begin alike.
fn sheet_name(at: usize, repeat: &str) -> String {
    format!("{at} {repeat}").chars().take(SHEET_NAME_MAX).collect()
}

fn started<'w, 'n>(
    workbook: &'w mut Workbook,
    name: &str,
    columns: impl Iterator<Item = &'n str>,
    head: &Format,
) -> Result<&'w mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet();
    sheet.set_name(name)?.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(columns) {
        sheet.write_string_with_format(0, column, name, head)?;
    }
    Ok(sheet)
}
