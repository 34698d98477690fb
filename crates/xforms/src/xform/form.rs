use serde::{Deserialize, Serialize};

use super::media_file::MediaFile;
use crate::document::{NONE, Name, Names, Node, NodeId, Tree};
use crate::xpath::Program;

/// The place of a node in a form's model. 0 is the document, 1 its outer element.
pub type ModelId = u32;

/// The place of an expression among a form's expressions.
pub type ProgramId = u32;

/// A compiled form: all that a session needs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct XForm {
    pub title: Box<str>,
    pub(super) names: Names,
    /// What never changes: the primary instance as written, secondary instances, translations.
    pub(super) fixed: Vec<Node>,
    /// The primary instance's outer element as written.
    pub(super) source: NodeId,
    /// Documents of secondary instances by id.
    pub(super) instances: Vec<(Box<str>, NodeId)>,
    /// Names of languages with their translations.
    pub(super) languages: Vec<(Box<str>, NodeId)>,
    pub(super) default_language: u32,
    pub(super) model: Vec<ModelNode>,
    pub(super) programs: Vec<Program>,
    pub(super) computations: Vec<Computation>,
    /// What reads each node of the model.
    pub(super) readers: Vec<Readers>,
    /// Expressions of `output` elements in translations.
    pub(super) outputs: Vec<(NodeId, ProgramId)>,
    pub(super) controls: Vec<Control>,
    pub(super) actions: Vec<Action>,
    /// Its pictures and sounds; they are written after the rest.
    #[serde(skip)]
    pub(super) media_files: Vec<MediaFile>,
    /// Whether answers are linked to whoever gives them; else nobody can tell whose they are. It is in the first byte of what
    /// is written, so that a program that can promise only the other opens no such form.
    #[serde(skip)]
    pub is_confidential: bool,
}

/// The code in a language's name, as in `Dansk (da)`, or the name as it is.
pub fn language_code(name: &str) -> &str {
    let inside = name.rsplit_once('(').and_then(|(_, rest)| rest.trim_end().strip_suffix(')'));
    inside.map_or(name, str::trim)
}

/// What a form says of all instances of a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ModelNode {
    pub(super) space: Name,
    pub(super) local: Name,
    pub(super) prefix: Name,
    pub(super) is_attribute: bool,
    pub parent: ModelId,
    pub children: Vec<ModelId>,
    pub value_type: ValueType,
    pub(super) repeat: Option<RepeatControl>,
    pub(super) preload: Option<(Box<str>, Box<str>)>,
    /// The control that shows it.
    pub(super) control: Option<u32>,
    pub(super) constraint_message: Option<Text>,
    pub(super) required_message: Option<Text>,
    /// Computations of its instances.
    pub(super) computations: Vec<u32>,
}

impl ModelNode {
    pub(super) fn new(parent: ModelId) -> Self {
        Self {
            space: 0,
            local: 0,
            prefix: 0,
            is_attribute: false,
            parent,
            children: Vec::new(),
            value_type: ValueType::Text,
            repeat: None,
            preload: None,
            control: None,
            constraint_message: None,
            required_message: None,
            computations: Vec::new(),
        }
    }
}

/// Who decides how many instances a repeat has.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RepeatControl {
    /// The instance as written that new ones are made from.
    pub(super) template: NodeId,
    /// Instances as written, in order.
    pub(super) written: Vec<NodeId>,
    /// Whether an expression decides.
    pub(super) counted: bool,
    /// Whether nobody may add or remove.
    pub(super) fixed: bool,
}

impl RepeatControl {
    /// Whether people cannot add and remove instances.
    pub fn is_controlled(&self) -> bool {
        self.counted || self.fixed
    }
}

/// The types of answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ValueType {
    Text,
    Integer,
    Decimal,
    Boolean,
    Date,
    Time,
    DateTime,
    Point,
    Trace,
    Shape,
    /// Files, bar codes and others: kept as they come.
    Other,
}

/// An expression that decides something about every instance of a node.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Computation {
    pub target: ModelId,
    pub kind: Kind,
    pub program: ProgramId,
    /// Its place in the order of recomputing.
    pub rank: u32,
    /// Whether it shows words, which another language changes.
    pub in_words: bool,
}

/// What a computation decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Kind {
    Relevant,
    Count,
    Calculate,
    ReadOnly,
    Required,
    Constraint,
}

/// The computations that read a node of the model.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Readers {
    /// They see its value.
    pub of_value: Vec<Reader>,
    /// They see how many instances there are, and in which order.
    pub of_structure: Vec<Reader>,
}

/// A computation, and the nearest node that it has in common with what it reads: only targets below the same instance
/// of that node are touched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Reader {
    pub computation: u32,
    pub common: ModelId,
}

