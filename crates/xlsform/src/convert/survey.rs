//! The survey sheet: rows become a tree.

use std::collections::BTreeMap;

use super::Accept;
use super::lists::Lists;
use super::model::{At, Node, NodeKind, ROOT, Survey};
use super::question_type::CALCULATE;
use super::references::sole_reference;
use super::row_type::{RowType, Section};
use super::settings::{Metadata, Settings, is_yes};
use super::sheet::{Grid, Row};
use super::{columns, table};
use crate::problem::{ProblemKind, Problems};

/// Reads the questions and what holds them.
pub(crate) fn read(
    grid: &Grid,
    lists: &mut Lists,
    settings: &Settings,
    accept: Accept,
    problems: &mut Problems,
) -> Survey {
    let needed: &[&str] =
        if accept == Accept::Phones { &["type", "name", "label"] } else { &["type", "name"] };
    grid.require(needed, problems);
    let survey = Survey::new(&settings.root);
    let mut reader = Reader { lists, settings, accept, problems, survey, open: Vec::new() };
    for row in grid.rows() {
        reader.row(row);
    }
    for open in std::mem::take(&mut reader.open) {
        let kind = ProblemKind::Unclosed { of: open.section.name() };
        open.row.problem("type", kind, reader.problems);
    }
    reader.add_meta();
    reader.survey
}

pub(crate) struct Reader<'r, 'g> {
    pub lists: &'r mut Lists,
    pub settings: &'r Settings,
    pub accept: Accept,
    pub problems: &'r mut Problems,
    pub survey: Survey,
    /// The sections that have begun.
    pub open: Vec<Open<'g>>,
}

/// A section that has begun.
pub(crate) struct Open<'g> {
    pub at: At,
    pub section: Section,
    pub row: Row<'g>,
    /// Whether its questions are one table, and from which list they choose.
    pub table: Option<Option<String>>,
}

