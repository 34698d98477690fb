//! Rows that are questions.

use super::Accept;
use super::appearance;
use super::lists::Choice;
use super::model::{ItemSource, Items, Node, NodeKind};
use super::parameters::Parameters;
use super::question_type::{QuestionType, TEXT};
use super::references::{Piece, has_references, pieces};
use super::sheet::Row;
use super::survey::Reader;
use super::words::Words;
use super::{scale, table};
use crate::problem::{ProblemKind, Problems};

/// The name of the choice that stands for all others.
const OTHER: &str = "other";

impl<'g> Reader<'_, 'g> {
    pub fn question(&mut self, row: Row<'g>, of: QuestionType) {
        let mut node = self.node(row, NodeKind::Question(of));
        if let Some(constraint) = of.constraint {
            node.rules.entry("constraint").or_insert_with(|| constraint.to_owned());
        }
        node.hint = node.hint.take().or_else(|| of.hint.map(Words::plain));
        node.triggers = triggers(row, self.problems);
        match self.accept {
            Accept::Phones => self.check_phones(row, &node, of),
            Accept::Everything => self.check_says(row, &node),
        }
        if of.is_metadata() {
            self.metadata(row, &mut node, of.name);
        }
        if of.name == "range" {
            scale::read(&mut node, row, self.lists, self.problems);
        } else {
            self.parameters(row, &mut node, of);
        }
        if of.name == "calculate" && !node.rules.contains_key("calculate") && node.default.is_none()
        {
            row.problem("calculation", ProblemKind::Empty, self.problems);
        }
        self.add(row, node);
    }

    pub fn select(
        &mut self,
        row: Row<'g>,
        of: QuestionType,
        list: &str,
        from_file: bool,
        or_other: bool,
    ) {
        let mut node = self.node(row, NodeKind::Question(of));
        node.triggers = triggers(row, self.problems);
        let is_file = from_file || has_extension(list);
        node.items = Some(self.items(row, of, list, is_file));
        if self.accept == Accept::Phones {
            self.check_phones(row, &node, of);
        } else {
            self.check_says(row, &node);
            if of.control == Some("select") && !is_file {
                self.check_words(row, list);
            }
        }
        table::enter(self, row, &mut node, list);
        let name = node.name.clone();
        self.add(row, node);
        if or_other {
            self.add_other(row, &name, list);
        }
    }

    fn items(&mut self, row: Row<'_>, of: QuestionType, list: &str, is_file: bool) -> Items {
        let (named, supported): (_, &[&str]) = match (is_file, of.name) {
            (true, "select_multiple") => {
                ("select_multiple_from_file", &["value", "label", "randomize", "seed"])
            }
            (true, _) => ("select_one_from_file", &["value", "label", "randomize", "seed"]),
            (false, name) => (name, &["randomize", "seed"]),
        };
        let parameters = Parameters::read(row, named, supported, self.problems);
        let source = if is_file {
            self.check_file(row, list);
            ItemSource::File(list.to_owned())
        } else if has_references(list) {
            ItemSource::Answers(list.to_owned())
        } else {
            if self.lists.get(list).is_none() {
                row.problem("type", ProblemKind::UnknownList { list: list.into() }, self.problems);
            }
            ItemSource::List(list.to_owned())
        };
        Items {
            source,
            filter: row.expression("choice_filter"),
            randomize: randomize(row, named, &parameters, self.problems),
            value: parameters.get("value").map(str::to_owned),
            label: parameters.get("label").map(str::to_owned),
        }
    }

    fn check_file(&mut self, row: Row<'_>, name: &str) {
        if !has_extension(name) {
            row.problem("type", ProblemKind::UnknownFile { name: name.into() }, self.problems);
        }
    }

    /// Several choices are stored as words with spaces between.
    fn check_words(&mut self, row: Row<'_>, list: &str) {
        let choices = self.lists.get(list).map_or(&[][..], |list| &list.choices);
        if let Some(choice) = choices.iter().find(|choice| choice.name.contains(' ')) {
            let given = choice.name.clone();
            row.problem("type", ProblemKind::InvalidChoice { given }, self.problems);
        }
    }

    /// The choice of another answer, and the question for it.
    fn add_other(&mut self, row: Row<'_>, name: &str, list: &str) {
        if row.get("choice_filter").is_some() {
            row.problem("choice_filter", ProblemKind::FilterWithOther, self.problems);
        }
        let (choice, question) = match self.other_words() {
            Ok(words) => words,
            Err(kind) => return row.problem("type", kind, self.problems),
        };
        let is_translated = self.lists.get(list).is_some_and(|list| list.is_translated());
        let list = self.lists.entry(list);
        if !list.choices.iter().any(|known| known.name == OTHER) {
            let label = if is_translated {
                choice
            } else {
                Words::plain(choice.any(&self.settings.default_language))
            };
            list.choices.push(Choice {
                name: OTHER.into(),
                label: Some(label),
                ..Choice::default()
            });
        }
        let mut node = Node {
            name: format!("{name}_{OTHER}"),
            row: row.number,
            kind: NodeKind::Question(TEXT),
            label: Some(question),
            ..Node::default()
        };
        node.rules.insert("relevant", format!("selected(../{name}, '{OTHER}')"));
        self.add(row, node);
    }

    /// What another answer is called, in the form's languages.
    fn other_words(&self) -> Result<(Words, Words), ProblemKind> {
        let (mut choice, mut question) = (Words::default(), Words::default());
        if self.accept == Accept::Everything {
            for language in &self.settings.languages {
                choice.add(Some(language), "Other");
            }
            choice.add(None, "Other");
            return Ok((choice, Words::plain("Specify other.")));
        }
        let is_translated = self.settings.languages.len() > 1;
        for language in &self.settings.languages {
            let (other, ask) = match language.as_str() {
                "da" => ("Andet", "Skriv hvad"),
                "en" => ("Other", "Please say what"),
                _ => return Err(ProblemKind::OtherUntranslated { language: language.clone() }),
            };
            let language = is_translated.then_some(language.as_str());
            choice.add(language, other);
            question.add(language, ask);
        }
        Ok((choice, question))
    }

    fn parameters(&mut self, row: Row<'_>, node: &mut Node, of: QuestionType) {
        let phones = self.accept == Accept::Phones;
        let supported: &[&str] = match of.name {
            "text" => &["rows"],
            "geopoint" => &["capture-accuracy", "warning-accuracy", "allow-mock-accuracy"],
            _ if phones => &[],
            _ => return,
        };
        let parameters = Parameters::read(row, of.name, supported, self.problems);
        let attributes = [
            ("rows", "rows"),
            ("capture-accuracy", "accuracyThreshold"),
            ("warning-accuracy", "unacceptableAccuracyThreshold"),
        ];
        for (key, attribute) in attributes {
            let Some(value) = parameters.get(key) else { continue };
            if value.parse::<f64>().is_err() {
                super::parameters::refuse(row, &format!("{key}={value}"), of.name, self.problems);
            }
            node.attributes.push((attribute, value.to_owned()));
        }
    }

    /// Whether a question says anything.
    fn check_says(&mut self, row: Row<'_>, node: &Node) {
        let says = node.label.is_some() || node.hint.is_some() || !node.media.is_empty();
        if node.control().is_some() && !says {
            row.problem("label", ProblemKind::Empty, self.problems);
        }
    }

    /// What phones ask of a question beyond the standard.
    fn check_phones(&mut self, row: Row<'_>, node: &Node, of: QuestionType) {
        if let Some(remedy) = of.refused {
            let given = row.get("type").unwrap_or_default().to_owned();
            row.problem("type", ProblemKind::UnsupportedType { given, remedy }, self.problems);
        }
        let says = node.label.is_some() || node.media.iter().any(|(kind, _)| *kind == "image");
        if node.control().is_some() && !says && row.grid.has("label") {
            row.problem("label", ProblemKind::Empty, self.problems);
        }
        if of.name == "geopoint" && node.rule("required").is_some_and(|rule| rule != "false()") {
            row.problem("required", ProblemKind::RequiredPlace, self.problems);
        }
        appearance::check(row, of.name, self.problems);
        let messages = [("required_message", "required"), ("constraint_message", "constraint")];
        for (message, rule) in messages {
            if row.words(message).is_some() && row.get(rule).is_none() {
                row.problem(message, ProblemKind::MessageWithoutRule { rule }, self.problems);
            }
        }
    }
}

