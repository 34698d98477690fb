//! The workbook's cells as text.

use std::collections::BTreeMap;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use crate::problem::{ProblemKind, Problems, Sheet};

/// The largest workbook that is read, in bytes.
pub const WORKBOOK_BYTES_MAX: usize = 4 * 1024 * 1024;

/// The most rows that are read of a sheet.
pub const ROWS_MAX: u32 = 5_000;

/// The most columns that are read of a sheet.
pub const COLUMNS_MAX: u32 = 200;

/// Sheets that XLSForm gives a meaning that we do not support.
const UNSUPPORTED_SHEETS: [&str; 3] = ["entities", "external_choices", "osm"];

/// What becomes of cells that a spreadsheet shows as dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dates {
    /// They are problems: a spreadsheet makes dates of what was never meant as one, such as `1-2`.
    Refused,
    /// They are written as day and time.
    Written,
}

/// The cells of a sheet that are not empty: by row as the spreadsheet numbers it, by column.
pub(crate) type Cells = BTreeMap<u32, BTreeMap<u32, String>>;

/// An open workbook.
pub(crate) struct Workbook<'b>(Xlsx<Cursor<&'b [u8]>>);

impl<'b> Workbook<'b> {
    /// Opens the workbook; nothing where the bytes are none, which is then a problem.
    pub(crate) fn open(bytes: &'b [u8], problems: &mut Problems) -> Option<Self> {
        let mut refuse = |kind| problems.add(Sheet::Workbook, 1, None, kind);
        if bytes.len() > WORKBOOK_BYTES_MAX {
            refuse(ProblemKind::TooLarge { bytes: bytes.len() });
            return None;
        }
        let workbook = guarded(|| Xlsx::new(Cursor::new(bytes)))
            .map_err(|reason| refuse(ProblemKind::Unreadable { reason }))
            .ok()?;
        for name in workbook.sheet_names() {
            if UNSUPPORTED_SHEETS.contains(&name.to_lowercase().as_str()) {
                refuse(ProblemKind::UnsupportedSheet { name });
            }
        }
        Some(Self(workbook))
    }

    /// A sheet's cells; nothing where the workbook has no such sheet.
    pub(crate) fn cells(
        &mut self,
        sheet: Sheet,
        dates: Dates,
        problems: &mut Problems,
    ) -> Option<Cells> {
        let names = self.0.sheet_names();
        let name = names.iter().find(|name| name.trim().eq_ignore_ascii_case(sheet.name()))?;
        let unreadable = |reason: String, problems: &mut Problems| {
            problems.add(sheet, 1, None, ProblemKind::Unreadable { reason });
        };
        let mut reader = guarded(|| self.0.worksheet_cells_reader(name))
            .map_err(|reason| unreadable(reason, problems))
            .ok()?;
        let mut cells = Cells::new();
        loop {
            let cell = match guarded(|| reader.next_cell()) {
                Ok(Some(cell)) => cell,
                Ok(None) => return Some(cells),
                Err(reason) => {
                    unreadable(reason, problems);
                    return Some(cells);
                }
            };
            let (row, column) = cell.get_position();
            let row = row.saturating_add(1);
            match text(cell.get_value(), dates) {
                Ok(text) if text.is_empty() => {}
                _ if row > ROWS_MAX || column >= COLUMNS_MAX => {
                    problems.add(sheet, row, None, ProblemKind::FarCell);
                    return Some(cells);
                }
                Ok(text) => {
                    cells.entry(row).or_default().insert(column, text);
                }
                Err(given) => {
                    let letters = column_letters(column);
                    problems.add(sheet, row, Some(&letters), ProblemKind::NotText { given });
                }
            }
        }
    }
}

/// Asks the workbook library, which panics on some damaged workbooks; to whoever gave the workbook, that
/// is a problem with it like any other.
fn guarded<T>(read: impl FnOnce() -> Result<T, calamine::XlsxError>) -> Result<T, String> {
    // After a panic, nothing more is read of the workbook.
    catch_unwind(AssertUnwindSafe(read))
        .map_err(|_| "it is damaged".to_owned())?
        .map_err(|error| error.to_string())
}

/// What a cell says, without the spaces around it; or what it holds instead.
fn text(value: &DataRef<'_>, dates: Dates) -> Result<String, &'static str> {
    Ok(match value {
        DataRef::Empty => String::new(),
        DataRef::String(text) => text.trim().to_owned(),
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(truth) => truth.to_string().to_uppercase(),
        DataRef::DateTime(moment) if dates == Dates::Written => written(moment),
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => return Err("a date"),
        DataRef::DurationIso(_) => return Err("a duration"),
        DataRef::Error(_) => return Err("an error"),
    })
}

/// Day and time, or the time alone where there is no day.
fn written(moment: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, milli) = moment.to_ymd_hms_milli();
    let fraction = if milli == 0 { String::new() } else { format!(".{milli:03}000") };
    let time = format!("{hour:02}:{minute:02}:{second:02}{fraction}");
    if moment.as_f64() < 1.0 { time } else { format!("{year:04}-{month:02}-{day:02} {time}") }
}

/// The column as the spreadsheet names it: `A`, `Z`, `AA`.
fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = Some(column);
    while let Some(column) = rest {
        letters.push(char::from(b'A' + u8::try_from(column % 26).expect("26 letters fit a byte")));
        rest = (column / 26).checked_sub(1);
    }
    letters.into_iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_lettered_as_in_a_spreadsheet() {
        let cases = [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")];
        for (column, expect) in cases {
            assert_eq!(column_letters(column), expect);
        }
    }
}
