//! References, expressions and files: whether all that rows speak of is there and can be read.

use sammen_xforms::document::{Names, namespace};
use sammen_xforms::xform::Resource;
use sammen_xforms::xpath::{Function, SyntaxError, compile};

use super::Accept;
use super::default;
use super::files;
use super::model::{At, ItemSource, Node, ROOT, Survey};
use super::references::{Piece, ReferenceError, Style, pieces};
use super::sheet::Grid;
use super::survey::RULES;
use super::words::Words;
use crate::problem::{ProblemKind, Problems, Sheet};

/// So much is shown of where an expression cannot be read.
const NEAR_CHARS: usize = 24;

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
            let mut found = Found { grid, language: None, problems: Vec::new() };
            self.rules(at, node, &mut found);
            self.words(node, &mut found);
            self.triggers(node, &mut found);
            found.tell(row.number, self.problems);
        }
    }

    fn rules(&self, at: At, node: &Node, found: &mut Found<'_>) {
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
        found: &mut Found<'_>,
    ) {
        let before = found.problems.len();
        self.references(key, text, found);
        if found.problems.len() > before {
            return;
        }
        if let Some(name) = unknown_function(text) {
            found.add(key, ProblemKind::UnknownFunction { name });
            return;
        }
        let expanded = self.survey.expanded(text, from, style).unwrap_or_default();
        if let Err(kind) = readable(text, &expanded) {
            found.add(key, kind);
        }
    }

    /// Names the references of a text that mean nothing.
    fn references(&self, key: &'static str, text: &str, found: &mut Found<'_>) {
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
            if let Some(wrong) = wrong {
                found.add(key, wrong.into());
            }
        }
    }

    fn words(&self, node: &Node, found: &mut Found<'_>) {
        let all = [
            ("label", &node.label),
            ("hint", &node.hint),
            ("guidance_hint", &node.guidance),
            ("required_message", &node.required_message),
            ("constraint_message", &node.constraint_message),
        ];
        for (key, words) in all {
            self.texts(key, words.as_ref(), found);
        }
    }

    fn texts(&self, key: &'static str, words: Option<&Words>, found: &mut Found<'_>) {
        for (language, text) in words.into_iter().flat_map(Words::texts) {
            found.language = language.map(str::to_owned);
            self.references(key, text, found);
        }
        found.language = None;
    }

    fn triggers(&self, node: &Node, found: &mut Found<'_>) {
        for name in &node.triggers {
            let target = self.survey.target(name);
            let is_shown = target.is_ok_and(|at| self.survey.nodes[at].control().is_some());
            if !is_shown {
                let given = format!("${{{name}}}");
                found.add("trigger", ProblemKind::InvalidTrigger { given });
            }
        }
    }

    /// Looks through the words of choices, and the name of answers.
    pub fn other_sheets(&mut self, choices: &Grid, settings: &Grid) {
        for row in choices.rows() {
            let mut found = Found { grid: choices, language: None, problems: Vec::new() };
            self.texts("label", row.words("label").as_ref(), &mut found);
            found.tell(row.number, self.problems);
        }
        let Some(row) = settings.rows().next() else { return };
        if let Some(name) = row.expression("instance_name") {
            let mut found = Found { grid: settings, language: None, problems: Vec::new() };
            self.expression("instance_name", &name, ROOT, Style::default(), &mut found);
            found.tell(row.number, self.problems);
        }
    }

    /// Names the files that are spoken of and not there.
    pub fn files(&mut self, survey: &Grid, choices: &Grid, given: &[Resource<'_>]) {
        for file in files::of_survey(self.survey) {
            let Some(kind) = file.problem(given) else { continue };
            match survey.row(file.row) {
                Some(row) => row.problem(file.column, kind, self.problems),
                None => self.problems.add(Sheet::Survey, file.row, Some(file.column), kind),
            }
        }
        for row in choices.rows() {
            for file in files::of_choice(row) {
                let Some(kind) = file.problem(given) else { continue };
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

/// What was found wrong with a row, by the names of columns.
struct Found<'g> {
    grid: &'g Grid,
    /// The language that is looked at.
    language: Option<String>,
    problems: Vec<(&'g str, ProblemKind)>,
}

impl Found<'_> {
    fn add(&mut self, key: &'static str, kind: ProblemKind) {
        self.problems.push((self.grid.written(key, self.language.as_deref()), kind));
    }

    /// Tells of each once.
    fn tell(mut self, row: u32, problems: &mut Problems) {
        self.problems.dedup();
        for (column, kind) in self.problems {
            problems.add(self.grid.sheet, row, Some(column), kind);
        }
    }
}

/// Reads an expression whose references have become paths.
fn readable(given: &str, expanded: &str) -> Result<(), ProblemKind> {
    let prefixes = namespace::USUAL.map(|(prefix, space)| (prefix.to_owned(), space.to_owned()));
    let Err(error) = compile(expanded, &mut Names::new(), &prefixes) else { return Ok(()) };
    let given = given.to_owned();
    Err(match error {
        SyntaxError::Expected { expected, at } => {
            let near = expanded.get(at..).unwrap_or_default().trim().chars().take(NEAR_CHARS);
            ProblemKind::Syntax { given, near: near.collect(), expected }
        }
        SyntaxError::Prefix(name) => ProblemKind::UnknownFunction { name: name.into() },
        SyntaxError::TooDeep => ProblemKind::TooDeep { given },
    })
}

/// The first function of an expression that does not exist.
fn unknown_function(text: &str) -> Option<String> {
    let quoted = text.split(['\'', '"']).step_by(2);
    quoted.flat_map(called).find(|name| !is_callable(name)).map(str::to_owned)
}

/// The names before parentheses.
fn called(text: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':');
    text.match_indices('(').filter_map(move |(at, _)| {
        let before = text[..at].trim_end();
        let name = &before[before.trim_end_matches(is_name).len()..];
        name.starts_with(|c: char| c.is_alphabetic()).then_some(name)
    })
}

fn is_callable(name: &str) -> bool {
    let operators =
        ["and", "or", "div", "mod", "text", "node", "comment", "processing-instruction"];
    Function::named(name).is_some() || operators.contains(&name)
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
