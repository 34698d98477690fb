//! What a form says of answers that were given elsewhere.

use std::collections::HashMap;
use std::sync::Arc;

use super::form::{ControlKind, ModelId, XForm};
use super::session::{Device, Entry, FormSession, SavedAnswers, Violation};
use super::submission::read_written;
use crate::document::{Builder, Names, NodeId, Tree, XmlError, read_xml};

/// What is wrong with an answer, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The form has no such question.
    Unknown(String),
    /// The form does not ask this of who answered so.
    NotAsked(String),
    /// It is none of the answers that the question takes.
    NotOffered(String),
    /// The form's rules say no.
    Violation(String, Violation),
}

/// Answers by giving the form all of them anew. Nothing is found where the form would have taken each.
///
/// What is calculated is not compared: clock and chance were another's.
pub fn check_answers(form: Arc<XForm>, given: &SavedAnswers, device: &dyn Device) -> Vec<Finding> {
    let (session, lost) = FormSession::restore(form, given, device);
    let mut findings: Vec<Finding> = lost.into_iter().map(Finding::Unknown).collect();
    for entry in &given.entries {
        let Entry::Value(path, value) = entry else { continue };
        let Some(node) = session.find(path).filter(|_| !value.is_empty()) else { continue };
        if session.view(node).is_some_and(|view| !view.relevant) {
            findings.push(Finding::NotAsked(path.to_string()));
        } else if session.takes_answer(node) && !session.offers(node, value, device) {
            findings.push(Finding::NotOffered(path.to_string()));
        }
    }
    let violation = |(node, violation)| {
        let path = session.view(node).map(|view| view.path).unwrap_or_default();
        Finding::Violation(path, violation)
    };
    findings.extend(session.violations().into_iter().map(violation));
    findings
}

impl FormSession {
    /// Whether an answer is one that the question's control can give.
    fn offers(&self, node: NodeId, value: &str, device: &dyn Device) -> bool {
        let kept = self.kept(node);
        let Some(control) = self.control(node).filter(|_| !kept.is_empty()) else { return false };
        match control.kind {
            ControlKind::SelectOne => {
                self.choices(node, device).iter().any(|choice| choice.value == value)
            }
            ControlKind::SelectMany | ControlKind::Rank => {
                let choices = self.choices(node, device);
                let offered = |one: &str| choices.iter().any(|choice| choice.value == one);
                value.split_whitespace().all(offered)
            }
            ControlKind::Range => {
                let bound = |name: &str| control.attribute(name)?.parse::<f64>().ok();
                let number = kept.parse::<f64>().unwrap_or(f64::NAN);
                let (start, end) = (bound("start"), bound("end"));
                start.is_none_or(|start| number >= start) && end.is_none_or(|end| number <= end)
            }
            _ => true,
        }
    }
}

impl SavedAnswers {
    /// The answers in a response as [`FormSession::submission`] writes it. What the form has no place for is kept as a path
    /// that it has not.
    ///
    /// # Errors
    /// [`XmlError`] when it is no XML.
    pub fn from_submission(form: &XForm, xml: &str) -> Result<Self, XmlError> {
        let mut names = Names::new();
        let mut builder = Builder::default();
        let document = read_xml(xml, &mut builder, &mut names, true)?;
        let tree = Tree::new(&builder.nodes, &[]);
        Ok(Self::from_tree(form, tree, &names, document))
    }

    /// The same for programs that read no XML but their own; `None` where another wrote it.
    pub fn from_own_submission(form: &XForm, xml: &str) -> Option<Self> {
        let mut names = Names::new();
        let mut builder = Builder::default();
        let document = read_written(xml, &mut builder, &mut names)?;
        let tree = Tree::new(&builder.nodes, &[]);
        Some(Self::from_tree(form, tree, &names, document))
    }

    fn from_tree(form: &XForm, tree: Tree<'_>, names: &Names, document: NodeId) -> Self {
        let mut reading = Reading { form, tree, names, entries: Vec::new() };
        if let Some(root) = tree.elements(document).next() {
            let name = reading.name(root);
            reading.element(root, reading.child(0, &name), format!("/{name}"));
        }
        Self { language: "".into(), entries: reading.entries }
    }
}

struct Reading<'a> {
    form: &'a XForm,
    tree: Tree<'a>,
    names: &'a Names,
    entries: Vec<Entry>,
}

impl Reading<'_> {
    /// Elements are no deeper than XML may be, so neither are these calls.
    fn element(&mut self, id: NodeId, model: Option<ModelId>, path: String) {
        let holds = |model: ModelId| {
            let mut children = self.form.model(model).children.iter();
            children.any(|child| !self.form.model(*child).is_attribute)
        };
        if model.is_none_or(|model| !holds(model)) {
            let value = self.tree.string(id).into();
            self.entries.push(Entry::Value(path.into(), value));
            return;
        }
        let inner: Vec<(NodeId, String)> =
            self.tree.elements(id).map(|inner| (inner, self.name(inner))).collect();
        self.instances(model, &inner, &path);
        let mut seen: HashMap<String, usize> = HashMap::new();
        for (inner, name) in inner {
            let child = model.and_then(|model| self.child(model, &name));
            let is_repeat = child.is_some_and(|child| self.form.model(child).repeat.is_some());
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            let step = if is_repeat { format!("{name}[{count}]") } else { name };
            self.element(inner, child, format!("{path}/{step}"));
        }
    }

    /// How many instances each repeat has here, also when it has none.
    fn instances(&mut self, model: Option<ModelId>, inner: &[(NodeId, String)], path: &str) {
        let Some(model) = model else { return };
        for child in &self.form.model(model).children {
            let repeat = self.form.model(*child);
            if repeat.repeat.is_some() {
                let name = self.form.names.text(repeat.local);
                let count = inner.iter().filter(|(_, given)| given == name).count() as u32;
                self.entries.push(Entry::Instances(format!("{path}/{name}").into(), count));
            }
        }
    }

    fn child(&self, parent: ModelId, name: &str) -> Option<ModelId> {
        let mut children = self.form.model(parent).children.iter();
        children.find(|id| self.form.names.text(self.form.model(**id).local) == name).copied()
    }

    fn name(&self, id: NodeId) -> String {
        self.names.text(self.tree.node(id).local).to_owned()
    }
}
