//! The choices sheet.

use std::collections::BTreeMap;

use sammen_xforms::{Choice, Text};

use crate::header;
use crate::problem::{ProblemKind, Problems};
use crate::table::{Languages, Row, Table};

/// The choices of every list, by the list's name.
#[derive(Default)]
pub(crate) struct Lists<'t> {
    lists: BTreeMap<&'t str, Vec<Choice>>,
    rows: BTreeMap<(&'t str, &'t str), u32>,
}

impl<'t> Lists<'t> {
    pub(crate) fn read(table: &'t Table, languages: &Languages, problems: &mut Problems) -> Self {
        table.require(header::CHOICES, &["list_name", "name", "label"], languages, problems);
        let mut lists = Self::default();
        for row in table.rows() {
            lists.add(row, languages, problems);
        }
        lists
    }

    pub(crate) fn get(&self, list: &str) -> Option<&[Choice]> {
        self.lists.get(list).map(Vec::as_slice)
    }

    fn add(&mut self, row: Row<'t>, languages: &Languages, problems: &mut Problems) {
        let list = row.need("list_name", problems);
        let name = row.need("name", problems);
        let label = row.need_words("label", languages, problems);
        if let Some(given) = name.filter(|name| name.contains(char::is_whitespace)) {
            row.problem("name", ProblemKind::InvalidChoice { given: given.into() }, problems);
        }
        let Some(list) = list else { return };
        let choices = self.lists.entry(list).or_default();
        let Some(name) = name else { return };
        if let Some(first_row) = self.rows.insert((list, name), row.number) {
            let kind = ProblemKind::DuplicateName { given: name.into(), first_row };
            row.problem("name", kind, problems);
        }
        let label = label.unwrap_or_else(|| Text::new(&languages.default, name));
        choices.push(Choice { name: name.into(), label });
    }
}
