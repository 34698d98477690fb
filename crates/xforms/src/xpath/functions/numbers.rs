use super::Call;
use super::strings::round_half_up;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{Function, Value};

impl Call<'_> {
    pub(super) fn of_numbers(&self) -> Evaluated {
        use Function as F;
        let number = match self.function {
            F::Pi => std::f64::consts::PI,
            F::Number => match self.arguments {
                [] => self.run.text_number(&self.run.tree.string(self.focus.node)),
                _ => self.number(0)?,
            },
            F::Sum => self.numbers(0)?.into_iter().sum(),
            F::Min => self.extreme(f64::min)?,
            F::Max => self.extreme(f64::max)?,
            F::Round => match self.arguments.len() {
                2 => round_to(self.number(0)?, self.number(1)?),
                _ => round_half_up(self.number(0)?),
            },
            F::Pow => self.number(0)?.powf(self.number(1)?),
            F::Atan2 => self.number(0)?.atan2(self.number(1)?),
            _ => self.of_one_number(self.number(0)?),
        };
        Ok(Value::Number(number))
    }

    fn of_one_number(&self, number: f64) -> f64 {
        use Function as F;
        match self.function {
            F::Floor => number.floor(),
            F::Ceiling => number.ceil(),
            F::Int => number.trunc(),
            F::Abs => number.abs(),
            F::Exp => number.exp(),
            F::Exp10 => 10_f64.powf(number),
            F::Log => number.ln(),
            F::Log10 => number.log10(),
            F::Sqrt => number.sqrt(),
            F::Sin => number.sin(),
            F::Cos => number.cos(),
            F::Tan => number.tan(),
            F::Asin => number.asin(),
            F::Acos => number.acos(),
            _ => number.atan(),
        }
    }

    /// The numbers of an argument; of a node-set, every node's.
    fn numbers(&self, at: usize) -> Evaluated<Vec<f64>> {
        Ok(match self.argument(at)? {
            Value::Nodes(nodes) | Value::Shuffled(nodes) => {
                let text = |id| self.run.tree.string(id);
                nodes.into_iter().map(|id| self.run.text_number(&text(id))).collect()
            }
            value => vec![self.run.number(&value)],
        })
    }

    fn extreme(&self, of_two: fn(f64, f64) -> f64) -> Evaluated<f64> {
        let mut all = Vec::new();
        for at in 0..self.arguments.len() {
            all.append(&mut self.numbers(at)?);
        }
        if all.iter().any(|number| number.is_nan()) {
            return Ok(f64::NAN);
        }
        Ok(all.into_iter().reduce(of_two).unwrap_or(f64::NAN))
    }
}

/// Rounds the number as it is written in decimals, halves away from zero; negative places round before the point.
fn round_to(number: f64, places: f64) -> f64 {
    if !number.is_finite() || places.is_nan() {
        return f64::NAN;
    }
    let places = places.clamp(-300.0, 300.0) as i32;
    let shifted: f64 = format!("{number}e{places}").parse().unwrap_or(f64::NAN);
    if !shifted.is_finite() {
        return number;
    }
    format!("{}e{}", shifted.round(), -places).parse().unwrap_or(f64::NAN)
}
