//! Columns as SPSS has them.

use crate::{Cell, Column, ColumnKind, Missing, Table, Wording};

/// So many bytes of a label all versions of SPSS show.
const LABEL_BYTES_MAX: usize = 255;
/// So many of a value's label.
const VALUE_LABEL_BYTES_MAX: usize = 120;
/// Longer than eight, so that all texts are written in one way; a missing code fits.
const TEXT_BYTES_MIN: usize = 9;
/// The longest text that SPSS has.
pub(super) const TEXT_BYTES_MAX: usize = 32_767;

/// A column as SPSS has it.
pub(super) struct Variable<'t> {
    pub(super) name: &'t str,
    pub(super) label: &'t str,
    pub(super) kind: ColumnKind,
    /// Bytes of its longest text; 0 for numbers.
    pub(super) width: usize,
    /// What values mean, those that are missing too.
    pub(super) labels: Vec<(String, &'t str)>,
    /// Whether anything can be missing in it.
    pub(super) has_missing: bool,
}

pub(super) fn variables<'t>(table: &'t Table, wording: &'t Wording) -> Vec<Variable<'t>> {
    let columns = table.columns.iter().enumerate();
    columns.map(|(at, column)| variable(table, at, column, wording)).collect()
}

fn variable<'t>(
    table: &'t Table,
    at: usize,
    column: &'t Column,
    wording: &'t Wording,
) -> Variable<'t> {
    let own = column.values.iter().map(|(value, label)| {
        let label = if label.is_empty() { value } else { label };
        (value.clone(), shortened(label, VALUE_LABEL_BYTES_MAX))
    });
    let has_missing = column.item.is_some();
    let missing = Missing::ALL.into_iter().filter(|_| has_missing);
    let missing = missing.map(|missing| (missing.code().to_string(), wording.missing(missing)));
    Variable {
        name: &column.name,
        label: shortened(&column.label, LABEL_BYTES_MAX),
        kind: column.kind,
        width: if column.kind == ColumnKind::Text { width(table, at, column) } else { 0 },
        labels: own.chain(missing).collect(),
        has_missing,
    }
}

fn width(table: &Table, at: usize, column: &Column) -> usize {
    let cells = table.rows.iter().map(|row| match &row[at] {
        Cell::Text(text) => text.len(),
        _ => 0,
    });
    let values = column.values.iter().map(|(value, _)| value.len());
    cells.chain(values).max().unwrap_or(0).clamp(TEXT_BYTES_MIN, TEXT_BYTES_MAX)
}

/// The beginning of a text that has at most so many bytes.
pub(super) fn shortened(text: &str, bytes_max: usize) -> &str {
    if text.len() <= bytes_max {
        return text;
    }
    let end = (0..=bytes_max).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    &text[..end]
}
