//! Runs a [`Program`] on a tree.

mod axes;
mod compare;
mod comparison;
mod convert;
mod paths;

use super::host::{Clock, Host};
use super::program::{Op, OpId, Operator, Program};
use super::{EvaluationError, Function, Value};
use crate::document::{Names, NodeId, Tree};

/// One run: the program and all that it may ask.
#[derive(Clone, Copy)]
pub struct Evaluation<'a> {
    pub program: &'a Program,
    pub tree: Tree<'a>,
    pub names: &'a Names,
    pub host: &'a dyn Host,
    pub clock: Clock<'a>,
    /// Whether dates are numbers, as in XForms; else all is plain XPath 1.0.
    pub dates: bool,
    /// The live node of each node of the form's model that has one instance; empty outside of forms.
    pub known: &'a [NodeId],
    /// The node that the whole is evaluated for.
    pub current: NodeId,
}

/// The context node and its place among those beside it.
#[derive(Debug, Clone, Copy)]
pub struct Focus {
    pub node: NodeId,
    pub position: usize,
    pub size: usize,
}

impl Focus {
    /// One node by itself.
    pub fn on(node: NodeId) -> Self {
        Self { node, position: 1, size: 1 }
    }
}

pub(super) type Evaluated<T = Value> = Result<T, EvaluationError>;

impl Evaluation<'_> {
    /// The value of the whole.
    pub fn run(&self) -> Evaluated {
        self.run_with(Focus::on(self.current))
    }

    /// The value of the whole for a node that is one of several.
    pub fn run_with(&self, focus: Focus) -> Evaluated {
        self.op(self.program.root(), focus)
    }

    pub(super) fn op(&self, id: OpId, focus: Focus) -> Evaluated {
        match &self.program.ops[id as usize] {
            Op::Number(number) => Ok(Value::Number(*number)),
            Op::Text(text) => Ok(Value::text(&**text)),
            Op::Or(ids) => self.first_that_is(true, ids, focus),
            Op::And(ids) => self.first_that_is(false, ids, focus),
            Op::Chain(first, rest) => self.chain(*first, rest, focus),
            Op::Negate(times, id) => {
                let number = self.number(&self.op(*id, focus)?);
                Ok(Value::Number(if times % 2 == 0 { number } else { -number }))
            }
            Op::Union(ids) => self.union(ids, focus),
            Op::Call(function, arguments) => self.call(*function, arguments, focus),
            Op::Unknown(name) => Err(EvaluationError::UnknownFunction(name.clone())),
            Op::Path(start, steps) => self.path(*start, steps, focus).map(Value::Nodes),
            Op::Filter(id, predicates) => {
                let nodes = self.nodes(*id, focus)?;
                self.filter(nodes, predicates).map(Value::Nodes)
            }
            Op::Known(model) => Ok(Value::Nodes(self.known_node(*model).into_iter().collect())),
        }
    }

    pub(super) fn known_node(&self, model: u32) -> Option<NodeId> {
        self.known.get(model as usize).copied().filter(|node| *node != crate::document::NONE)
    }

    fn first_that_is(&self, wanted: bool, ids: &[OpId], focus: Focus) -> Evaluated {
        for id in ids {
            if self.boolean_of(*id, focus)? == wanted {
                return Ok(Value::Boolean(wanted));
            }
        }
        Ok(Value::Boolean(!wanted))
    }

    fn chain(&self, first: OpId, rest: &[(Operator, OpId)], focus: Focus) -> Evaluated {
        let counts = rest.first().is_some_and(|(operator, _)| operator.is_arithmetic());
        let mut value = match counts {
            true => Value::Number(self.number_of(first, focus)?),
            false => self.op(first, focus)?,
        };
        for (operator, id) in rest {
            let (operator, id) = (*operator, *id);
            value = match operator {
                Operator::Equal | Operator::NotEqual => {
                    Value::Boolean(self.equals(&value, id, operator == Operator::Equal, focus)?)
                }
                Operator::Add
                | Operator::Subtract
                | Operator::Multiply
                | Operator::Divide
                | Operator::Remainder => {
                    let (left, right) = (self.number(&value), self.number_of(id, focus)?);
                    Value::Number(arithmetic(operator, left, right))
                }
                relation => Value::Boolean(self.related(&value, &self.op(id, focus)?, relation)),
            };
        }
        Ok(value)
    }

    /// Whether a value equals an operand, which is a text as it is written more often than not.
    fn equals(&self, left: &Value, right: OpId, wanted: bool, focus: Focus) -> Evaluated<bool> {
        match &self.program.ops[right as usize] {
            Op::Text(text) => Ok(self.equal_text(left, text, wanted)),
            _ => Ok(self.equal(left, &self.op(right, focus)?, wanted)),
        }
    }

    fn union(&self, ids: &[OpId], focus: Focus) -> Evaluated {
        let mut all = Vec::new();
        for id in ids {
            all.append(&mut self.nodes(*id, focus)?);
        }
        self.in_order(&mut all);
        Ok(Value::Nodes(all))
    }

    /// An operand that must be a node-set.
    pub(super) fn nodes(&self, id: OpId, focus: Focus) -> Evaluated<Vec<NodeId>> {
        match self.op(id, focus)? {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => Ok(nodes),
            _ => Err(EvaluationError::NotNodes),
        }
    }

    fn call(&self, function: Function, arguments: &[OpId], focus: Focus) -> Evaluated {
        if !function.takes(arguments.len()) {
            let (function, given) = (function.name(), arguments.len());
            return Err(EvaluationError::Arguments { function, given });
        }
        super::functions::Call { run: self, function, arguments, focus }.value()
    }
}

fn arithmetic(operator: Operator, left: f64, right: f64) -> f64 {
    match operator {
        Operator::Add => left + right,
        Operator::Subtract => left - right,
        Operator::Multiply => left * right,
        Operator::Divide => left / right,
        _ => left % right,
    }
}
