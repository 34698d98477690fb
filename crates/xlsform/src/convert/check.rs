//! References, expressions and files: whether all that rows speak of is there and can be read.

use sammen_xforms::document::{Names, namespace};
use sammen_xforms::xform::Resource;
use sammen_xforms::xpath::compile;

use super::Accept;
use super::default;
use super::files;
use super::model::{At, ItemSource, Node, ROOT, Survey};
use super::references::{Piece, ReferenceError, Style, pieces};
use super::sheet::Grid;
use super::survey::RULES;
use super::words::Words;
use crate::problem::{ProblemKind, Problems, Sheet};

/// What is looked through.
pub(crate) struct Check<'c> {
    pub survey: &'c Survey,
    pub accept: Accept,
    pub problems: &'c mut Problems,
}

impl Check<'_> {
    /// Looks through every row of the survey sheet.
    pub fn rows(&mut self, grid: &Grid) {
        for at in 1..self.survey.nodes.len() {
            let node = &self.survey.nodes[at];
            // What the form adds itself stands in no row of its own.
            let Some(row) = grid.row(node.row) else { continue };
            let mut found = Vec::new();
            self.rules(at, node, &mut found);
            self.words(node, &mut found);
            self.triggers(node, &mut found);
            found.dedup();
            for (key, kind) in found {
                row.problem(key, kind, self.problems);
            }
        }
    }

    fn rules(&self, at: At, node: &Node, found: &mut Vec<(&'static str, ProblemKind)>) {
        for (key, rule) in RULES {
            let Some(text) = node.rule(rule) else { continue };
            // What a trigger sets is computed at the question that sets it.
            let from = match node.triggers.first().filter(|_| rule == "calculate") {
                Some(trigger) => self.survey.named(trigger).first().copied().unwrap_or(at),
                None => at,
            };
            self.expression(key, text, from, Style::default(), found);
        }
        if let Some(count) = &node.count {
            self.expression("repeat_count", count, at, Style::default(), found);
        }
        let value = node.question().map_or("", |of| of.value);
        if let Some(text) = node.default.as_ref().filter(|text| default::is_dynamic(text, value)) {
            self.expression("default", text, at, Style::default(), found);
        }
        let Some(items) = &node.items else { return };
        let answers = matches!(items.source, ItemSource::Answers(_));
        if let ItemSource::Answers(text) = &items.source {
            self.expression("type", text, at, Style::default(), found);
        }
        if let Some(filter) = &items.filter {
            let style = Style { from_current: true, with_repeat: answers };
            self.expression("choice_filter", filter, at, style, found);
        }
        if let Some(Some(seed)) = &items.randomize {
            self.expression("parameters", seed, at, Style::default(), found);
        }
    }

    fn expression(
        &self,
        key: &'static str,
        text: &str,
        from: At,
        style: Style,
        found: &mut Vec<(&'static str, ProblemKind)>,
    ) {
        let before = found.len();
        self.references(key, text, found);
        if found.len() > before {
            return;
        }
        let expanded = self.survey.expanded(text, from, style).unwrap_or_default();
        let prefixes =
            namespace::USUAL.map(|(prefix, space)| (prefix.to_owned(), space.to_owned()));
        if let Err(error) = compile(&expanded, &mut Names::new(), &prefixes) {
            let given = text.to_owned();
            found.push((key, ProblemKind::Syntax { given, error }));
        }
    }

    /// Names the references of a text that mean nothing.
    fn references(
        &self,
        key: &'static str,
        text: &str,
        found: &mut Vec<(&'static str, ProblemKind)>,
    ) {
        for piece in pieces(text) {
            let wrong = match piece {
                Piece::Words(_) => None,
                Piece::Broken(written) => Some(ReferenceError::Broken(written.into())),
                Piece::Reference { name, last_saved: true, .. }
                    if self.accept == Accept::Phones =>
                {
                    Some(ReferenceError::LastSaved(name.into()))
                }
                Piece::Reference { name, .. } => self.survey.target(name).err(),
            };
            found.extend(wrong.map(|wrong| (key, wrong.into())));
        }
    }

    fn words(&self, node: &Node, found: &mut Vec<(&'static str, ProblemKind)>) {
        let all = [
            ("label", &node.label),
            ("hint", &node.hint),
            ("guidance_hint", &node.guidance),
            ("required_message", &node.required_message),
            ("constraint_message", &node.constraint_message),
        ];
        for (key, words) in all {
            for (_, text) in words.iter().flat_map(Words::texts) {
                self.references(key, text, found);
            }
        }
    }

    fn triggers(&self, node: &Node, found: &mut Vec<(&'static str, ProblemKind)>) {
        for name in &node.triggers {
            let target = self.survey.target(name);
            let is_shown = target.is_ok_and(|at| self.survey.nodes[at].control().is_some());
            if !is_shown {
                let given = format!("${{{name}}}");
                found.push(("trigger", ProblemKind::InvalidTrigger { given }));
            }
        }
    }

    /// Looks through the words of choices, and the name of answers.
    pub fn other_sheets(&mut self, choices: &Grid, settings: &Grid) {
        let mut found = Vec::new();
        for row in choices.rows() {
            for (_, text) in row.words("label").iter().flat_map(Words::texts) {
                self.references("label", text, &mut found);
            }
            for (key, kind) in found.drain(..) {
                row.problem(key, kind, self.problems);
            }
        }
        let Some(row) = settings.rows().next() else { return };
        if let Some(name) = row.expression("instance_name") {
            self.expression("instance_name", &name, ROOT, Style::default(), &mut found);
            for (key, kind) in found {
                row.problem(key, kind, self.problems);
            }
        }
    }

    /// Names the files that are spoken of and not there.
    pub fn files(&mut self, survey: &Grid, choices: &Grid, given: &[Resource<'_>]) {
        let is_there = |name: &str| given.iter().any(|file| file.name == name);
        for file in files::of_survey(self.survey).into_iter().filter(|file| !is_there(&file.name)) {
            let kind = ProblemKind::MissingFile { name: file.name };
            match survey.row(file.row) {
                Some(row) => row.problem(file.column, kind, self.problems),
                None => self.problems.add(Sheet::Survey, file.row, Some(file.column), kind),
            }
        }
        for row in choices.rows() {
            for file in files::of_choice(row).into_iter().filter(|file| !is_there(&file.name)) {
                let kind = ProblemKind::MissingFile { name: file.name };
                row.problem(file.column, kind, self.problems);
            }
        }
    }

    /// Names words that are written in one language and not in another.
    pub fn translations(&mut self, grids: [&Grid; 3], languages: &[String], default: &str) {
        for grid in grids {
            let keys: Vec<&str> = super::heading::columns_of(grid.sheet)
                .iter()
                .filter(|column| column.translated)
                .map(|column| column.key)
                .collect();
            for (row, key) in grid.rows().flat_map(|row| keys.iter().map(move |key| (row, *key))) {
                let Some(words) = row.words(key) else { continue };
                for language in languages {
                    if words.get(language, default).is_none() {
                        let column = if grid.headings().any(|heading| {
                            heading.key == key && heading.language.as_ref() == Some(language)
                        }) {
                            grid.written(key, Some(language)).to_owned()
                        } else {
                            format!("{key}::{language}")
                        };
                        let kind = ProblemKind::MissingTranslation;
                        self.problems.add(grid.sheet, row.number, Some(&column), kind);
                    }
                }
            }
        }
    }
}

impl From<ReferenceError> for ProblemKind {
    fn from(error: ReferenceError) -> Self {
        match error {
            ReferenceError::Broken(given) => Self::BrokenReference { given },
            ReferenceError::Unknown(name) => Self::UnknownReference { name },
            ReferenceError::Ambiguous(name) => Self::AmbiguousReference { name },
            ReferenceError::LastSaved(name) => Self::LastSaved { name },
        }
    }
}
