//! What an expression reads, found by walking its paths over the model instead of over a document.

use super::form::{ModelId, XForm};
use crate::xpath::program::{Axis, Op, OpId, Start, Step, Test};
use crate::xpath::{Function, Program};

/// Nodes of the model, and the outermost one that was passed on the way to them.
#[derive(Debug, Clone, Default)]
struct Set {
    nodes: Vec<ModelId>,
    common: ModelId,
}

/// One thing that an expression reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Read {
    pub node: ModelId,
    pub common: ModelId,
    /// Whether only the number and order of instances matter.
    pub structure: bool,
}

/// All that a program reads when it is run for an instance of `context`.
pub(super) fn reads(form: &XForm, program: &Program, context: ModelId) -> Vec<Read> {
    let here = Set { nodes: vec![context], common: context };
    let mut reading = Reading { form, program, context, found: Vec::new() };
    let result = reading.op(program.root(), &here);
    reading.value(&result);
    reading.found.sort_by_key(|read| (read.node, read.common, read.structure));
    reading.found.dedup();
    reading.found
}

/// The nodes that a path leads to from `context`.
pub(super) fn resolve(form: &XForm, program: &Program, context: ModelId) -> Vec<ModelId> {
    let here = Set { nodes: vec![context], common: context };
    let mut reading = Reading { form, program, context, found: Vec::new() };
    reading.op(program.root(), &here).nodes
}

/// The node that child steps by name lead to from the document, if there can only be one instance of it.
pub(super) fn only(form: &XForm, steps: &[Step]) -> Option<ModelId> {
    let mut at = 0;
    for step in steps {
        let Test::Name(space, local) = step.test else { return None };
        if step.axis != Axis::Child || !step.predicates.is_empty() {
            return None;
        }
        let named = |id: &&ModelId| {
            let node = form.model(**id);
            node.space == space && node.local == local && !node.is_attribute
        };
        at = *form.model(at).children.iter().find(named)?;
    }
    let is_single = form.around(at).all(|around| form.model(around).repeat.is_none());
    (at != 0 && is_single).then_some(at)
}

struct Reading<'a> {
    form: &'a XForm,
    program: &'a Program,
    context: ModelId,
    found: Vec<Read>,
}

