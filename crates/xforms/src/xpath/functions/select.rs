use super::Call;
use crate::xpath::evaluate::Evaluated;
use crate::xpath::number::SPACE;
use crate::xpath::{Function, Value};

impl Call<'_> {
    pub(super) fn of_selection(&self) -> Evaluated {
        let list = self.text(0)?;
        let mut chosen = list.split(SPACE).filter(|one| !one.is_empty());
        Ok(match self.function {
            Function::CountSelected => Value::Number(chosen.count() as f64),
            Function::Selected => {
                let wanted = self.text(1)?;
                let wanted = wanted.trim_matches(SPACE);
                let both_empty = wanted.is_empty() && list.trim_matches(SPACE).is_empty();
                Value::Boolean(both_empty || chosen.any(|one| one == wanted))
            }
            _ => {
                let index = self.number(1)?;
                let found = if index >= 0.0 { chosen.nth(index as usize) } else { None };
                Value::text(found.unwrap_or_default())
            }
        })
    }

    pub(super) fn of_choice(&self) -> Evaluated {
        Ok(match self.function {
            Function::True => Value::Boolean(true),
            Function::False => Value::Boolean(false),
            Function::Boolean => Value::Boolean(self.truth(0)?),
            Function::Not => Value::Boolean(!self.truth(0)?),
            Function::BooleanFromString => Value::Boolean(matches!(&*self.text(0)?, "1" | "true")),
            Function::If => self.argument(if self.truth(0)? { 1 } else { 2 })?,
            Function::Coalesce => {
                let first = self.argument(0)?;
                if self.is_blank(&first) { self.argument(1)? } else { first }
            }
            _ => self.once()?,
        })
    }

    fn is_blank(&self, value: &Value) -> bool {
        matches!(value, Value::Number(number) if number.is_nan())
            || self.run.string(value).is_empty()
    }

    /// The value that the node has already, else the argument's.
    fn once(&self) -> Evaluated {
        let own = self.run.tree.string(self.run.current);
        if !own.is_empty() {
            return Ok(Value::Text(own.into_owned()));
        }
        let value = self.argument(0)?;
        Ok(if self.is_blank(&value) { Value::text("") } else { value })
    }
}
