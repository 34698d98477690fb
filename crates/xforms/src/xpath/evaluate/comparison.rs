//! Lists that an answer filters: what is compared with is the same for every node of the list, and found once.

use super::{Evaluated, Evaluation, Focus};
use crate::xpath::program::{Op, OpId, Operator, Start};
use crate::xpath::{Function, Value};

/// A predicate that compares something of each node with one value.
pub(super) struct Comparison {
    left: OpId,
    wanted: bool,
    right: Value,
}

impl Evaluation<'_> {
    /// The comparison that a predicate is, if what stands on its right does not depend on the node.
    pub(super) fn comparison(&self, predicate: OpId) -> Evaluated<Option<Comparison>> {
        let Op::Chain(left, rest) = &self.program.ops[predicate as usize] else { return Ok(None) };
        let [(operator @ (Operator::Equal | Operator::NotEqual), right)] = rest[..] else {
            return Ok(None);
        };
        if !self.is_same_for_all(right) {
            return Ok(None);
        }
        let wanted = operator == Operator::Equal;
        let right = self.op(right, Focus::on(self.current))?;
        Ok(Some(Comparison { left: *left, wanted, right }))
    }

    pub(super) fn compares(&self, comparison: &Comparison, focus: Focus) -> Evaluated<bool> {
        let Comparison { left, wanted, right } = comparison;
        let left = self.op(*left, focus)?;
        Ok(match (&left, right) {
            (Value::Nodes(_), Value::Text(text)) => self.equal_text(&left, text, *wanted),
            (Value::Nodes(_), Value::Nodes(nodes)) if nodes.len() == 1 => {
                self.equal_text(&left, &self.tree.string(nodes[0]), *wanted)
            }
            _ => self.equal(&left, right, *wanted),
        })
    }

    /// Whether an operand has the same value whatever the context node is.
    fn is_same_for_all(&self, id: OpId) -> bool {
        match &self.program.ops[id as usize] {
            Op::Number(_) | Op::Text(_) | Op::Known(_) => true,
            Op::Path(Start::Root | Start::Bound, _) => true,
            Op::Path(Start::Of(from), _) => self.is_same_for_all(*from),
            Op::Call(function, _) => *function == Function::Current,
            _ => false,
        }
    }
}
