//! One person's way through a form.

mod build;
mod choices;
mod device;
mod events;
mod media;
mod pages;
mod recompute;
mod repeats;
mod save;
mod view;
mod words;

use std::collections::{BinaryHeap, HashMap};
use std::sync::Arc;

use super::form::{Event, ModelId, ModelNode, XForm};
use crate::document::{NONE, Name, Node, NodeId, Tree};
use crate::xpath::EvaluationError;

pub use choices::Choice;
pub use device::Device;
use device::Stopped;
pub use media::Media;
pub use pages::{Page, PageKind};
pub use repeats::RepeatError;
pub(super) use save::Entry;
pub use save::SavedAnswers;
pub use view::{NodeKind, NodeView, Violation};

/// Why an answer was not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum AnswerError {
    #[error("answer a node that holds others or is gone")]
    NoLeaf,
    #[error("answer with more than {0} bytes")]
    TooLong(usize),
}

/// So long an answer may be.
const ANSWER_BYTES_MAX: usize = 1 << 20;

/// The answers of one person to one form, and all that follows from them.
///
/// Whatever changes, only what reads it is recomputed, in the form's order; [`recomputed`](Self::recomputed) counts.
#[derive(Debug, Clone)]
pub struct FormSession {
    form: Arc<XForm>,
    live: Vec<Node>,
    /// What is known of each live node.
    states: Vec<State>,
    /// The live node of each node of the model that has one instance.
    known: Vec<NodeId>,
    language: usize,
    /// Texts of the language by their identifiers.
    texts: HashMap<Box<str>, NodeId>,
    /// The name of the attribute that says what a value of a translation is for.
    form_name: Option<Name>,
    queue: BinaryHeap<recompute::Due>,
    recomputed: u64,
    problems: Vec<(ModelId, EvaluationError)>,
}

/// What the form's expressions say of a node.
#[derive(Debug, Clone, Copy)]
struct State {
    /// Its own relevance; what it is in may be irrelevant all the same.
    relevant: bool,
    read_only: bool,
    required: bool,
    holds: bool,
    /// Whether it has been taken out.
    gone: bool,
    /// Which of its computations are due, a bit for each kind.
    due: u8,
}

impl Default for State {
    fn default() -> Self {
        Self { relevant: true, read_only: false, required: false, holds: true, gone: false, due: 0 }
    }
}

impl FormSession {
    /// Opens a form that nobody has answered.
    pub fn start(form: Arc<XForm>, device: &dyn Device) -> Self {
        let device = &Stopped::new(device);
        let mut session = Self::empty(form);
        session.build();
        session.preload(device);
        session.all_due();
        session.settle(device);
        session.fire_on_load(Event::Load, device);
        session.fire_on_load(Event::FirstLoad, device);
        session.settle(device);
        session
    }

    fn empty(form: Arc<XForm>) -> Self {
        let mut session = Self {
            live: Vec::new(),
            states: Vec::new(),
            known: vec![NONE; form.model.len()],
            language: form.default_language as usize,
            texts: HashMap::new(),
            form_name: form.names.find("form"),
            queue: BinaryHeap::new(),
            recomputed: 0,
            problems: Vec::new(),
            form,
        };
        session.index_texts();
        session
    }

    /// The form that is answered.
    pub fn form(&self) -> &XForm {
        &self.form
    }

    /// How many computations have been run.
    pub fn recomputed(&self) -> u64 {
        self.recomputed
    }

    /// Expressions that could not be evaluated, with the node they are about.
    pub fn problems(&self) -> &[(ModelId, EvaluationError)] {
        &self.problems
    }

    /// All nodes that expressions see.
    pub fn tree(&self) -> Tree<'_> {
        Tree::new(&self.form.fixed, &self.live)
    }

    /// The outer element.
    pub fn root(&self) -> NodeId {
        self.base() + 1
    }

    /// The number of the first live node, the document.
    fn base(&self) -> NodeId {
        self.form.fixed.len() as NodeId
    }

    fn at(&mut self, id: NodeId) -> &mut Node {
        let base = self.base();
        &mut self.live[(id - base) as usize]
    }

    fn node(&self, id: NodeId) -> &Node {
        &self.live[(id - self.base()) as usize]
    }

    fn state(&mut self, id: NodeId) -> &mut State {
        let base = self.base();
        &mut self.states[(id - base) as usize]
    }

    fn state_of(&self, id: NodeId) -> State {
        self.states[(id - self.base()) as usize]
    }

    /// The numbers of all live nodes, also of those that are gone.
    fn ids(&self) -> std::ops::Range<NodeId> {
        self.base()..self.base() + self.live.len() as NodeId
    }

    /// Sets an answer; text is written as the node's type writes it, and what is none of the type is no answer.
    ///
    /// # Errors
    /// [`AnswerError`] when the node cannot hold it.
    pub fn answer(
        &mut self,
        node: NodeId,
        text: &str,
        device: &dyn Device,
    ) -> Result<(), AnswerError> {
        if text.len() > ANSWER_BYTES_MAX {
            return Err(AnswerError::TooLong(ANSWER_BYTES_MAX));
        }
        if !self.ids().contains(&node) || self.state_of(node).gone || !self.is_leaf(node) {
            return Err(AnswerError::NoLeaf);
        }
        if self.write(node, text) {
            let device = &Stopped::new(device);
            self.settle(device);
            self.fire_on_change(node, device);
            self.settle(device);
        }
        Ok(())
    }

    /// What the form's model says of one of the session's nodes; nothing for others.
    pub fn model_of(&self, node: NodeId) -> Option<&ModelNode> {
        let inner = self.ids().contains(&node).then(|| self.node(node))?;
        self.form.model.get(inner.model as usize)
    }

    /// The answer that a node holds, also while it is not relevant; nothing where it holds none.
    pub fn kept(&self, node: NodeId) -> &str {
        if !self.ids().contains(&node) {
            return "";
        }
        let inner = self.node(node);
        match inner.kind {
            crate::document::Kind::Attribute => &inner.value,
            _ if inner.first_child == NONE => "",
            _ => &self.node(inner.first_child).value,
        }
    }
}
