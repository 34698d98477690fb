//! A sheet as rows under known headings, whether it came from a workbook or a CSV file.

use super::{
    cell::Cell,
    problem::{Problem, ProblemKind},
    sheet::{Column, Sheet},
    value,
};

/// The most rows of a sheet, headings included.
pub(super) const ROWS_MAX: u32 = 20_000;

/// A row as it stands in the file.
#[derive(Debug)]
pub(super) struct RawRow {
    /// Its number as the spreadsheet shows it; the first is 1.
    pub(super) number: u32,
    /// Its cells from column A on.
    pub(super) cells: Vec<Cell>,
}

/// A sheet that was found.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) file: String,
    pub(super) sheet: Sheet,
    headings: Vec<Heading>,
    /// The rows that hold anything, without the headings.
    pub(super) rows: Vec<RawRow>,
}

/// A heading that was understood.
#[derive(Debug)]
pub(super) struct Heading {
    /// As it is written.
    pub(super) written: String,
    pub(super) column: &'static Column,
    /// The language of a translation.
    pub(super) language: Option<String>,
    at: usize,
}

impl Table {
    /// Takes the rows of a sheet and reads the headings in row 1.
    pub(super) fn new(
        file: &str,
        sheet: Sheet,
        rows: Vec<RawRow>,
        problems: &mut Vec<Problem>,
    ) -> Self {
        let mut table = Self { file: file.into(), sheet, headings: Vec::new(), rows: Vec::new() };
        let (first, rest): (Vec<_>, Vec<_>) = rows.into_iter().partition(|row| row.number == 1);
        let mut known = Vec::new();
        for (at, cell) in first.into_iter().flat_map(|row| row.cells).enumerate() {
            known.push(!cell.is_empty());
            if !cell.is_empty() && !cell.to_string().starts_with('_') {
                table.add_heading(at, &cell.to_string(), problems);
            }
        }
        for column in sheet.columns() {
            if column.needed && !table.has(column.name) {
                let kind = ProblemKind::MissingColumn { column: column.name };
                problems.push(Problem { row: Some(1), ..table.problem(kind) });
            }
        }
        table.rows = rest.into_iter().filter(|row| !row.cells.iter().all(Cell::is_empty)).collect();
        table.report_strays(&mut known, problems);
        table
    }

    pub(super) fn has(&self, column: &str) -> bool {
        self.heading(column).is_some()
    }

    /// The cell under a column's own heading; empty where there is none.
    pub(super) fn cell<'a>(&self, row: &'a RawRow, column: &str) -> &'a Cell {
        self.heading(column).map_or(&Cell::Empty, |heading| heading.cell(row))
    }

    /// The headings of a column's translations.
    pub(super) fn translations(&self, column: &str) -> impl Iterator<Item = &Heading> {
        self.headings.iter().filter(move |h| h.column.name == column && h.language.is_some())
    }

    pub(super) fn problem(&self, kind: ProblemKind) -> Problem {
        Problem::of_sheet(&self.file, self.sheet.name(), kind)
    }

    fn heading(&self, column: &str) -> Option<&Heading> {
        self.headings.iter().find(|h| h.column.name == column && h.language.is_none())
    }

    fn add_heading(&mut self, at: usize, written: &str, problems: &mut Vec<Problem>) {
        let heading = read_heading(self.sheet, at, written).and_then(|heading| {
            let same = |h: &&Heading| {
                h.column.name == heading.column.name && h.language == heading.language
            };
            match self.headings.iter().find(same) {
                Some(_) => Err(ProblemKind::ColumnTwice),
                None => Ok(heading),
            }
        });
        match heading {
            Ok(heading) => self.headings.push(heading),
            Err(kind) => problems.push(Problem {
                row: Some(1),
                column: Some(written.into()),
                ..self.problem(kind)
            }),
        }
    }

    /// A cell without a heading would be left out in silence, so it is a problem: once a column.
    fn report_strays(&self, known: &mut Vec<bool>, problems: &mut Vec<Problem>) {
        for row in &self.rows {
            for (at, _) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty()) {
                if known.len() <= at {
                    known.resize(at + 1, false);
                }
                if !core::mem::replace(&mut known[at], true) {
                    problems.push(Problem {
                        row: Some(row.number),
                        column: Some(letters(at)),
                        ..self.problem(ProblemKind::NoHeading)
                    });
                }
            }
        }
    }
}

impl Heading {
    pub(super) fn cell<'a>(&self, row: &'a RawRow) -> &'a Cell {
        row.cells.get(self.at).unwrap_or(&Cell::Empty)
    }
}

/// Reads `title` or `title::English (en)`.
fn read_heading(sheet: Sheet, at: usize, written: &str) -> Result<Heading, ProblemKind> {
    let (name, language) = match written.split_once("::") {
        Some((name, language)) => (name, Some(language)),
        None => (written, None),
    };
    let name = name.trim();
    let Some(column) = sheet.columns().iter().find(|c| c.name.eq_ignore_ascii_case(name)) else {
        return Err(ProblemKind::UnknownColumn { known: sheet.column_names() });
    };
    let language = language.map(heading_language).transpose()?;
    if language.is_some() && !column.translated {
        return Err(ProblemKind::NotTranslated { column: column.name });
    }
    Ok(Heading { written: written.into(), column, language, at })
}

/// Reads `English (en)` or `en`.
fn heading_language(written: &str) -> Result<String, ProblemKind> {
    let code = written.rsplit_once('(').map_or(written, |(_, code)| code);
    value::language(code.trim_end().trim_end_matches(')').trim())
}

/// The letters over a column: 0 is A, 26 is AA.
fn letters(at: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = at + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).expect("a remainder of 26")));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_without_a_heading_go_by_their_letters() {
        for (at, expect) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")] {
            assert_eq!(letters(at), expect);
        }
    }

    #[test]
    fn headings_name_their_language() {
        let check = |written: &str, expect: Result<Option<&str>, ()>| {
            let read = read_heading(Sheet::Activities, 0, written);
            let read = read.as_ref().map(|h| h.language.as_deref()).map_err(|_| ());
            assert_eq!(read, expect, "{written:?}");
        };
        check("title", Ok(None));
        check("Title", Ok(None));
        check("title::English (en)", Ok(Some("en")));
        check("title :: Dansk (da) ", Ok(Some("da")));
        check("title::ar", Ok(Some("ar")));
        check("title::English (uk english)", Err(()));
        check("price::English (en)", Err(()));
        check("titel", Err(()));
    }
}