impl<'g> Reader<'_, 'g> {
    fn row(&mut self, row: Row<'g>) {
        if self.accept == Accept::Everything && is_left_out(row) {
            return;
        }
        let Some(given) = row.need("type", self.problems) else { return };
        let row_type = match RowType::read(given) {
            Ok(row_type) => row_type,
            Err(kind) => {
                row.problem("type", kind, self.problems);
                // Others may refer to it: one mistake is one problem.
                let unknown = self.node(row, NodeKind::Question(CALCULATE));
                self.add(row, unknown);
                return;
            }
        };
        if self.accept == Accept::Phones {
            columns::check(row, &row_type, self.problems);
        }
        match row_type {
            RowType::Begin(section) => self.begin(row, section),
            RowType::End(section) => self.end(row, section),
            RowType::External(kind) => self.external(row, kind),
            RowType::Question(of) => self.question(row, of),
            RowType::Select { of, list, from_file, or_other } => {
                self.select(row, of, &list, from_file, or_other);
            }
        }
    }

    pub fn parent(&self) -> At {
        self.open.last().map_or(ROOT, |open| open.at)
    }

    /// Adds a row's node; one without a name or with a wrong one has been named as a problem.
    pub fn add(&mut self, row: Row<'_>, node: Node) -> At {
        let parent = self.parent();
        let given = node.name.clone();
        if given == "meta" {
            row.problem("name", ProblemKind::ReservedName { given }, self.problems);
        } else if !given.is_empty() && !sammen_xforms::is_name(&given) {
            row.problem("name", ProblemKind::InvalidName { given }, self.problems);
        } else if let Some(first_row) = self.taken(parent, &node) {
            row.problem("name", ProblemKind::DuplicateName { given, first_row }, self.problems);
        }
        self.survey.add(parent, node)
    }

    /// The row that has a node's name already: beside it, or anywhere for repeats.
    fn taken(&self, parent: At, node: &Node) -> Option<u32> {
        let is_repeat = node.kind == NodeKind::Section(Section::Repeat);
        let mut named = self.survey.named(&node.name).iter();
        let other = named.find(|at| {
            let beside = self.survey.nodes[**at].parent == Some(parent);
            beside || is_repeat && self.survey.is_repeat(**at)
        })?;
        Some(self.survey.nodes[*other].row)
    }

    /// What every row may say.
    pub fn node(&mut self, row: Row<'_>, kind: NodeKind) -> Node {
        let is_note = matches!(kind, NodeKind::Question(of) if of.name == "note");
        let name = match row.get("name") {
            None if is_note => format!("generated_note_name_{}", row.number),
            None => row.need("name", self.problems).unwrap_or_default().to_owned(),
            Some(name) => name.to_owned(),
        };
        let words = |key: &str| row.words(key);
        let media = super::lists::MEDIA.iter().filter_map(|kind| Some((*kind, row.words(kind)?)));
        Node {
            name,
            row: row.number,
            kind,
            label: words("label"),
            hint: words("hint"),
            guidance: words("guidance_hint"),
            media: media.collect(),
            required_message: words("required_message"),
            constraint_message: words("constraint_message"),
            rules: rules(row),
            default: row.expression("default"),
            reworded: row.get("reworded").map(str::to_owned),
            attributes: attributes(row),
            ..Node::default()
        }
    }

    fn begin(&mut self, row: Row<'g>, section: Section) {
        let mut node = self.node(row, NodeKind::Section(section));
        if section == Section::Repeat {
            node.count = row.expression("repeat_count").map(|count| self.count(row, &node, &count));
        }
        let table = table::open(row, &mut node);
        let at = self.add(row, Node { hint: None, ..node });
        self.open.push(Open { at, section, row, table: table.is_some().then_some(None) });
        if let Some(heading) = table.flatten() {
            self.survey.add(at, heading);
        }
    }

    /// A count that is no reference is computed in a node before the repeat.
    fn count(&mut self, row: Row<'_>, repeat: &Node, count: &str) -> String {
        if sole_reference(count).is_some() {
            return count.to_owned();
        }
        let name = format!("{}_count", repeat.name);
        let rules = [("calculate", count.to_owned()), ("readonly", "true()".to_owned())];
        let node = Node {
            name: name.clone(),
            row: row.number,
            kind: NodeKind::Question(CALCULATE),
            rules: BTreeMap::from(rules),
            ..Node::default()
        };
        self.add(row, node);
        format!("${{{name}}}")
    }

    fn end(&mut self, row: Row<'_>, section: Section) {
        let kind = match self.open.last() {
            None => ProblemKind::UnopenedGroup,
            Some(open) if open.section != section => {
                let (ends, open, row) = (section.name(), open.section.name(), open.row.number);
                ProblemKind::WrongEnd { ends, open, row }
            }
            Some(_) => {
                self.open.pop();
                return;
            }
        };
        row.problem("type", kind, self.problems);
    }

    /// A list in a file that is called as the row.
    fn external(&mut self, row: Row<'_>, kind: &str) {
        let Some(name) = row.need("name", self.problems) else { return };
        let folder = if kind == "csv" { "file-csv" } else { "file" };
        self.survey.files.push((name.to_owned(), format!("jr://{folder}/{name}.{kind}")));
    }

    /// What every answer has of its own.
    fn add_meta(&mut self) {
        let calculated = |name: &str, rules: &[(&'static str, &str)]| Node {
            name: name.into(),
            row: 1,
            kind: NodeKind::Question(CALCULATE),
            rules: rules.iter().map(|(key, rule)| (*key, (*rule).to_owned())).collect(),
            ..Node::default()
        };
        let mut children = Vec::new();
        if self.settings.has_instance_id {
            let id = calculated("instanceID", &[("readonly", "true()")]);
            children.push(Node { preload: Some(("uid", "")), ..id });
        }
        if let Some(name) = &self.settings.instance_name {
            children.push(calculated("instanceName", &[("calculate", name)]));
        }
        if children.is_empty() {
            return;
        }
        let kind = NodeKind::Section(Section::Group);
        let meta = Node { name: "meta".into(), kind, is_bodyless: true, ..Node::default() };
        let meta = self.survey.add(ROOT, meta);
        for child in children {
            self.survey.add(meta, child);
        }
    }

    /// Whether the device may write what a type of metadata says, and if so, what it writes.
    pub fn metadata(&mut self, row: Row<'_>, node: &mut Node, of: &'static str) {
        let is_time = matches!(of, "start" | "end" | "today");
        let refused = match (self.settings.metadata, is_time) {
            (Metadata::Exact, _) => None,
            (Metadata::Day, true) => {
                node.value = Some("date");
                node.preload = Some(("date", "today"));
                None
            }
            (Metadata::No, true) => Some(ProblemKind::Metadata { of }),
            (_, false) => Some(ProblemKind::Identifying { of }),
        };
        if let Some(kind) = refused {
            row.problem("type", kind, self.problems);
        }
    }
}

fn is_left_out(row: Row<'_>) -> bool {
    let is_comment =
        row.get("type").is_none() && row.get("name").is_none() && row.words("label").is_none();
    is_comment || row.get("disabled").is_some_and(is_yes)
}

/// The columns with expressions and the attributes they become.
pub(crate) const RULES: [(&str, &str); 5] = [
    ("relevant", "relevant"),
    ("required", "required"),
    ("read_only", "readonly"),
    ("constraint", "constraint"),
    ("calculation", "calculate"),
];

fn rules(row: Row<'_>) -> BTreeMap<&'static str, String> {
    let given = RULES.iter().filter_map(|(key, rule)| Some((*rule, row.expression(key)?)));
    let plain = |text: String| match text.to_lowercase().as_str() {
        "yes" | "true" => "true()".to_owned(),
        "no" | "false" => "false()".to_owned(),
        _ => text,
    };
    given.map(|(rule, text)| (rule, plain(text))).collect()
}

fn attributes(row: Row<'_>) -> Vec<(&'static str, String)> {
    let keys = ["appearance", "rows", "autoplay", "intent"];
    keys.iter().filter_map(|key| Some((*key, row.expression(key)?))).collect()
}
