use super::Call;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{EvaluationError, Value};

impl Call<'_> {
    /// Whether so many of the arguments hold.
    pub(super) fn checklist(&self) -> Evaluated<bool> {
        let mut held = 0.0;
        for at in 2..self.arguments.len() {
            held += self.each(at)?.iter().filter(|value| self.run.boolean(value)).count() as f64;
        }
        self.is_within(held)
    }

    /// Whether the weights of those that hold add up to so much.
    pub(super) fn weighted_checklist(&self) -> Evaluated<bool> {
        if !self.arguments.len().is_multiple_of(2) {
            let (function, given) = (self.function.name(), self.arguments.len());
            return Err(EvaluationError::Arguments { function, given });
        }
        let mut weight = 0.0;
        for at in (2..self.arguments.len()).step_by(2) {
            let weights = self.each(at + 1)?;
            let held = self.each(at)?.into_iter().zip(&weights);
            let held = held.filter(|(value, _)| self.run.boolean(value));
            weight += held.map(|(_, weight)| self.run.number(weight)).sum::<f64>();
        }
        self.is_within(weight)
    }

    /// The text of each node, or the value that is none.
    fn each(&self, at: usize) -> Evaluated<Vec<Value>> {
        Ok(match self.argument(at)? {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => {
                nodes.iter().map(|id| Value::Text(self.run.tree.string(*id).into_owned())).collect()
            }
            value => vec![value],
        })
    }

    /// -1 stands for no limit.
    fn is_within(&self, sum: f64) -> Evaluated<bool> {
        let (least, most) = (self.number(0)?, self.number(1)?);
        Ok((least == -1.0 || sum >= least) && (most == -1.0 || sum <= most))
    }
}
