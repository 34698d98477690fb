use std::cmp::Ordering;

use super::{Device, FormSession};
use crate::document::{Kind as NodeKind, NONE, NodeId};
use crate::xform::form::{Kind, ModelId, Reader};
use crate::xpath::{EvaluationError, Value};

/// So many computations may always be run; more where there are many nodes.
const STEPS_MIN: usize = 2_000;

/// So many problems are kept.
const PROBLEMS_MAX: usize = 100;

/// A computation that is to be run for a node. Those that others wait for come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Due {
    rank: u32,
    computation: u32,
    node: NodeId,
}

impl Ord for Due {
    fn cmp(&self, other: &Self) -> Ordering {
        let key = |due: &Self| (due.rank, due.node, due.computation);
        key(other).cmp(&key(self))
    }
}

impl PartialOrd for Due {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl FormSession {
    /// Everything is due.
    pub(super) fn all_due(&mut self) {
        for id in self.ids() {
            self.node_due(id);
        }
    }

    /// All computations of a node are due; of a repeat's place, those about all instances.
    pub(super) fn node_due(&mut self, id: NodeId) {
        let model = self.node(id).model;
        if model == NONE {
            return;
        }
        for at in 0..self.form.model(model).computations.len() {
            let computation = self.form.model(model).computations[at];
            self.due(computation, id);
        }
    }

    fn due(&mut self, computation: u32, node: NodeId) {
        let about = &self.form.computations[computation as usize];
        let (kind, rank) = (about.kind, about.rank);
        let is_range = self.node(node).kind == NodeKind::Range;
        if (kind == Kind::Count) != is_range && kind != Kind::Relevant {
            return;
        }
        let bit = 1 << kind as u8;
        let state = self.state(node);
        if state.due & bit == 0 && !state.gone {
            state.due |= bit;
            self.queue.push(Due { rank, computation, node });
        }
    }

    /// Runs what is due, and what becomes due by that.
    pub(super) fn settle(&mut self, device: &dyn Device) {
        let mut steps = 0;
        while let Some(due) = self.queue.pop() {
            let kind = self.form.computations[due.computation as usize].kind;
            let state = self.state(due.node);
            state.due &= !(1 << kind as u8);
            if state.gone {
                continue;
            }
            // Nodes that decide about each other may never agree.
            steps += 1;
            if steps > STEPS_MIN + 4 * self.live.len() {
                self.queue.clear();
                self.states.iter_mut().for_each(|state| state.due = 0);
                return;
            }
            self.run(due, kind, device);
        }
    }

    fn run(&mut self, due: Due, kind: Kind, device: &dyn Device) {
        let node = due.node;
        let waits = matches!(kind, Kind::Calculate | Kind::Count) && self.node(node).hidden;
        if waits {
            // It is due again when the node becomes relevant.
            return;
        }
        self.recomputed += 1;
        let program = self.form.computations[due.computation as usize].program;
        let done = match kind {
            Kind::Calculate => self.text_of(program, node, device).map(|text| {
                self.write(node, &text);
            }),
            Kind::Count => self.count(program, node, device),
            Kind::Constraint if self.kept(node).is_empty() => {
                self.state(node).holds = true;
                Ok(())
            }
            _ => {
                let holds = self.with(program, node, device, |run| Ok(run.boolean(&run.run()?)));
                holds.map(|holds| self.decide(kind, node, holds))
            }
        };
        if let Err(error) = done {
            self.note(node, error);
        }
    }

    pub(super) fn note(&mut self, node: NodeId, error: EvaluationError) {
        if self.problems.len() < PROBLEMS_MAX {
            let model = self.node(node).model;
            self.problems.push((model, error));
        }
    }

    fn decide(&mut self, kind: Kind, node: NodeId, holds: bool) {
        match kind {
            Kind::ReadOnly => self.state(node).read_only = holds,
            Kind::Required => self.state(node).required = holds,
            Kind::Constraint => self.state(node).holds = holds,
            _ if self.state_of(node).relevant != holds => {
                self.state(node).relevant = holds;
                self.show_or_hide(node);
            }
            _ => {}
        }
    }

