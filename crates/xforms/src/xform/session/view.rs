use super::FormSession;
use crate::document::{Kind, NONE, NodeId};
use crate::xform::form::{ControlKind, ModelId};

/// Why an answer is not accepted at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Violation {
    Required,
    Constraint,
}

/// What a node is for those who show it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    Root,
    Group,
    /// The place of a repeat's instances.
    Range,
    Instance,
    Control(ControlKind),
    /// A value that nothing shows.
    Value,
}

/// A node as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NodeView {
    pub id: NodeId,
    pub kind: NodeKind,
    /// Where it is, instances of repeats with their number.
    pub path: String,
    /// Its value; nothing while it is not relevant, and of a node that holds others.
    pub value: Option<String>,
    pub relevant: bool,
    pub required: bool,
    pub read_only: bool,
    pub violation: Option<Violation>,
}

impl FormSession {
    /// Every node in order.
    pub fn nodes(&self) -> Vec<NodeView> {
        let top = self.root();
        let tree = self.tree();
        let all = std::iter::successors(Some(top), |id| tree.following(*id, top));
        let seen = all.filter(|id| matches!(tree.node(*id).kind, Kind::Element | Kind::Range));
        seen.map(|id| self.seen(id)).collect()
    }

    /// One node of the answers; nothing for others.
    pub fn view(&self, id: NodeId) -> Option<NodeView> {
        let is_own = self.model_of(id).is_some();
        let is_seen =
            || matches!(self.node(id).kind, Kind::Element | Kind::Attribute | Kind::Range);
        (is_own && is_seen()).then(|| self.seen(id))
    }

    fn seen(&self, id: NodeId) -> NodeView {
        let is_leaf = self.is_leaf(id);
        let value = if self.node(id).hidden { "" } else { self.kept(id) };
        NodeView {
            id,
            kind: self.kind(id),
            path: self.path(id),
            value: is_leaf.then(|| value.to_owned()),
            relevant: !self.node(id).hidden,
            required: self.state_of(id).required,
            read_only: self.is_read_only(id),
            violation: self.violation(id),
        }
    }

    /// Whether it, or what it is in, cannot be changed.
    pub(super) fn is_read_only(&self, id: NodeId) -> bool {
        self.tree().ancestors(id).any(|id| self.state_of(id).read_only)
    }

    fn kind(&self, id: NodeId) -> NodeKind {
        let node = self.node(id);
        let model = self.form.model(node.model);
        match node.kind {
            Kind::Range => NodeKind::Range,
            _ if id == self.root() => NodeKind::Root,
            _ if model.repeat.is_some() => NodeKind::Instance,
            _ if !self.is_leaf(id) => NodeKind::Group,
            _ => match model.control {
                Some(control) => NodeKind::Control(self.form.controls[control as usize].kind),
                None => NodeKind::Value,
            },
        }
    }

    /// What is wrong with a node's answer; nothing while it is not relevant.
    pub fn violation(&self, id: NodeId) -> Option<Violation> {
        self.model_of(id)?;
        let (node, state) = (self.node(id), self.state_of(id));
        if node.hidden || !self.is_leaf(id) {
            return None;
        }
        match self.kept(id).is_empty() {
            true => state.required.then_some(Violation::Required),
            false => (!state.holds).then_some(Violation::Constraint),
        }
    }

    /// All that keeps the answers from being accepted, in order.
    pub fn violations(&self) -> Vec<(NodeId, Violation)> {
        let top = self.root();
        let tree = self.tree();
        let all = std::iter::successors(Some(top), |id| tree.following(*id, top));
        all.filter_map(|id| Some((id, self.violation(id)?))).collect()
    }

    /// The node at a path as [`NodeView::path`] writes it.
    pub fn find(&self, path: &str) -> Option<NodeId> {
        let mut at = self.base();
        for step in path.split('/').filter(|step| !step.is_empty()) {
            let (name, index) = match step.split_once('[') {
                Some((name, index)) => {
                    (name, Some(index.trim_end_matches(']').parse::<usize>().ok()?))
                }
                None => (step, None),
            };
            let local = self.form.names.find(name.rsplit(':').next()?)?;
            let tree = self.tree();
            let mut named = tree.children(at).filter(|id| {
                let model = tree.node(*id).model;
                model != NONE && self.form.model(model).local == local
            });
            // Without a number a repeat's own place is meant, which comes before its instances.
            at = match index {
                None => named.next()?,
                Some(index) => {
                    let mut elements = named.filter(|id| tree.node(*id).kind == Kind::Element);
                    elements.nth(index.checked_sub(1)?)?
                }
            };
        }
        Some(at)
    }

    /// Writes how a node of the model is called within what it is in.
    pub(super) fn write_step(&self, model: ModelId, into: &mut String) {
        let model = self.form.model(model);
        let (prefix, local) =
            (self.form.names.text(model.prefix), self.form.names.text(model.local));
        into.push('/');
        into.push_str(prefix);
        into.push_str(if prefix.is_empty() { "" } else { ":" });
        into.push_str(local);
    }

    pub(super) fn path(&self, id: NodeId) -> String {
        let tree = self.tree();
        let mut steps = Vec::new();
        for at in tree.ancestors(id).take_while(|id| *id != self.base()) {
            let model = self.form.model(tree.node(at).model);
            let mut step = String::new();
            self.write_step(tree.node(at).model, &mut step);
            if model.repeat.is_some() && tree.node(at).kind == Kind::Element {
                let range = self.range_in(tree.node(at).parent, tree.node(at).model);
                let instances = range.map(|range| self.instances(range)).unwrap_or_default();
                let index = instances.iter().position(|id| *id == at).unwrap_or(0) + 1;
                step.push_str(&format!("[{index}]"));
            }
            steps.push(step);
        }
        steps.reverse();
        steps.concat()
    }
}