/// The questions whose answers set this one.
fn triggers(row: Row<'_>, problems: &mut Problems) -> Vec<String> {
    let mut names = Vec::new();
    for given in row.get("trigger").into_iter().flat_map(|text| text.split(',')) {
        match pieces(given.trim()).as_slice() {
            [Piece::Reference { name, last_saved: false, .. }] => names.push((*name).to_owned()),
            _ => {
                let kind = ProblemKind::InvalidTrigger { given: given.trim().into() };
                row.problem("trigger", kind, problems);
            }
        }
    }
    names
}

fn randomize(
    row: Row<'_>,
    of: &'static str,
    parameters: &Parameters,
    problems: &mut Problems,
) -> Option<Option<String>> {
    let seed = parameters.get("seed");
    let is_random = match parameters.get("randomize").map(str::to_lowercase).as_deref() {
        Some("true") => true,
        Some("false") => false,
        None if seed.is_none() => false,
        other => {
            let given =
                other.map_or_else(|| "seed".to_owned(), |given| format!("randomize={given}"));
            super::parameters::refuse(row, &given, of, problems);
            return None;
        }
    };
    if let Some(seed) = seed.filter(|seed| !has_references(seed) && seed.parse::<f64>().is_err()) {
        super::parameters::refuse(row, &format!("seed={seed}"), of, problems);
    }
    is_random.then(|| seed.map(str::to_owned))
}

/// Whether a list's name is that of a file with a list.
pub(crate) fn has_extension(name: &str) -> bool {
    [".csv", ".xml", ".geojson"].iter().any(|extension| name.ends_with(extension))
}
