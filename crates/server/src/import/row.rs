//! Reading one row, cell by cell, noting every problem on the way.

use sammen_domain::{Contact, Text};

use super::{
    cell::Cell,
    problem::{Problem, ProblemKind},
    table::{RawRow, Table},
    value,
};

/// The language of a text column without a translation's mark.
pub(super) const WRITTEN_IN: &str = "da";
/// What fits a heading on a phone.
pub(super) const NAME_CHARACTERS_MAX: usize = 120;
/// What somebody reads on a phone.
pub(super) const TEXT_CHARACTERS_MAX: usize = 2_000;

/// One row of a sheet, and where its problems go.
pub(super) struct RowReader<'a> {
    table: &'a Table,
    row: &'a RawRow,
    problems: &'a mut Vec<Problem>,
}

impl<'a> RowReader<'a> {
    pub(super) fn new(table: &'a Table, row: &'a RawRow, problems: &'a mut Vec<Problem>) -> Self {
        Self { table, row, problems }
    }

    /// The row's number in the spreadsheet.
    pub(super) fn number(&self) -> u32 {
        self.row.number
    }

    pub(super) fn is_filled(&self, column: &str) -> bool {
        !self.table.cell(self.row, column).is_empty()
    }

    /// Notes problems of other files that this row shows.
    pub(super) fn report_elsewhere(&mut self, problems: Vec<Problem>) {
        for problem in problems {
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
    }

    /// Notes a problem with a cell of this row.
    pub(super) fn report(&mut self, column: &str, kind: ProblemKind) {
        self.problems.push(Problem {
            row: Some(self.row.number),
            column: Some(column.into()),
            ..self.table.problem(kind)
        });
    }

    /// A value that every row has; `None` when there is a problem, which is noted.
    pub(super) fn needed<T>(
        &mut self,
        column: &'static str,
        read: impl FnOnce(&Cell) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        if self.is_filled(column) {
            return self.optional(column, read);
        }
        // A column that is missing altogether is one problem, not one a row.
        if self.table.has(column) {
            self.report(column, ProblemKind::MissingCell);
        }
        None
    }

    /// A value that a row may have; `None` when it has not, or when there is a problem.
    pub(super) fn optional<T>(
        &mut self,
        column: &'static str,
        read: impl FnOnce(&Cell) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let cell = self.table.cell(self.row, column);
        if cell.is_empty() {
            return None;
        }
        let cell_error = match cell {
            Cell::Error(error) => Some(ProblemKind::BrokenFormula { given: error.clone() }),
            _ => None,
        };
        match cell_error.map_or_else(|| read(cell), Err) {
            Ok(value) => Some(value),
            Err(kind) => {
                self.report(column, kind);
                None
            }
        }
    }

    /// A value that was read before: its problem has been noted.
    pub(super) fn quietly<T>(
        &self,
        column: &'static str,
        read: impl FnOnce(&Cell) -> Result<T, ProblemKind>,
    ) -> Option<T> {
        let cell = self.table.cell(self.row, column);
        if cell.is_empty() { None } else { read(cell).ok() }
    }

    /// A text with its translations that every row has.
    pub(super) fn needed_text(&mut self, column: &'static str, max: usize) -> Option<Text> {
        let written = self.needed(column, |cell| short(cell, max));
        let translations = self.translations(column, max);
        Some(translate(Text::new(WRITTEN_IN, written?), translations))
    }

    /// A text with its translations; empty where nothing is written.
    pub(super) fn text(&mut self, column: &'static str, max: usize) -> Text {
        let filled = self.is_filled(column);
        let written = self.optional(column, |cell| short(cell, max));
        let translations = self.translations(column, max);
        if !filled && !translations.is_empty() {
            self.report(column, ProblemKind::TranslationOnly { column });
        }
        written
            .map_or_else(Text::default, |text| translate(Text::new(WRITTEN_IN, text), translations))
    }

    /// The columns `email`, `telephone` and `url`.
    pub(super) fn contact(&mut self) -> Contact {
        Contact {
            email: self.optional("email", value::email),
            telephone: self.optional("telephone", value::telephone),
            url: self.optional("url", value::url),
        }
    }

    fn translations(&mut self, column: &str, max: usize) -> Vec<(String, String)> {
        let table = self.table;
        let mut all = Vec::new();
        for heading in table.translations(column) {
            match short(heading.cell(self.row), max) {
                Ok(text) if text.is_empty() => {}
                Ok(text) => all.extend(heading.language.clone().map(|language| (language, text))),
                Err(kind) => self.report(&heading.written, kind),
            }
        }
        all
    }
}

/// A text of one language, if it is not too long.
pub(super) fn short(cell: &Cell, max: usize) -> Result<String, ProblemKind> {
    let text = value::text(cell)?;
    match text.chars().count() {
        given if given > max => Err(ProblemKind::TextTooLong { given, max }),
        _ => Ok(text),
    }
}

fn translate(text: Text, translations: Vec<(String, String)>) -> Text {
    translations.into_iter().fold(text, |text, (language, words)| text.with(language, words))
}
