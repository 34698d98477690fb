//! Comma-separated values (RFC 4180), in UTF-8 and marked as such for spreadsheets.

use csv::{QuoteStyle, Terminator, Writer, WriterBuilder};

use crate::{Cell, CodeBook, Table};

/// Spreadsheets take a file for UTF-8 that begins so.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// What is done with words that a spreadsheet would compute.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Formulas {
    /// An apostrophe before them, which keeps them from being computed.
    Disarmed,
    /// Nothing: for programs that compute none.
    Kept,
}

/// A table as a file.
#[must_use]
pub fn write_csv(table: &Table, formulas: Formulas) -> Vec<u8> {
    let mut file = writer();
    record(&mut file, table.columns.iter().map(|column| column.name.clone()));
    for row in &table.rows {
        record(&mut file, row.iter().map(|cell| text(cell, formulas)));
    }
    finished(file)
}

/// A code book as a file.
#[must_use]
pub fn write_code_book(book: &CodeBook) -> Vec<u8> {
    let mut file = writer();
    record(&mut file, book.head.iter().cloned());
    for line in &book.lines {
        record(&mut file, line.iter().map(|text| disarmed(text)));
    }
    finished(file)
}

fn text(cell: &Cell, formulas: Formulas) -> String {
    match cell {
        Cell::Text(text) if formulas == Formulas::Disarmed => disarmed(text),
        other => other.to_text(),
    }
}

fn disarmed(text: &str) -> String {
    let is_formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    // A number is none.
    let is_armed = is_formula && text.parse::<f64>().is_err();
    if is_armed { format!("'{text}") } else { text.to_owned() }
}

fn writer() -> Writer<Vec<u8>> {
    let mut builder = WriterBuilder::new();
    builder.terminator(Terminator::CRLF).quote_style(QuoteStyle::Necessary);
    builder.from_writer(MARK.to_vec())
}

fn record(file: &mut Writer<Vec<u8>>, cells: impl Iterator<Item = String>) {
    file.write_record(cells.collect::<Vec<_>>()).expect("memory takes rows of one length");
}

fn finished(file: Writer<Vec<u8>>) -> Vec<u8> {
    file.into_inner().expect("memory takes everything")
}
