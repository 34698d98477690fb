use std::collections::BinaryHeap;

use super::{Evaluated, Evaluation, Focus};
use crate::document::{NodeId, Place};
use crate::xpath::Value;
use crate::xpath::program::{Axis, Op, OpId, Start, Step};

impl Evaluation<'_> {
    pub(super) fn path(
        &self,
        start: Start,
        steps: &[Step],
        focus: Focus,
    ) -> Evaluated<Vec<NodeId>> {
        let mut nodes = match start {
            Start::Context => vec![focus.node],
            // Also in a predicate on another instance: that is how lists are filtered by answers.
            Start::Root | Start::Bound => vec![self.tree.root(self.current)],
            Start::Of(id) => self.nodes(id, focus)?,
        };
        // While none is inside another, steps down give them in order.
        let mut flat = nodes.len() < 2;
        let bound = if start == Start::Bound { self.bind(&mut nodes, steps) } else { 0 };
        for step in &steps[bound..] {
            nodes = self.step(step, &nodes, &mut flat)?;
        }
        Ok(nodes)
    }

    /// Follows the steps that lead to what is around the current node, and says how many they are.
    fn bind(&self, nodes: &mut [NodeId], steps: &[Step]) -> usize {
        let around: Vec<NodeId> = self.tree.ancestors(self.current).collect();
        let mut inner = around.iter().rev().skip(1);
        let mut bound = 0;
        for step in steps {
            let Some(next) = inner.next() else { break };
            let mut found = Vec::new();
            self.walk(Axis::Itself, &step.test, *next, &mut found);
            if step.axis != Axis::Child || !step.predicates.is_empty() || found.is_empty() {
                break;
            }
            nodes[0] = *next;
            bound += 1;
        }
        bound
    }

    fn step(&self, step: &Step, from: &[NodeId], flat: &mut bool) -> Evaluated<Vec<NodeId>> {
        let mut found = Vec::new();
        for node in from {
            let begin = found.len();
            self.walk(step.axis, &step.test, *node, &mut found);
            if !step.predicates.is_empty() {
                let candidates = found.split_off(begin);
                found.append(&mut self.filter(candidates, &step.predicates)?);
            }
            if step.axis.is_reverse() {
                found[begin..].reverse();
            }
        }
        let down = matches!(step.axis, Axis::Child | Axis::Attribute | Axis::Itself);
        if from.len() > 1 && !(down && *flat) {
            self.in_order(&mut found);
        }
        *flat = match step.axis {
            Axis::Child | Axis::Attribute | Axis::Itself => *flat,
            Axis::Parent | Axis::FollowingSibling | Axis::PrecedingSibling => from.len() < 2,
            _ => found.len() < 2,
        };
        Ok(found)
    }

    /// Those for which every predicate holds, one predicate after the other.
    pub(super) fn filter(
        &self,
        mut nodes: Vec<NodeId>,
        predicates: &[OpId],
    ) -> Evaluated<Vec<NodeId>> {
        for predicate in predicates {
            if let Op::Number(wanted) = self.program.ops[*predicate as usize] {
                let at = wanted as usize;
                let found =
                    (wanted >= 1.0 && wanted.fract() == 0.0).then(|| nodes.get(at - 1)).flatten();
                nodes = found.copied().into_iter().collect();
                continue;
            }
            let size = nodes.len();
            let comparison = if size > 1 { self.comparison(*predicate)? } else { None };
            let mut kept = Vec::new();
            for (index, node) in nodes.into_iter().enumerate() {
                let focus = Focus { node, position: index + 1, size };
                let holds = match &comparison {
                    Some(comparison) => self.compares(comparison, focus)?,
                    None => self.holds(*predicate, focus)?,
                };
                if holds {
                    kept.push(node);
                }
            }
            nodes = kept;
        }
        Ok(nodes)
    }

    fn holds(&self, predicate: OpId, focus: Focus) -> Evaluated<bool> {
        Ok(match self.op(predicate, focus)? {
            Value::Number(number) => number == focus.position as f64,
            value => self.boolean(&value),
        })
    }

    /// Sorts by document order and leaves each node once.
    pub(in crate::xpath) fn in_order(&self, nodes: &mut Vec<NodeId>) {
        // Of all ways to sort this one brings the least code along.
        let placed: BinaryHeap<(Place, NodeId)> =
            nodes.drain(..).map(|id| (self.tree.place(id), id)).collect();
        nodes.extend(placed.into_sorted_vec().into_iter().map(|(_, id)| id));
        nodes.dedup();
    }
}
