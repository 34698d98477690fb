//! A sheet as rows of named cells.

use std::collections::BTreeMap;

use super::Accept;
use super::heading::{Heading, Meaning, columns_of};
use super::words::Words;
use crate::problem::{ProblemKind, Problems, Sheet};
use crate::workbook::Cells;

/// A sheet's named columns and the rows below them.
pub(crate) struct Grid {
    pub sheet: Sheet,
    headings: BTreeMap<u32, Heading>,
    rows: Cells,
}

/// One row of a sheet.
#[derive(Clone, Copy)]
pub(crate) struct Row<'g> {
    pub grid: &'g Grid,
    pub number: u32,
    cells: &'g BTreeMap<u32, String>,
}

impl Grid {
    /// A sheet that is not there.
    pub fn empty(sheet: Sheet) -> Self {
        Self { sheet, headings: BTreeMap::new(), rows: Cells::new() }
    }

    /// Reads the column names in the first row that has any.
    pub fn new(sheet: Sheet, mut rows: Cells, accept: Accept, problems: &mut Problems) -> Self {
        let mut grid = Self::empty(sheet);
        let Some((number, names)) = rows.pop_first() else { return grid };
        let colon = !names.values().any(|name| name.contains("::"));
        let mut ignored = Vec::new();
        for (at, written) in names {
            match grid.heading(&written, colon, accept) {
                Ok(heading) => {
                    grid.headings.insert(at, heading);
                }
                Err(kind) => {
                    ignored.push(at);
                    if let Some(kind) = kind {
                        problems.add(sheet, number, Some(&written), kind);
                    }
                }
            }
        }
        for (number, cells) in &mut rows {
            cells.retain(|at, _| !ignored.contains(at));
            let unnamed = cells.iter().find(|(at, _)| !grid.headings.contains_key(at));
            if let Some((_, given)) = unnamed.filter(|_| accept == Accept::Phones) {
                let given = given.clone();
                problems.add(sheet, *number, None, ProblemKind::UnnamedColumn { given });
            }
            cells.retain(|at, _| grid.headings.contains_key(at));
        }
        rows.retain(|_, cells| !cells.is_empty());
        grid.rows = rows;
        grid
    }

    /// The heading, or why the column is not read: nothing where it may be left out in silence.
    fn heading(
        &self,
        written: &str,
        colon: bool,
        accept: Accept,
    ) -> Result<Heading, Option<ProblemKind>> {
        let phones = accept == Accept::Phones;
        let heading = match Heading::read(written, self.sheet, colon) {
            Meaning::Known(_, false) if phones => {
                return Err(Some(ProblemKind::UnsupportedColumn));
            }
            Meaning::Known(heading, _) => heading,
            Meaning::Other(heading) if self.sheet == Sheet::Choices => {
                if !sammen_xforms::is_name(&heading.key) {
                    let given = written.to_owned();
                    return Err(phones.then_some(ProblemKind::InvalidName { given }));
                }
                heading
            }
            Meaning::Other(_) => {
                let known = columns_of(self.sheet).iter().filter(|column| column.on_phones);
                let supported = known.map(|column| column.key).collect::<Vec<_>>().join(", ");
                return Err(phones.then_some(ProblemKind::UnknownColumn { supported }));
            }
        };
        let same =
            |known: &&Heading| known.key == heading.key && known.language == heading.language;
        match self.headings.values().find(same) {
            Some(_) => Err(Some(ProblemKind::DuplicateColumn)),
            None => Ok(heading),
        }
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { grid: self, number: *number, cells })
    }

    pub fn row(&self, number: u32) -> Option<Row<'_>> {
        self.rows.get(&number).map(|cells| Row { grid: self, number, cells })
    }

    pub fn headings(&self) -> impl Iterator<Item = &Heading> {
        self.headings.values()
    }

    pub fn has(&self, key: &str) -> bool {
        self.headings().any(|heading| heading.key == key)
    }

    /// The languages its columns are written in, in order, each once.
    pub fn languages(&self) -> Vec<&str> {
        let mut languages = Vec::new();
        for language in self.headings().filter_map(|heading| heading.language.as_deref()) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// Names the columns that must be there and are not.
    pub fn require(&self, keys: &[&str], problems: &mut Problems) {
        for key in keys.iter().filter(|key| !self.has(key)) {
            problems.add(self.sheet, 1, Some(key), ProblemKind::MissingColumn);
        }
    }

    /// The column as its author wrote it.
    pub fn written<'k>(&'k self, key: &'k str, language: Option<&str>) -> &'k str {
        let fits = |heading: &&Heading| {
            heading.key == key
                && language.is_none_or(|code| heading.language.as_deref() == Some(code))
        };
        self.headings().find(fits).map_or(key, |heading| &heading.written)
    }
}

impl<'g> Row<'g> {
    /// What a column without a language says here; nothing where it is empty.
    pub fn get(&self, key: &str) -> Option<&'g str> {
        self.cells.iter().find_map(|(at, text)| {
            let heading = self.grid.headings.get(at)?;
            (heading.key == key && heading.language.is_none()).then_some(text.as_str())
        })
    }

    /// Like [`Row::get`], where an empty cell is a problem. A column that is missing as a whole
    /// has been named once already.
    pub fn need(&self, key: &str, problems: &mut Problems) -> Option<&'g str> {
        let value = self.get(key);
        if value.is_none() && self.grid.has(key) {
            self.problem(key, ProblemKind::Empty, problems);
        }
        value
    }

    /// An expression; quotation marks that a word processor curled are made straight.
    pub fn expression(&self, key: &str) -> Option<String> {
        let straight = |letter| match letter {
            '\u{2018}' | '\u{2019}' => '\'',
            '\u{201c}' | '\u{201d}' => '"',
            other => other,
        };
        self.get(key).map(|text| text.chars().map(straight).collect())
    }

    /// What a translated column says here, in every language it says it in.
    pub fn words(&self, key: &str) -> Option<Words> {
        let mut words = Words::default();
        for (at, text) in self.cells {
            let Some(heading) = self.grid.headings.get(at).filter(|heading| heading.key == key)
            else {
                continue;
            };
            words.add(heading.language.as_deref(), text);
        }
        (!words.is_empty()).then_some(words)
    }

    /// The columns of a choice that choice filters read.
    pub fn others(&self, known: &[&str]) -> Vec<(String, String)> {
        let cells = self.cells.iter().filter_map(|(at, text)| {
            let heading = self.grid.headings.get(at)?;
            let is_other = heading.language.is_none() && !known.contains(&heading.key.as_str());
            is_other.then(|| (heading.key.clone(), text.clone()))
        });
        cells.collect()
    }

    /// Adds a problem about this row's cell in a column.
    pub fn problem(&self, key: &str, kind: ProblemKind, problems: &mut Problems) {
        let column = self.grid.written(key, None);
        problems.add(self.grid.sheet, self.number, Some(column), kind);
    }
}
