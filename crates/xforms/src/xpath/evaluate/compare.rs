use super::Evaluation;
use crate::document::NodeId;
use crate::xpath::Value;
use crate::xpath::program::Operator;

impl Evaluation<'_> {
    /// `=` where `wanted`, else `!=`. Of node-sets, some node must do.
    pub(super) fn equal(&self, left: &Value, right: &Value, wanted: bool) -> bool {
        match (nodes_of(left), nodes_of(right)) {
            (Some(left), Some(right)) => {
                let right = self.strings(right);
                let mut left = left.iter().map(|node| self.tree.string(*node));
                left.any(|one| right.iter().any(|other| (one == *other) == wanted))
            }
            (Some(nodes), None) => self.nodes_equal(nodes, right, wanted),
            (None, Some(nodes)) => self.nodes_equal(nodes, left, wanted),
            (None, None) => self.plain_equal(left, right) == wanted,
        }
    }

    /// [`equal`](Self::equal) with a text.
    pub(super) fn equal_text(&self, left: &Value, text: &str, wanted: bool) -> bool {
        let equal = match left {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => {
                return nodes.iter().any(|node| (self.tree.string(*node) == text) == wanted);
            }
            Value::Text(left) => left == text,
            Value::Boolean(left) => *left != text.is_empty(),
            other => self.number(other) == self.text_number(text),
        };
        equal == wanted
    }

    fn nodes_equal(&self, nodes: &[NodeId], value: &Value, wanted: bool) -> bool {
        let mut strings = nodes.iter().map(|node| self.tree.string(*node));
        match value {
            Value::Boolean(boolean) => (nodes.is_empty() != *boolean) == wanted,
            Value::Number(_) | Value::Moment(_) => {
                let number = self.number(value);
                strings.any(|text| (self.text_number(&text) == number) == wanted)
            }
            other => {
                let text = self.string(other);
                strings.any(|string| (string == *text) == wanted)
            }
        }
    }

    fn plain_equal(&self, left: &Value, right: &Value) -> bool {
        match (left, right) {
            (Value::Boolean(_), _) | (_, Value::Boolean(_)) => {
                self.boolean(left) == self.boolean(right)
            }
            (Value::Text(left), Value::Text(right)) => left == right,
            _ => self.number(left) == self.number(right),
        }
    }

    /// `<`, `<=`, `>` and `>=`, which compare numbers. So they do with a truth value beside a node-set, as ODK's
    /// engines have it, where XPath 1.0 would ask whether there are nodes.
    pub(super) fn related(&self, left: &Value, right: &Value, relation: Operator) -> bool {
        let test = |left: f64, right: f64| match relation {
            Operator::Less => left < right,
            Operator::LessOrEqual => left <= right,
            Operator::Greater => left > right,
            _ => left >= right,
        };
        let (left_numbers, right_numbers) = (self.numbers(left), self.numbers(right));
        left_numbers.iter().any(|one| right_numbers.iter().any(|other| test(*one, *other)))
    }

    fn numbers(&self, value: &Value) -> Vec<f64> {
        match nodes_of(value) {
            Some(nodes) => {
                nodes.iter().map(|node| self.text_number(&self.tree.string(*node))).collect()
            }
            None => vec![self.number(value)],
        }
    }
}

fn nodes_of(value: &Value) -> Option<&[NodeId]> {
    match value {
        Value::Nodes(nodes) | Value::Shuffled(nodes) => Some(nodes),
        _ => None,
    }
}