impl Reading<'_> {
    /// Walks an operation; what it gives are nodes, or none when it gives a plain value.
    fn op(&mut self, id: OpId, here: &Set) -> Set {
        let program = self.program;
        match &program.ops[id as usize] {
            Op::Path(start, steps) => self.path(*start, steps, here),
            Op::Filter(inner, predicates) => {
                let set = self.op(*inner, here);
                self.predicates(predicates, &set);
                set
            }
            Op::Union(ids) => {
                let sets: Vec<Set> = ids.iter().map(|id| self.op(*id, here)).collect();
                self.together(sets)
            }
            Op::Call(function, arguments) => self.call(*function, arguments, here),
            Op::Known(model) => Set { nodes: vec![*model], common: 0 },
            other => {
                let mut operands = Vec::new();
                other.each_operand(&mut |id| operands.push(id));
                for id in operands {
                    let set = self.op(id, here);
                    self.value(&set);
                }
                Set::default()
            }
        }
    }

    fn call(&mut self, function: Function, arguments: &[OpId], here: &Set) -> Set {
        let sets: Vec<Set> = arguments.iter().map(|id| self.op(*id, here)).collect();
        match function {
            Function::Position | Function::Count => sets.iter().for_each(|set| self.structure(set)),
            Function::Current => return Set { nodes: vec![self.context], common: self.context },
            Function::IndexedRepeat => return self.indexed(&sets),
            Function::If | Function::Randomize | Function::Coalesce => {
                sets.iter().skip(1).for_each(|set| self.value_or_structure(set));
                return self.together(sets);
            }
            Function::StringLength
            | Function::String
            | Function::Number
            | Function::NormalizeSpace
                if arguments.is_empty() =>
            {
                self.value(here);
            }
            _ => sets.iter().for_each(|set| self.value(set)),
        }
        Set::default()
    }

    /// `indexed-repeat(node, repeat, number, …)`: the node's value in any instance, and how many instances there are. What
    /// else the repeats hold is not read: that would often be the expression's own node.
    fn indexed(&mut self, sets: &[Set]) -> Set {
        let Some((node, others)) = sets.split_first() else { return Set::default() };
        for pair in others.chunks(2) {
            pair.iter().take(1).for_each(|repeat| self.structure(repeat));
            pair.iter().skip(1).for_each(|number| self.value(number));
        }
        Set { nodes: node.nodes.clone(), common: 0 }
    }

    fn together(&self, sets: Vec<Set>) -> Set {
        let mut sets = sets.into_iter().filter(|set| !set.nodes.is_empty());
        let Some(mut all) = sets.next() else {
            return Set::default();
        };
        for set in sets {
            all.nodes.extend(set.nodes);
            all.common = self.outer(all.common, set.common);
        }
        all
    }

    fn outer(&self, one: ModelId, other: ModelId) -> ModelId {
        let around_other: Vec<ModelId> = self.form.around(other).collect();
        self.form.around(one).find(|id| around_other.contains(id)).unwrap_or(0)
    }

    fn path(&mut self, start: Start, steps: &[Step], here: &Set) -> Set {
        let is_bound = start == Start::Bound;
        let mut set = match start {
            Start::Context => here.clone(),
            Start::Root | Start::Bound => Set { nodes: vec![0], common: 0 },
            Start::Of(id) => self.op(id, here),
        };
        let around: Vec<ModelId> = self.form.around(self.context).collect();
        let mut along = is_bound;
        for step in steps {
            set = self.step(step, &set);
            // While a bound path leads to what is around the context, it stays in the same instances.
            along = along
                && step.predicates.is_empty()
                && matches!(set.nodes[..], [one] if around.contains(&one));
            if along {
                set.common = set.nodes[0];
            }
            self.predicates(&step.predicates, &set);
        }
        set
    }

    fn predicates(&mut self, predicates: &[OpId], set: &Set) {
        for id in predicates {
            let found = self.op(*id, set);
            self.value(&found);
        }
    }

    fn step(&self, step: &Step, from: &Set) -> Set {
        let form = self.form;
        let mut nodes: Vec<ModelId> = Vec::new();
        let mut common = from.common;
        for id in &from.nodes {
            match step.axis {
                Axis::Child | Axis::Attribute => nodes.extend(&form.model(*id).children),
                Axis::Itself => nodes.push(*id),
                Axis::Parent => {
                    let parent = form.around(*id).nth(1);
                    common = parent.map_or(0, |parent| self.outer(common, parent));
                    nodes.extend(parent);
                }
                Axis::Descendant | Axis::DescendantOrSelf => {
                    let skipped = usize::from(step.axis == Axis::Descendant);
                    nodes.extend(form.within(*id).into_iter().skip(skipped));
                }
                Axis::FollowingSibling | Axis::PrecedingSibling => {
                    let parent = form.around(*id).nth(1).unwrap_or(0);
                    common = self.outer(common, parent);
                    nodes.extend(&form.model(parent).children);
                }
                Axis::Namespace => {}
                _ => {
                    common = 0;
                    nodes.extend(form.within(0));
                }
            }
        }
        let wants_attribute = step.axis == Axis::Attribute;
        nodes.retain(|id| self.passes(step, *id, wants_attribute));
        nodes.sort_unstable();
        nodes.dedup();
        Set { nodes, common }
    }

    fn passes(&self, step: &Step, id: ModelId, wants_attribute: bool) -> bool {
        let node = self.form.model(id);
        if step.axis == Axis::Child && node.is_attribute || wants_attribute && !node.is_attribute {
            return false;
        }
        match &step.test {
            Test::Name(space, local) => node.space == *space && node.local == *local,
            Test::Any => id != 0,
            Test::Space(space) => node.space == *space && id != 0,
            // Text is read from the element that holds it.
            Test::Node | Test::Text => true,
            _ => false,
        }
    }

    fn value_or_structure(&mut self, set: &Set) {
        self.structure(set);
        let leaves = set.nodes.iter().filter(|id| self.form.model(**id).children.is_empty());
        let leaves = Set { nodes: leaves.copied().collect(), common: set.common };
        self.value(&leaves);
    }

    fn value(&mut self, set: &Set) {
        for id in &set.nodes {
            for node in self.form.within(*id) {
                self.found.push(Read { node, common: set.common, structure: false });
            }
        }
        self.structure(set);
    }

    fn structure(&mut self, set: &Set) {
        for id in &set.nodes {
            for node in self.form.around(*id) {
                if self.form.model(node).repeat.is_some() {
                    // Where an instance stands is seen from outside of it.
                    let outside = self.form.model(node).parent;
                    let common =
                        if node == *id { self.outer(set.common, outside) } else { set.common };
                    self.found.push(Read { node, common, structure: true });
                }
            }
        }
    }
}
