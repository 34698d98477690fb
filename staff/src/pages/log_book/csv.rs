//! The figures as a file for spreadsheets, each with what it counts (RFC 4180).

use js_sys::encode_uri_component;

use super::figures::{figures_of, months_of};
use crate::{api::ProgrammeFigures, words::m};

/// Spreadsheets take a file for UTF-8 that begins so.
const MARK: &str = "\u{feff}";

/// An address that holds the file.
pub(super) fn csv_href(programmes: &[ProgrammeFigures], period: &str) -> String {
    let mut file = String::from(MARK);
    let heads = [
        m().log_book_column_programme(),
        m().log_book_column_period(),
        m().log_book_column_figure(),
        m().log_book_column_value(),
        m().log_book_column_explained(),
    ];
    write_row(&mut file, &heads);
    for programme in programmes {
        let name = programme.programme.as_str();
        for figure in figures_of(programme) {
            write_row(&mut file, &[name, period, figure.name, &figure.value, figure.explained]);
        }
        for (month, value) in months_of(programme) {
            let (figure, explained) =
                (m().log_book_attendances(), m().log_book_attendances_explained());
            write_row(&mut file, &[name, &month, figure, &value, explained]);
        }
    }
    ["data:text/csv;charset=utf-8,", &String::from(encode_uri_component(&file))].concat()
}

fn write_row(file: &mut String, cells: &[&str]) {
    for (place, cell) in cells.iter().enumerate() {
        if place > 0 {
            file.push(',');
        }
        file.push('"');
        // A spreadsheet takes a cell for a formula that begins so.
        if cell.starts_with(['=', '+', '-', '@']) {
            file.push('\'');
        }
        file.push_str(&cell.replace('"', "\"\""));
        file.push('"');
    }
    file.push_str("\r\n");
}
