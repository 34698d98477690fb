use std::borrow::Cow;

use super::{Evaluated, Evaluation, Focus};
use crate::document::NodeId;
use crate::time;
use crate::xpath::number::{number_to_text, text_to_number, text_to_number_with_exponent};
use crate::xpath::program::{Op, OpId};
use crate::xpath::{Moment, Value};

impl<'a> Evaluation<'a> {
    /// As `boolean()` sees it.
    pub fn boolean(&self, value: &Value) -> bool {
        match value {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => !nodes.is_empty(),
            Value::Number(number) => *number != 0.0 && !number.is_nan(),
            Value::Text(text) => !text.is_empty(),
            Value::Boolean(boolean) => *boolean,
            Value::Moment(moment) => moment.ms != 0.0 && !moment.ms.is_nan(),
        }
    }

    /// As `number()` sees it; a date is the days since 1970.
    pub fn number(&self, value: &Value) -> f64 {
        match value {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => match nodes.first() {
                Some(node) => self.text_number(&self.tree.string(*node)),
                None => f64::NAN,
            },
            Value::Number(number) => *number,
            Value::Text(text) => self.text_number(text),
            Value::Boolean(boolean) => f64::from(u8::from(*boolean)),
            Value::Moment(moment) => moment.days(),
        }
    }

    /// As `string()` sees it; of nodes, the first.
    pub fn string(&self, value: &Value) -> String {
        match value {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => {
                nodes.first().map(|node| self.tree.string(*node).into_owned()).unwrap_or_default()
            }
            Value::Number(number) => number_to_text(*number),
            Value::Text(text) => text.clone(),
            Value::Boolean(boolean) => boolean.to_string(),
            Value::Moment(moment) => self.moment_string(*moment),
        }
    }

    fn moment_string(&self, moment: Moment) -> String {
        if moment.ms.is_finite() && moment.ms.abs() < 8.64e15 {
            time::write_moment(moment.ms, self.clock.zone)
        } else {
            "Invalid Date".to_owned()
        }
    }

    pub(in crate::xpath) fn text_number(&self, text: &str) -> f64 {
        if !self.dates {
            return text_to_number(text);
        }
        let number = text_to_number_with_exponent(text);
        if !number.is_nan() || text.len() < 8 {
            return number;
        }
        let moment = time::read_moment(text.trim(), self.clock.zone);
        moment.map_or(f64::NAN, |ms| Moment { ms }.days())
    }

    pub(in crate::xpath) fn boolean_of(&self, id: OpId, focus: Focus) -> Evaluated<bool> {
        match self.known_operand(id) {
            Some(node) => Ok(node.is_some()),
            None => Ok(self.boolean(&self.op(id, focus)?)),
        }
    }

    pub(in crate::xpath) fn number_of(&self, id: OpId, focus: Focus) -> Evaluated<f64> {
        match self.known_operand(id) {
            Some(Some(node)) => Ok(self.text_number(&self.tree.string(node))),
            Some(None) => Ok(f64::NAN),
            None => Ok(self.number(&self.op(id, focus)?)),
        }
    }

    pub(in crate::xpath) fn string_of(&self, id: OpId, focus: Focus) -> Evaluated<String> {
        if let Some(known) = self.known_operand(id) {
            return Ok(known.map(|node| self.tree.string(node).into_owned()).unwrap_or_default());
        }
        Ok(match self.op(id, focus)? {
            Value::Text(text) => text,
            value => self.string(&value),
        })
    }

    /// The node of an operand that is a node of the form's model, if it has one now. No set is made for it.
    fn known_operand(&self, id: OpId) -> Option<Option<NodeId>> {
        match self.program.ops[id as usize] {
            Op::Known(model) => Some(self.known_node(model)),
            _ => None,
        }
    }

    /// One string for each node, or that of the value.
    pub(in crate::xpath) fn strings_of(
        &self,
        id: OpId,
        focus: Focus,
    ) -> Evaluated<Vec<Cow<'a, str>>> {
        Ok(match self.op(id, focus)? {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => self.strings(&nodes),
            value => vec![Cow::Owned(self.string(&value))],
        })
    }

    pub(super) fn strings(&self, nodes: &[NodeId]) -> Vec<Cow<'a, str>> {
        nodes.iter().map(|node| self.tree.string(*node)).collect()
    }
}
