//! The project's own cases: workbooks as text, written as workbooks.

use std::path::Path;

use anyhow::{Context, Result};
use rust_xlsxwriter::Workbook;

/// `=== NAME` begins a workbook, `== NAME` a sheet; a line is a row, `|` stands between cells.
const CASES: &str = include_str!("cases.txt");

/// Writes every case as a workbook.
pub fn write(folder: &Path) -> Result<()> {
    for case in CASES.split("=== ").skip(1) {
        let (name, sheets) = case.split_once('\n').context("read a case without a name")?;
        let mut workbook = Workbook::new();
        for sheet in sheets.split("== ").skip(1) {
            let (name, rows) = sheet.split_once('\n').context("read a sheet without a name")?;
            let written = workbook.add_worksheet().set_name(name.trim())?;
            for (row, line) in (0..).zip(rows.trim().lines()) {
                for (column, cell) in (0..).zip(line.split('|').map(str::trim)) {
                    if !cell.is_empty() {
                        written.write_string(row, column, cell)?;
                    }
                }
            }
        }
        workbook.save(folder.join(format!("{}.xlsx", name.trim())))?;
    }
    Ok(())
}
