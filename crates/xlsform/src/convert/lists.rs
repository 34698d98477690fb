//! The choices sheet.

use std::collections::BTreeMap;

use super::Accept;
use super::heading::CHOICES;
use super::settings::Settings;
use super::sheet::{Grid, Row};
use super::words::Words;
use crate::problem::{ProblemKind, Problems};

/// The lists in the order of the sheet.
#[derive(Debug, Default)]
pub(crate) struct Lists(Vec<List>);

/// Choices under one name.
#[derive(Debug)]
pub(crate) struct List {
    pub name: String,
    pub choices: Vec<Choice>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Choice {
    pub name: String,
    pub label: Option<Words>,
    pub media: Vec<(&'static str, Words)>,
    /// What choice filters read.
    pub columns: Vec<(String, String)>,
}

/// The kinds of pictures and sounds, as columns name them.
pub(crate) const MEDIA: [&str; 4] = ["image", "big-image", "audio", "video"];

impl Lists {
    pub fn read(grid: &Grid, settings: &Settings, accept: Accept, problems: &mut Problems) -> Self {
        let mut lists = Self::default();
        let mut first_rows = BTreeMap::new();
        if grid.rows().next().is_some() {
            grid.require(&["list_name", "name"], problems);
        }
        for row in grid.rows() {
            let phones = accept == Accept::Phones;
            let list = if phones { row.need("list_name", problems) } else { row.get("list_name") };
            let Some(list) = list else { continue };
            let Some(name) = row.need("name", problems) else { continue };
            if phones {
                check(row, name, problems);
            }
            let known = first_rows.insert((list, name), row.number);
            if let Some(first_row) = known.filter(|_| !settings.allow_duplicates) {
                let kind = ProblemKind::DuplicateName { given: name.into(), first_row };
                row.problem("name", kind, problems);
            }
            lists.entry(list).choices.push(choice(row, name));
        }
        lists
    }

    pub fn all(&self) -> &[List] {
        &self.0
    }

    pub fn get(&self, name: &str) -> Option<&List> {
        self.0.iter().find(|list| list.name == name)
    }

    /// A list, made unless it is there.
    pub fn entry(&mut self, name: &str) -> &mut List {
        let at = self.0.iter().position(|list| list.name == name).unwrap_or_else(|| {
            self.0.push(List { name: name.into(), choices: Vec::new() });
            self.0.len() - 1
        });
        &mut self.0[at]
    }
}

impl List {
    /// Whether its words are found by identifiers, as translated words and pictures are.
    pub fn is_translated(&self) -> bool {
        self.choices.iter().any(|choice| {
            let references = |words: &Words| words.texts().any(|(_, text)| text.contains("${"));
            let label = choice.label.as_ref();
            !choice.media.is_empty()
                || label.is_some_and(|words| words.is_translated() || references(words))
        })
    }
}

fn check(row: Row<'_>, name: &str, problems: &mut Problems) {
    if name.contains(char::is_whitespace) {
        row.problem("name", ProblemKind::InvalidChoice { given: name.into() }, problems);
    }
    let says = ["label", "image"].iter().any(|key| row.words(key).is_some());
    if !says {
        row.problem("label", ProblemKind::Empty, problems);
    }
}

fn choice(row: Row<'_>, name: &str) -> Choice {
    let known: Vec<&str> = CHOICES.iter().map(|column| column.key).collect();
    let media = MEDIA.iter().filter_map(|kind| Some((*kind, row.words(kind)?)));
    Choice {
        name: name.into(),
        label: row.words("label"),
        media: media.collect(),
        columns: row.others(&known),
    }
}
