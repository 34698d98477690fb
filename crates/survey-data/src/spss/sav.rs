//! A system file: the dictionary of variables, then the values, uncompressed and in little-endian order.
//!
//! The library that writes these files, `ambers`, takes Arrow's record batches, which nothing else here needs. So they are
//! written here, as PSPP's description of the format has them.
//! Texts longer than 255 bytes are several variables of the dictionary that belong together; `pyreadstat` reads what
//! comes of it (`cargo xtask conform exports`).

mod extension;

use super::variable::{TEXT_BYTES_MAX, Variable, shortened};
use crate::{Cell, ColumnKind, Missing, Table};

/// A text of the dictionary has so many bytes at most.
const SEGMENT_BYTES: usize = 255;
/// So many bytes of a longer text are counted for each of its segments.
const COUNTED_BYTES: usize = 252;
/// Values come in pieces of so many bytes.
const PIECE: usize = 8;
/// Seconds from the beginning of SPSS's calendar, 14 October 1582, to 1970.
const SECONDS_TO_1970: f64 = 12_219_379_200.0;
const DAY_SECONDS: f64 = 86_400.0;

/// What the formats of values are called: numbers, texts, and days as `2026/11/22`.
const FORMAT_NUMBER: i32 = 5 << 16;
const FORMAT_TEXT: i32 = 1 << 16;
const FORMAT_DAY: i32 = (39 << 16) | (10 << 8);

/// A file that is being written.
struct File(Vec<u8>);

impl File {
    fn int(&mut self, number: i32) {
        self.0.extend(number.to_le_bytes());
    }

    /// A count of what is in memory.
    fn count(&mut self, count: usize) {
        self.int(i32::try_from(count).expect("the format's limits are below this"));
    }

    fn double(&mut self, number: f64) {
        self.0.extend(number.to_le_bytes());
    }

    /// Text with spaces after it, so that it has so many bytes.
    fn text(&mut self, text: &str, bytes: usize) {
        let text = shortened(text, bytes);
        self.0.extend(text.as_bytes());
        self.0.resize(self.0.len() + bytes - text.len(), b' ');
    }
}

/// The widths of a text's segments; one of width 0 for a number.
fn segments(width: usize) -> Vec<usize> {
    if width <= SEGMENT_BYTES {
        return vec![width];
    }
    let count = width.div_ceil(COUNTED_BYTES);
    let last = width - (count - 1) * COUNTED_BYTES;
    let mut all = vec![SEGMENT_BYTES; count - 1];
    all.push(last);
    all
}

/// How many pieces a segment takes.
fn pieces(width: usize) -> usize {
    width.div_ceil(PIECE).max(1)
}

/// The name of a segment in the dictionary.
fn short_name(number: usize) -> String {
    format!("V{number}")
}

/// A table as a system file.
pub(super) fn write(table: &Table, variables: &[Variable<'_>]) -> Vec<u8> {
    let mut file = File(Vec::new());
    header(&mut file, table, variables);
    let mut firsts = Vec::new();
    let mut number = 0;
    for variable in variables {
        firsts.push(number + 1);
        for width in segments(variable.width) {
            number += 1;
            describe(
                &mut file,
                variable,
                width,
                &short_name(number),
                firsts.last() == Some(&number),
            );
        }
    }
    number_labels(&mut file, variables);
    extension::write(&mut file, variables, &firsts);
    file.int(999);
    file.int(0);
    for row in &table.rows {
        for (cell, variable) in row.iter().zip(variables) {
            value(&mut file, cell, variable);
        }
    }
    file.0
}

fn header(file: &mut File, table: &Table, variables: &[Variable<'_>]) {
    let size: usize = variables.iter().flat_map(|it| segments(it.width)).map(pieces).sum();
    file.text("$FL2", 4);
    file.text("@(#) SPSS DATA FILE Sammen", 60);
    file.int(2);
    file.count(size);
    file.int(0); // Uncompressed.
    file.int(0); // No weights.
    file.count(table.rows.len());
    file.double(100.0);
    // Without a time: the same answers make the same file.
    file.text("01 Jan 70", 9);
    file.text("00:00:00", 8);
    file.text(&table.repeat, 64);
    file.0.extend([0; 3]);
}

/// A variable of the dictionary, or a segment of one.
fn describe(file: &mut File, variable: &Variable<'_>, width: usize, name: &str, is_first: bool) {
    let label = if is_first { variable.label } else { "" };
    let has_missing = variable.has_missing && variable.kind != ColumnKind::Text;
    file.int(2);
    file.count(width);
    file.int(i32::from(!label.is_empty()));
    file.int(if has_missing { 3 } else { 0 });
    for _ in ["print", "write"] {
        file.int(format(variable.kind, width));
    }
    file.text(name, 8);
    if !label.is_empty() {
        file.count(label.len());
        file.text(label, label.len().next_multiple_of(4));
    }
    if has_missing {
        Missing::ALL.iter().for_each(|missing| file.double(f64::from(missing.code())));
    }
    for _ in 1..pieces(width) {
        file.int(2);
        file.int(-1);
        for _ in 0..4 {
            file.int(0);
        }
        file.text("", 8);
    }
}

fn format(kind: ColumnKind, width: usize) -> i32 {
    match kind {
        ColumnKind::Text => FORMAT_TEXT | (i32::try_from(width).expect("a segment is short") << 8),
        ColumnKind::Whole => FORMAT_NUMBER | (11 << 8),
        ColumnKind::Decimal => FORMAT_NUMBER | (18 << 8) | 6,
        ColumnKind::Date => FORMAT_DAY,
    }
}

/// Labels of numbers; those of texts are an extension.
fn number_labels(file: &mut File, variables: &[Variable<'_>]) {
    let mut place = 1;
    for variable in variables {
        if variable.kind != ColumnKind::Text && !variable.labels.is_empty() {
            file.int(3);
            file.count(variable.labels.len());
            for (value, label) in &variable.labels {
                file.double(value.parse().expect("a number's values are numbers"));
                file.0.push(u8::try_from(label.len()).expect("labels are short"));
                file.text(label, (label.len() + 1).next_multiple_of(PIECE) - 1);
            }
            file.int(4);
            file.int(1);
            file.count(place);
        }
        place += segments(variable.width).into_iter().map(pieces).sum::<usize>();
    }
}

fn value(file: &mut File, cell: &Cell, variable: &Variable<'_>) {
    match (cell, variable.kind) {
        (cell, ColumnKind::Text) => text_value(file, &cell.to_text(), variable.width),
        (Cell::Number(number), _) => file.double(*number),
        (Cell::Day(day), _) => file.double(SECONDS_TO_1970 + f64::from(*day) * DAY_SECONDS),
        (Cell::Missing(missing), _) => file.double(f64::from(missing.code())),
        (Cell::Text(_), _) => unreachable!("only columns of text hold texts"),
    }
}

/// A text's bytes, 255 in each of its segments, each of which is filled up to whole pieces.
fn text_value(file: &mut File, text: &str, width: usize) {
    let mut rest = shortened(text, TEXT_BYTES_MAX).as_bytes();
    for segment in segments(width) {
        let part = rest.len().min(SEGMENT_BYTES);
        let room = pieces(segment) * PIECE;
        file.0.extend(&rest[..part]);
        file.0.resize(file.0.len() + room - part, b' ');
        rest = &rest[part..];
    }
}