/// What people see and use, in the order of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Control {
    pub kind: ControlKind,
    /// The node that it shows; groups may have none.
    pub model: Option<ModelId>,
    pub parent: Option<u32>,
    pub label: Option<Text>,
    pub hint: Option<Text>,
    pub appearance: Box<str>,
    /// Other attributes, such as a range's `start`, `end` and `step`, as written.
    pub attributes: Vec<(Box<str>, Box<str>)>,
    pub items: Items,
}

impl Control {
    /// Whether its author wants it to look so.
    pub fn has_appearance(&self, wanted: &str) -> bool {
        self.appearance.split_whitespace().any(|word| word == wanted)
    }

    /// Another attribute, such as a range's `start`.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| **known == *name);
        found.map(|(_, value)| &**value)
    }
}

/// Kinds of controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ControlKind {
    Group,
    Repeat,
    Input,
    /// An input that only shows.
    Note,
    SelectOne,
    SelectMany,
    Rank,
    Range,
    Trigger,
    Upload,
}

/// What can be chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Items {
    None,
    /// Value and words of each.
    Written(Vec<(Box<str>, Text)>),
    /// Nodes, then the value and the words of each node.
    Nodes {
        nodes: ProgramId,
        value: ProgramId,
        label: Option<ProgramId>,
    },
}

/// Words with values in them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Text {
    pub parts: Vec<TextPart>,
}

/// A part of [`Text`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum TextPart {
    Words(Box<str>),
    /// The value of an expression; nodes of translations are read with what is in them.
    Value(ProgramId),
}

/// What a form does at an event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Action {
    pub events: Vec<Event>,
    pub kind: ActionKind,
    /// The node whose change, or the repeat whose new instance, it is about.
    pub source: Option<ModelId>,
    pub(super) target: ProgramId,
    /// Computed for the target; words when there is no expression.
    pub(super) value: Option<ProgramId>,
    pub(super) words: Box<str>,
}

/// When an [`Action`] is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Event {
    FirstLoad,
    Load,
    NewRepeat,
    ValueChanged,
}

/// What an [`Action`] does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum ActionKind {
    SetValue,
    SetGeopoint,
}

impl XForm {
    /// Its languages.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.languages.iter().map(|(name, _)| &**name)
    }

    /// What it is shown in when nobody chooses.
    pub fn default_language(&self) -> Option<&str> {
        self.languages.get(self.default_language as usize).map(|(name, _)| &**name)
    }

    /// The body, outer before inner.
    pub fn controls(&self) -> &[Control] {
        &self.controls
    }

    /// What the form is known by.
    pub fn id(&self) -> &str {
        self.source_attribute("id")
    }

    /// Which version of it this is; nothing where its author gives none.
    pub fn version(&self) -> &str {
        self.source_attribute("version")
    }

    fn source_attribute(&self, name: &str) -> &str {
        let tree = Tree::new(&self.fixed, &[]);
        let name = self.names.find(name);
        name.and_then(|name| tree.attribute(self.source, name)).unwrap_or_default()
    }

    /// How many questions people can answer, a repeat's once.
    pub fn questions(&self) -> usize {
        let asks = |kind| {
            !matches!(
                kind,
                ControlKind::Group | ControlKind::Repeat | ControlKind::Note | ControlKind::Upload
            )
        };
        self.controls.iter().filter(|control| asks(control.kind)).count()
    }

    /// A node of the model.
    pub fn model(&self, id: ModelId) -> &ModelNode {
        &self.model[id as usize]
    }

    /// Where a node of the model is, as an absolute path.
    pub fn path(&self, id: ModelId) -> String {
        let mut names = Vec::new();
        let mut at = id;
        while at != 0 && at != NONE {
            let node = self.model(at);
            let (prefix, local) = (self.names.text(node.prefix), self.names.text(node.local));
            let mark = if node.is_attribute { "@" } else { "" };
            let colon = if prefix.is_empty() { "" } else { ":" };
            names.push(format!("/{mark}{prefix}{colon}{local}"));
            at = node.parent;
        }
        names.reverse();
        names.concat()
    }

    /// A node of the model and those it is in, up to the document.
    pub(super) fn around(&self, id: ModelId) -> impl Iterator<Item = ModelId> {
        let up = |id: &ModelId| Some(self.model(*id).parent).filter(|parent| *parent != NONE);
        std::iter::successors(Some(id), up)
    }

    /// A node of the model and all that it holds, outer before inner.
    pub(super) fn within(&self, id: ModelId) -> Vec<ModelId> {
        let mut all = vec![id];
        let mut at = 0;
        while at < all.len() {
            all.extend(&self.model(all[at]).children);
            at += 1;
        }
        all
    }

    pub(super) fn program(&self, id: ProgramId) -> &Program {
        &self.programs[id as usize]
    }
}
