//! A sheet as rows of named cells.

use std::collections::BTreeMap;

use sammen_xforms::Text;

use crate::header::{ColumnKind, Header};
use crate::problem::{ProblemKind, Problems, Sheet};
use crate::workbook::Cells;

/// A sheet's named columns and the rows below them.
pub(crate) struct Table {
    pub(crate) sheet: Sheet,
    columns: BTreeMap<u32, Header>,
    rows: Cells,
}

/// One row of a table.
#[derive(Clone, Copy)]
pub(crate) struct Row<'t> {
    table: &'t Table,
    pub(crate) number: u32,
    cells: &'t BTreeMap<u32, String>,
}

impl Table {
    /// Reads the column names in the first row that has any.
    pub(crate) fn new(
        sheet: Sheet,
        mut rows: Cells,
        kinds: &'static [ColumnKind],
        problems: &mut Problems,
    ) -> Self {
        let mut table = Self { sheet, columns: BTreeMap::new(), rows: Cells::new() };
        let Some((number, names)) = rows.pop_first() else { return table };
        let mut ignored = Vec::new();
        for (column, written) in names {
            let header = Header::read(&written, kinds);
            let kind = match header {
                None => {
                    let keys: Vec<_> = kinds.iter().map(|kind| kind.key).collect();
                    ProblemKind::UnknownColumn { supported: keys.join(", ") }
                }
                Some(header) if table.header(header.key, &header.language).is_some() => {
                    ProblemKind::DuplicateColumn
                }
                Some(header) => {
                    table.columns.insert(column, header);
                    continue;
                }
            };
            ignored.push(column);
            problems.add(sheet, number, Some(&written), kind);
        }
        for (number, cells) in &mut rows {
            cells.retain(|column, _| !ignored.contains(column));
            let unnamed = cells.iter().find(|(column, _)| !table.columns.contains_key(column));
            if let Some((_, given)) = unnamed {
                let given = given.clone();
                problems.add(sheet, *number, None, ProblemKind::UnnamedColumn { given });
            }
        }
        rows.retain(|_, cells| !cells.is_empty());
        table.rows = rows;
        table
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { table: self, number: *number, cells })
    }

    /// The languages its columns are written in, in order, each once.
    pub(crate) fn languages(&self) -> Vec<&str> {
        let mut languages = Vec::new();
        for language in self.columns.values().filter_map(|header| header.language.as_deref()) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        languages
    }

    /// Names the columns that must be there and are not; a translated one in every language.
    pub(crate) fn require(
        &self,
        kinds: &[ColumnKind],
        keys: &[&str],
        languages: &Languages,
        problems: &mut Problems,
    ) {
        for kind in kinds {
            let has_any = self.columns.values().any(|header| header.key == kind.key);
            let must = keys.contains(&kind.key);
            if kind.translated && (has_any || must) {
                for language in languages.all() {
                    if self.words_column(kind.key, language, languages).is_none() {
                        let name = format!("{}::{language}", kind.key);
                        problems.add(self.sheet, 1, Some(&name), ProblemKind::MissingColumn);
                    }
                }
            } else if must && !has_any {
                problems.add(self.sheet, 1, Some(kind.key), ProblemKind::MissingColumn);
            }
        }
    }

    fn header(&self, key: &str, language: &Option<String>) -> Option<(u32, &Header)> {
        let mut columns = self.columns.iter().map(|(column, header)| (*column, header));
        columns.find(|(_, header)| header.key == key && header.language == *language)
    }

    /// The column with the words in `language`; one without a language is in the default one.
    fn words_column(
        &self,
        key: &str,
        language: &str,
        languages: &Languages,
    ) -> Option<(u32, &Header)> {
        let bare = || self.header(key, &None).filter(|_| language == languages.default);
        self.header(key, &Some(language.into())).or_else(bare)
    }
}

impl<'t> Row<'t> {
    /// What a column without a language says here; nothing where it is empty.
    pub(crate) fn get(&self, key: &str) -> Option<&'t str> {
        let (column, _) = self.table.header(key, &None)?;
        self.cells.get(&column).map(String::as_str)
    }

    /// Like [`Row::get`], where an empty cell is a problem. A column that is missing as a whole
    /// has been named once already.
    pub(crate) fn need(&self, key: &str, problems: &mut Problems) -> Option<&'t str> {
        let value = self.get(key);
        if value.is_none() && self.table.header(key, &None).is_some() {
            self.problem(key, ProblemKind::Empty, problems);
        }
        value
    }

    /// What a translated column says here in any language.
    pub(crate) fn any_words(&self, key: &str) -> Option<&'t str> {
        self.cells.iter().find_map(|(column, words)| {
            let header = self.table.columns.get(column)?;
            (header.key == key).then_some(words.as_str())
        })
    }

    /// The words of a translated column in every language; where one has some, all must.
    pub(crate) fn words(
        &self,
        key: &str,
        languages: &Languages,
        problems: &mut Problems,
    ) -> Option<Text> {
        self.any_words(key)?;
        let mut text: Option<Text> = None;
        for language in languages.all() {
            let Some((column, header)) = self.table.words_column(key, language, languages) else {
                continue;
            };
            let Some(words) = self.cells.get(&column) else {
                let kind = ProblemKind::MissingTranslation;
                problems.add(self.table.sheet, self.number, Some(&header.written), kind);
                continue;
            };
            text = Some(match text {
                None => Text::new(language, words),
                Some(text) => text.with(language, words),
            });
        }
        text
    }

    /// Like [`Row::words`], where having none in any language is a problem.
    pub(crate) fn need_words(
        &self,
        key: &str,
        languages: &Languages,
        problems: &mut Problems,
    ) -> Option<Text> {
        let (_, header) = self.table.words_column(key, &languages.default, languages)?;
        if self.any_words(key).is_none() {
            let kind = ProblemKind::Empty;
            problems.add(self.table.sheet, self.number, Some(&header.written), kind);
        }
        self.words(key, languages, problems)
    }

    /// Adds a problem about this row's cell in a column.
    pub(crate) fn problem(&self, key: &str, kind: ProblemKind, problems: &mut Problems) {
        let header = self.table.columns.values().find(|header| header.key == key);
        let column = header.map_or(key, |header| &header.written);
        problems.add(self.table.sheet, self.number, Some(column), kind);
    }
}

/// The languages a form is written in.
pub(crate) struct Languages {
    /// The one that columns without a language are in.
    pub(crate) default: String,
    /// The others, in order.
    pub(crate) others: Vec<String>,
}

impl Languages {
    /// Every language, the default one first.
    pub(crate) fn all(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.default).chain(&self.others).map(String::as_str)
    }
}
