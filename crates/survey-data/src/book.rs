//! The code book: what every column means in every version.

use crate::table::{Survey, keys};
use crate::{Choice, Column, Form, Item, Missing, Table, Wording, differences};

/// The code book, as a sheet.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct CodeBook {
    pub head: Vec<String>,
    pub lines: Vec<BookLine>,
}

/// A line: a column in one version, or one value of it.
pub type BookLine = Vec<String>;

/// The code book of a survey's tables.
#[must_use]
pub fn code_book(survey: &Survey, tables: &[Table], wording: &Wording) -> CodeBook {
    let book = Book { survey, keys: keys(&survey.forms), languages: languages(survey), wording };
    let lines = tables.iter().flat_map(|table| {
        table.columns.iter().flat_map(|column| book.column(&table.repeat, column))
    });
    let lines = lines.collect();
    CodeBook { head: book.head(), lines }
}

/// The codes of all languages that a version has.
fn languages(survey: &Survey) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    for language in survey.forms.iter().rev().flat_map(|form| &form.languages) {
        if !all.contains(language) {
            all.push(language.clone());
        }
    }
    all
}

struct Book<'b> {
    survey: &'b Survey,
    keys: Vec<Vec<String>>,
    languages: Vec<String>,
    wording: &'b Wording,
}

impl<'b> Book<'b> {
    fn head(&self) -> BookLine {
        let plain = |name: &str| vec![name.to_owned()];
        let each = |name: &str| -> Vec<String> {
            self.languages.iter().map(|language| format!("{name}_{language}")).collect()
        };
        [
            plain("table"),
            plain("column"),
            plain("holds"),
            plain("item"),
            plain("source"),
            plain("form_version"),
            plain("type"),
            each("words"),
            plain("value"),
            each("value_words"),
            plain("relevant"),
            plain("required"),
            plain("constraint"),
            plain("calculation"),
            plain("free_text"),
            plain("changed"),
            plain("reworded"),
        ]
        .concat()
    }

    fn column(&self, repeat: &str, column: &Column) -> Vec<BookLine> {
        let table = if repeat.is_empty() { self.wording.answers } else { repeat };
        let mut lines = match &column.item {
            None => vec![self.line(table, column, None, ("", &[]))],
            Some(key) => {
                let versions = (0..self.survey.forms.len()).filter_map(|at| self.version(key, at));
                versions.flat_map(|version| self.version_lines(table, column, &version)).collect()
            }
        };
        if column.item.is_some() {
            lines.extend(Missing::ALL.map(|missing| {
                let words: Vec<(String, String)> = self
                    .languages
                    .iter()
                    .map(|language| (language.clone(), self.wording.missing(missing).to_owned()))
                    .collect();
                self.line(table, column, None, (&missing.code().to_string(), &words))
            }));
        }
        lines
    }

    /// An item as a version has it.
    fn version(&self, key: &str, at: usize) -> Option<Version<'b>> {
        let place = self.keys[at].iter().position(|known| known == key)?;
        let before = (0..at).rev().find_map(|earlier| {
            let place = self.keys[earlier].iter().position(|known| known == key)?;
            Some(&self.survey.forms[earlier].items[place])
        });
        let form = &self.survey.forms[at];
        Some(Version { form, item: &form.items[place], before })
    }

    fn version_lines(&self, table: &str, column: &Column, version: &Version<'_>) -> Vec<BookLine> {
        let line = |value: &str, words| self.line(table, column, Some(version), (value, words));
        match &column.choice {
            Some(value) => {
                let is_own = |choice: &&Choice| choice.value == *value;
                let own = version.item.choices.iter().find(is_own);
                let words = own.map(|choice| choice.label.as_slice()).unwrap_or_default();
                vec![line("1", words), line("0", &[])]
            }
            None if version.item.choices.is_empty() => vec![line("", &[])],
            None => {
                let choices = version.item.choices.iter();
                choices.map(|choice| line(&choice.value, &choice.label)).collect()
            }
        }
    }

    fn line(
        &self,
        table: &str,
        column: &Column,
        version: Option<&Version<'_>>,
        (value, value_words): (&str, &[(String, String)]),
    ) -> BookLine {
        let item = version.map(|version| version.item);
        let of = |part: fn(&Item) -> String| item.map(part).unwrap_or_default();
        let label = item.map(|item| item.label.as_slice()).unwrap_or_default();
        let words = match &column.item {
            None => vec![column.label.clone(); self.languages.len()],
            Some(_) => self.each(label),
        };
        let plain = |text: &str| vec![text.to_owned()];
        [
            plain(table),
            plain(&column.name),
            plain(column.kind.as_str()),
            plain(column.item.as_deref().unwrap_or_default()),
            vec![version.map(Version::source).unwrap_or_default()],
            plain(version.map_or("", |version| &version.form.version)),
            vec![of(|item| item.kind.as_str().to_owned())],
            words,
            plain(value),
            self.each(value_words),
            vec![of(|item| item.relevant.clone())],
            vec![of(|item| item.required.clone())],
            vec![of(|item| item.constraint.clone())],
            vec![of(|item| item.calculate.clone())],
            plain(if column.is_free_text { "may name persons" } else { "" }),
            vec![version.map(Version::changed).unwrap_or_default()],
            vec![of(|item| item.reworded.clone().unwrap_or_default())],
        ]
        .concat()
    }

    /// The words in each language.
    fn each(&self, words: &[(String, String)]) -> Vec<String> {
        let of = |language: &String| {
            let own = words.iter().find(|(code, _)| code == language);
            own.map(|(_, text)| text.clone()).unwrap_or_default()
        };
        self.languages.iter().map(of).collect()
    }
}

struct Version<'b> {
    form: &'b Form,
    item: &'b Item,
    /// It in the last version before that had it.
    before: Option<&'b Item>,
}

impl Version<'_> {
    fn source(&self) -> String {
        format!("{} {}", self.form.id, self.item.path())
    }

    /// Where a series breaks.
    fn changed(&self) -> String {
        let all = self.before.map(|before| differences(before, self.item)).unwrap_or_default();
        all.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    }
}