    fn count(
        &mut self,
        program: u32,
        range: NodeId,
        device: &dyn Device,
    ) -> Result<(), EvaluationError> {
        let number = self.with(program, range, device, |run| {
            let value = run.run()?;
            Ok(match &value {
                Value::Nodes(nodes) if nodes.is_empty() => f64::NAN,
                value => run.number(value),
            })
        })?;
        // While nobody has said how many, all stay.
        if !number.is_nan() {
            self.set_count(range, number.max(0.0) as usize, device);
        }
        Ok(())
    }

    /// Tells those inside that they are seen, or no longer.
    pub(super) fn show_or_hide(&mut self, top: NodeId) {
        let mut next = Some(top);
        while let Some(id) = next {
            let parent = self.node(id).parent;
            let hidden = !self.state_of(id).relevant || parent != NONE && self.node(parent).hidden;
            if self.node(id).hidden == hidden && id != top {
                next = self.tree().following_outside(id, top);
                continue;
            }
            let changed = self.node(id).hidden != hidden;
            self.at(id).hidden = hidden;
            if changed && self.node(id).model != NONE {
                if !hidden {
                    self.node_due(id);
                }
                self.changed(id);
            }
            next = self.tree().following(id, top);
        }
    }

    /// Writes a value as its type does, and says whether it is another one.
    pub(super) fn write(&mut self, node: NodeId, text: &str) -> bool {
        let model = self.node(node).model;
        let value = self.form.model(model).value_type.normalize(text);
        if !self.is_leaf(node) || value == self.kept(node) {
            return false;
        }
        self.set_text(node, &value);
        self.changed(node);
        true
    }

    /// Whatever reads a node's value is due.
    pub(super) fn changed(&mut self, node: NodeId) {
        let form = std::sync::Arc::clone(&self.form);
        let Some(readers) = form.readers.get(self.node(node).model as usize) else { return };
        for reader in &readers.of_value {
            self.reader_due(*reader, node);
        }
    }

    /// Whatever reads which instances there are is due, as seen from the place of a repeat.
    pub(super) fn structure_changed(&mut self, range: NodeId) {
        let form = std::sync::Arc::clone(&self.form);
        let repeat = self.node(range).model;
        let parent = self.node(range).parent;
        for model in form.within(repeat) {
            let readers = &form.readers[model as usize];
            for reader in readers.of_value.iter().chain(&readers.of_structure) {
                // Those who stay inside one instance see no other.
                if form.around(reader.common).all(|around| around != repeat) {
                    self.reader_due(*reader, parent);
                }
            }
        }
    }

    /// A computation is due for its nodes below what they have in common with a changed node.
    fn reader_due(&mut self, reader: Reader, changed: NodeId) {
        let target = self.form.computations[reader.computation as usize].target;
        if let Some(known) = self.known_node(target) {
            self.due(reader.computation, known);
            return;
        }
        let mut common = changed;
        while self.node(common).model != reader.common && self.node(common).parent != NONE {
            common = self.node(common).parent;
        }
        for node in self.nodes_of(target, common) {
            self.due(reader.computation, node);
        }
    }

    /// The live node of a node of the model that has one instance.
    pub(super) fn known_node(&self, model: ModelId) -> Option<NodeId> {
        self.known.get(model as usize).copied().filter(|known| *known != NONE)
    }

    /// The live nodes of a node of the model below a node, with the places of repeats.
    pub(super) fn nodes_of(&self, target: ModelId, below: NodeId) -> Vec<NodeId> {
        let from = self.node(below).model;
        let mut path: Vec<ModelId> =
            self.form.around(target).take_while(|id| *id != from).collect();
        path.reverse();
        let mut found = vec![below];
        for (depth, model) in path.iter().enumerate() {
            let is_last = depth + 1 == path.len();
            let is_attribute = self.form.model(*model).is_attribute;
            let tree = self.tree();
            let mut next = Vec::new();
            for id in found {
                let named = |child: &NodeId| {
                    let node = tree.node(*child);
                    node.model == *model && (is_last || node.kind != NodeKind::Range)
                };
                match is_attribute {
                    true => next.extend(tree.attributes(id).filter(named)),
                    false => next.extend(tree.children(id).filter(named)),
                }
            }
            found = next;
        }
        found
    }

    /// Computations that show words are due.
    pub(super) fn words_due(&mut self) {
        let form = std::sync::Arc::clone(&self.form);
        for (at, computation) in form.computations.iter().enumerate() {
            if computation.in_words {
                for node in self.nodes_of(computation.target, self.base()) {
                    self.due(at as u32, node);
                }
            }
        }
    }
}
