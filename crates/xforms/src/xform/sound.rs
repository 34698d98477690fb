//! Whether a form that came as bytes refers only to what it has, so that a session of it cannot panic or run forever.

use super::form::{Control, Items, ModelId, ModelNode, Text, TextPart, XForm};
use crate::document::{DEPTH_MAX, Kind, NONE, Node, NodeId};
use crate::xpath::program::Op;

impl XForm {
    pub(super) fn is_sound(&self) -> bool {
        let text = |text: &Text| self.is_sound_text(text);
        self.model.len() >= 2
            && self.readers.len() == self.model.len()
            && self.fixed.len() < NONE as usize / 2
            && self.fixed.iter().enumerate().all(|(at, node)| self.is_sound_node(at, node))
            && self.is_shallow()
            && self.model.iter().enumerate().all(|(at, node)| self.is_sound_model(at, node))
            && self.programs.iter().all(|program| program.is_sound() && self.knows(program.ops()))
            && self
                .computations
                .iter()
                .all(|one| self.has_model(one.target) && self.has_program(one.program))
            && self.readers.iter().all(|readers| {
                let mut all = readers.of_value.iter().chain(&readers.of_structure);
                all.all(|one| {
                    self.computations.len() > one.computation as usize && self.has_model(one.common)
                })
            })
            && self.is_sound_source()
            && self.instances.iter().all(|(_, node)| self.has_node(*node))
            && self.languages.iter().all(|(_, node)| self.has_node(*node))
            && (self.languages.is_empty() || self.languages.len() > self.default_language as usize)
            && self
                .outputs
                .iter()
                .all(|(node, program)| self.has_node(*node) && self.has_program(*program))
            && self
                .controls
                .iter()
                .enumerate()
                .all(|(at, control)| self.is_sound_control(at, control))
            && self.model.iter().all(|node| {
                node.constraint_message.iter().all(text) && node.required_message.iter().all(text)
            })
            && self.actions.iter().all(|action| {
                action.source.is_none_or(|id| self.has_model(id))
                    && self.has_program(action.target)
                    && action.value.is_none_or(|id| self.has_program(id))
            })
    }

    /// What is written of the answers has a place in the model, each node's below its parent's.
    fn is_sound_source(&self) -> bool {
        let is_outer = self.fixed.get(self.source as usize).is_some_and(|node| node.model == 1);
        is_outer && self.fixed.iter().all(|node| self.fits_model(node))
    }

    fn fits_model(&self, node: &Node) -> bool {
        let Some(parent) =
            self.fixed.get(node.parent as usize).filter(|parent| parent.model != NONE)
        else {
            return true;
        };
        let is_below = self.has_model(node.model) && self.model(node.model).parent == parent.model;
        match node.kind {
            Kind::Element => is_below,
            Kind::Attribute => is_below || node.model == NONE,
            Kind::Text | Kind::Namespace => node.model == NONE,
            _ => false,
        }
    }

    fn is_shallow(&self) -> bool {
        let mut depths = Vec::with_capacity(self.fixed.len());
        for node in &self.fixed {
            depths.push(depths.get(node.parent as usize).map_or(0, |depth| depth + 1));
        }
        depths.into_iter().all(|depth: usize| depth <= DEPTH_MAX + 3)
    }

    fn has_node(&self, id: NodeId) -> bool {
        self.fixed.len() > id as usize
    }

    fn has_model(&self, id: ModelId) -> bool {
        self.model.len() > id as usize
    }

    fn has_program(&self, id: u32) -> bool {
        self.programs.len() > id as usize
    }

    fn knows(&self, ops: &[Op]) -> bool {
        ops.iter().all(|op| !matches!(op, Op::Known(model) if !self.has_model(*model)))
    }

    /// Links lead where a document's own order says, so that none leads in a circle.
    fn is_sound_node(&self, at: usize, node: &Node) -> bool {
        let before = |id: NodeId| id == NONE || (id as usize) < at;
        let after = |id: NodeId| id == NONE || (id as usize) > at && self.has_node(id);
        let in_model = node.model == NONE || self.has_model(node.model);
        let child_of_this =
            |id: NodeId| id == NONE || self.fixed[id as usize].parent as usize == at;
        before(node.parent)
            && before(node.previous)
            && after(node.next)
            && after(node.first_child)
            && after(node.last_child)
            && after(node.first_attribute)
            && in_model
            && child_of_this(node.first_child)
            && child_of_this(node.last_child)
            && (node.next == NONE || self.fixed[node.next as usize].parent == node.parent)
    }

    fn is_sound_model(&self, at: usize, node: &ModelNode) -> bool {
        let is_first = at == 0 && node.parent == NONE;
        let repeat = node.repeat.as_ref();
        (is_first || at > 0 && (node.parent as usize) < at)
            && node
                .children
                .iter()
                .all(|id| self.has_model(*id) && self.model[*id as usize].parent as usize == at)
            && self.around(at as ModelId).count() <= DEPTH_MAX + 2
            && node.control.is_none_or(|id| self.controls.len() > id as usize)
            && node.computations.iter().all(|id| self.computations.len() > *id as usize)
            && repeat.is_none_or(|repeat| {
                let mut written = repeat.written.iter().chain([&repeat.template]);
                written.all(|id| {
                    *id == NONE
                        || self.has_node(*id) && self.fixed[*id as usize].model as usize == at
                })
            })
    }

    fn is_sound_text(&self, text: &Text) -> bool {
        text.parts.iter().all(|part| match part {
            TextPart::Words(_) => true,
            TextPart::Value(program) => self.has_program(*program),
        })
    }

    fn is_sound_control(&self, at: usize, control: &Control) -> bool {
        let items = match &control.items {
            Items::None => true,
            Items::Written(items) => items.iter().all(|(_, text)| self.is_sound_text(text)),
            Items::Nodes { nodes, value, label } => [Some(*nodes), Some(*value), *label]
                .into_iter()
                .flatten()
                .all(|id| self.has_program(id)),
        };
        control.model.is_none_or(|id| self.has_model(id))
            && control.parent.is_none_or(|parent| (parent as usize) < at)
            && control.label.iter().chain(&control.hint).all(|text| self.is_sound_text(text))
            && items
    }
}
