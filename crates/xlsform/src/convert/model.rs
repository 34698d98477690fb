//! The survey as a tree, before it is written as XML.

use std::collections::BTreeMap;

use super::question_type::QuestionType;
use super::row_type::Section;
use super::words::Words;

/// The place of a node in a [`Survey`].
pub(crate) type At = usize;

/// The survey's root.
pub(crate) const ROOT: At = 0;

/// All rows of the survey, and what is made for them.
#[derive(Debug)]
pub(crate) struct Survey {
    pub nodes: Vec<Node>,
    by_name: BTreeMap<String, Vec<At>>,
    /// Lists in files by their rows: identifier and address.
    pub files: Vec<(String, String)>,
}

/// A question, or what holds questions.
#[derive(Debug, Clone, Default)]
pub(crate) struct Node {
    pub name: String,
    /// Its row on the survey sheet.
    pub row: u32,
    pub parent: Option<At>,
    pub children: Vec<At>,
    pub kind: NodeKind,
    pub label: Option<Words>,
    pub hint: Option<Words>,
    pub guidance: Option<Words>,
    /// Pictures and sounds by their kind.
    pub media: Vec<(&'static str, Words)>,
    pub required_message: Option<Words>,
    pub constraint_message: Option<Words>,
    /// Expressions by the name of their attribute: `relevant`, `required`, `readonly`, `constraint`, `calculate`.
    pub rules: BTreeMap<&'static str, String>,
    pub default: Option<String>,
    /// Attributes of the control.
    pub attributes: Vec<(&'static str, String)>,
    pub items: Option<Items>,
    /// Questions whose answers set this one.
    pub triggers: Vec<String>,
    /// How many instances a repeat has.
    pub count: Option<String>,
    /// Another type of answers than that of its question type.
    pub value: Option<&'static str>,
    /// What the device fills in instead of what its type says.
    pub preload: Option<(&'static str, &'static str)>,
    /// Why its words are not those of the version before.
    pub reworded: Option<String>,
    /// Whether nothing of it is shown.
    pub is_bodyless: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum NodeKind {
    #[default]
    Root,
    Section(Section),
    Question(QuestionType),
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Items {
    pub source: ItemSource,
    pub filter: Option<String>,
    /// Whether the order is random, and from what it is made.
    pub randomize: Option<Option<String>>,
    /// Columns of a file.
    pub value: Option<String>,
    pub label: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ItemSource {
    List(String),
    File(String),
    /// Answers in the instances of a repeat: `${name}`.
    Answers(String),
}

impl Survey {
    pub fn new(root: &str) -> Self {
        let root = Node { name: root.to_owned(), ..Node::default() };
        Self { nodes: vec![root], by_name: BTreeMap::new(), files: Vec::new() }
    }

    pub fn add(&mut self, parent: At, node: Node) -> At {
        let at = self.nodes.len();
        self.by_name.entry(node.name.clone()).or_default().push(at);
        self.nodes.push(Node { parent: Some(parent), ..node });
        self.nodes[parent].children.push(at);
        at
    }

    pub fn named(&self, name: &str) -> &[At] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// A node's parents, nearest first.
    pub fn above(&self, at: At) -> impl Iterator<Item = At> {
        std::iter::successors(self.nodes[at].parent, |at| self.nodes[*at].parent)
    }

    pub fn is_repeat(&self, at: At) -> bool {
        self.nodes[at].kind == NodeKind::Section(Section::Repeat)
    }

    /// Names from below `top` down to a node, the node's own last.
    pub fn steps_below(&self, at: At, top: Option<At>) -> Vec<&str> {
        let around = std::iter::once(at).chain(self.above(at));
        let mut steps: Vec<&str> = around
            .take_while(|at| Some(*at) != top)
            .map(|at| self.nodes[at].name.as_str())
            .collect();
        steps.reverse();
        steps
    }

    /// The absolute path of a node.
    pub fn path(&self, at: At) -> String {
        format!("/{}", self.steps_below(at, None).join("/"))
    }

    /// A node's questions and sections, itself first, in the order of the survey.
    pub fn within(&self, at: At) -> Vec<At> {
        let mut all = vec![at];
        for child in &self.nodes[at].children {
            all.extend(self.within(*child));
        }
        all
    }
}

impl Node {
    pub fn question(&self) -> Option<QuestionType> {
        match self.kind {
            NodeKind::Question(of) => Some(of),
            _ => None,
        }
    }

    pub fn rule(&self, name: &str) -> Option<&str> {
        self.rules.get(name).map(String::as_str)
    }

    /// The element that shows it. What is computed and says nothing is not shown.
    pub fn control(&self) -> Option<&'static str> {
        let control = self.question()?.control?;
        let is_computed = self.rules.contains_key("calculate") || !self.triggers.is_empty();
        let says = self.label.is_some() || self.hint.is_some();
        (says || !is_computed).then_some(control)
    }
}
