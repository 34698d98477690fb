use super::Call;
use super::strings::round_half_up;
use crate::decimal;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::{Function, Math, Value};

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
            F::Pow => self.math(Math::Pow, self.number(0)?, self.number(1)?),
            F::Atan2 => self.math(Math::Atan2, self.number(0)?, self.number(1)?),
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
            F::Sqrt => number.sqrt(),
            F::Exp => self.math(Math::Exp, number, 0.0),
            F::Exp10 => self.math(Math::Pow, 10.0, number),
            F::Log => self.math(Math::Log, number, 0.0),
            F::Log10 => self.math(Math::Log10, number, 0.0),
            F::Sin => self.math(Math::Sin, number, 0.0),
            F::Cos => self.math(Math::Cos, number, 0.0),
            F::Tan => self.math(Math::Tan, number, 0.0),
            F::Asin => self.math(Math::Asin, number, 0.0),
            F::Acos => self.math(Math::Acos, number, 0.0),
            _ => self.math(Math::Atan, number, 0.0),
        }
    }

    pub(super) fn math(&self, function: Math, x: f64, y: f64) -> f64 {
        self.run.host.math(function, x, y)
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
    let shifted = with_exponent(number, places);
    if !shifted.is_finite() {
        return number;
    }
    with_exponent(shifted.round(), -places)
}

/// A number times a power of ten, by its digits.
fn with_exponent(number: f64, power: i32) -> f64 {
    let text = format!("{}e{power}", decimal::write(number));
    decimal::read(&text).unwrap_or(f64::NAN)
}
