//! Running an expression over a person's answers.

use super::value::Value;
use super::{Expression, Function, Operator, Step};
use crate::answer::Answer;

impl Expression {
    /// Whether it is true, where `answer_of` gives the visible answer at a position.
    pub(crate) fn is_true<'a>(&'a self, answer_of: impl Fn(u16) -> Option<&'a Answer>) -> bool {
        self.evaluate(answer_of).boolean()
    }

    fn evaluate<'a>(&'a self, answer_of: impl Fn(u16) -> Option<&'a Answer>) -> Value<'a> {
        let mut stack: Vec<Value<'a>> = Vec::new();
        for step in &self.steps {
            let value = match step {
                Step::Boolean(truth) => Value::Boolean(*truth),
                Step::Number(number) => Value::Number(*number),
                Step::Text(text) => Value::Text(text.as_str().into()),
                Step::Answer(index) => Value::of_answer(answer_of(*index)),
                Step::Negate => Value::Number(-pop(&mut stack).number()),
                Step::Binary(operator) => {
                    let right = pop(&mut stack);
                    operate(*operator, &pop(&mut stack), &right)
                }
                Step::Call(function, count) => {
                    let first = stack.len().saturating_sub(usize::from(*count));
                    call(*function, stack.split_off(first))
                }
            };
            stack.push(value);
        }
        pop(&mut stack)
    }
}

/// The top of the stack; a checked expression never finds it empty.
fn pop<'a>(stack: &mut Vec<Value<'a>>) -> Value<'a> {
    stack.pop().unwrap_or(Value::Boolean(false))
}

fn operate<'a>(operator: Operator, left: &Value<'a>, right: &Value<'a>) -> Value<'a> {
    let numbers = || (left.number(), right.number());
    let compare = |holds: fn(&f64, &f64) -> bool| {
        let (left, right) = numbers();
        Value::Boolean(holds(&left, &right))
    };
    let compute = |result: fn(f64, f64) -> f64| {
        let (left, right) = numbers();
        Value::Number(result(left, right))
    };
    match operator {
        Operator::Or => Value::Boolean(left.boolean() || right.boolean()),
        Operator::And => Value::Boolean(left.boolean() && right.boolean()),
        Operator::Equal => Value::Boolean(left.equals(right)),
        Operator::NotEqual => Value::Boolean(!left.equals(right)),
        Operator::Less => compare(f64::lt),
        Operator::LessOrEqual => compare(f64::le),
        Operator::Greater => compare(f64::gt),
        Operator::GreaterOrEqual => compare(f64::ge),
        Operator::Add => compute(|left, right| left + right),
        Operator::Subtract => compute(|left, right| left - right),
        Operator::Multiply => compute(|left, right| left * right),
        Operator::Divide => compute(|left, right| left / right),
        Operator::Modulo => compute(|left, right| left % right),
    }
}

fn call<'a>(function: Function, arguments: Vec<Value<'a>>) -> Value<'a> {
    let count = arguments.len();
    let mut arguments = arguments.into_iter();
    let mut next = || arguments.next().unwrap_or(Value::Text("".into()));
    match function {
        Function::Boolean => Value::Boolean(next().boolean()),
        Function::Coalesce => {
            let (first, second) = (next(), next());
            let is_empty = match &first {
                Value::Boolean(_) => false,
                Value::Number(number) => number.is_nan(),
                Value::Text(text) => text.is_empty(),
            };
            Value::Text(if is_empty { second.text() } else { first.text() })
        }
        Function::Concat => {
            Value::Text((0..count).map(|_| next().text()).collect::<String>().into())
        }
        Function::CountSelected => {
            let count = next().text().split_whitespace().count();
            Value::Number(u32::try_from(count).map_or(f64::INFINITY, f64::from))
        }
        Function::If => {
            let (condition, then, otherwise) = (next(), next(), next());
            if condition.boolean() { then } else { otherwise }
        }
        Function::Not => Value::Boolean(!next().boolean()),
        Function::Number => Value::Number(next().number()),
        Function::Round if count > 1 => Value::Number(round(next().number(), next().number())),
        Function::Round => Value::Number((next().number() + 0.5).floor()),
        Function::Selected => {
            let (list, choice) = (next().text(), next().text());
            let choice = choice.trim();
            Value::Boolean(list.split_whitespace().any(|selected| selected == choice))
        }
        Function::String => Value::Text(next().text()),
        Function::StringLength => {
            let length = next().text().chars().count();
            Value::Number(u32::try_from(length).map_or(f64::INFINITY, f64::from))
        }
    }
}

/// Rounding to a number of decimal places, halves away from zero as XForms has it; XPath's own
/// `round`, of one argument, takes halves upwards.
fn round(number: f64, places: f64) -> f64 {
    let places = if places.is_nan() { 0.0 } else { places.trunc().clamp(-30.0, 30.0) };
    let scale = 10f64.powf(places.abs());
    if places < 0.0 {
        (number / scale).round() * scale
    } else if (number * scale).is_finite() {
        (number * scale).round() / scale
    } else {
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::Scope;

    const NAMES: [&str; 6] = ["age", "none", "picks", "word", "share", "zero"];

    fn evaluate(source: &str) -> String {
        let answers = [
            Some(Answer::Integer(42)),
            None,
            Some(Answer::Choices(vec!["music".into(), "food".into()])),
            Some(Answer::Text("Åse".into())),
            Some(Answer::Decimal(2.5)),
            Some(Answer::Integer(0)),
        ];
        let expression = Expression::parse(source, &Scope::new(&NAMES).at(0)).unwrap();
        assert!(expression.fits(NAMES.len()), "{source}");
        match expression.evaluate(|index| answers[usize::from(index)].as_ref()) {
            Value::Boolean(truth) => truth.to_string(),
            value @ Value::Number(_) => value.text().into_owned(),
            Value::Text(text) => format!("'{text}'"),
        }
    }

    #[test]
    fn expressions_come_to_what_xpath_says() {
        let cases = [
            // Numbers, precedence, unary minus.
            ("1 + 2 * 3", "7"),
            ("(1 + 2) * 3", "9"),
            ("10 - 2 - 3", "5"),
            ("- - 3", "3"),
            ("-2 * 3", "-6"),
            ("2*-3", "-6"),
            ("1 div 0", "Infinity"),
            ("-1 div 0", "-Infinity"),
            ("0 div 0", "NaN"),
            ("5 mod -2", "1"),
            ("-5 mod 2", "-1"),
            ("1.5 mod .5", "0"),
            ("0.1 + 0.2", "0.30000000000000004"),
            ("3.", "3"),
            ("-0", "0"),
            // Answers.
            ("${age}", "'42'"),
            (".", "'42'"),
            (". + 1", "43"),
            ("${none}", "''"),
            ("${none} + 1", "NaN"),
            ("${share} * 2", "5"),
            ("${picks}", "'music food'"),
            // Comparison and coercion.
            ("${age} = 42", "true"),
            ("${age} = '42'", "true"),
            ("${age} = '42.0'", "false"),
            ("${age} > '7'", "true"),
            ("'10' > '9'", "true"),
            ("'b' > 'a'", "false"),
            ("${none} = ''", "true"),
            ("${none} = 0", "false"),
            ("${none} != 0", "true"),
            ("${none} < 1", "false"),
            ("true() = 'x'", "true"),
            ("true() = ''", "false"),
            ("1 = true()", "true"),
            ("2 > 1 > 0", "true"),
            ("3 > 2 > 1", "false"),
            ("1 = 1 = 1", "true"),
            ("number('a') = number('a')", "false"),
            ("number('a') != number('a')", "true"),
            // Logic.
            ("1 or 0 and 0", "true"),
            ("(1 or 0) and 0", "false"),
            ("not('')", "true"),
            ("not(${none})", "true"),
            ("boolean(${zero})", "true"),
            ("boolean(0)", "false"),
            ("boolean('false')", "true"),
            // Functions.
            ("selected(${picks}, 'food')", "true"),
            ("selected(${picks}, 'foo')", "false"),
            ("selected(${picks}, '')", "false"),
            ("selected(${none}, 'food')", "false"),
            ("count-selected(${picks})", "2"),
            ("count-selected(${none})", "0"),
            ("string-length(${word})", "3"),
            ("concat(${word}, '-', 1 div 4, true())", "'Åse-0.25true'"),
            ("concat('a')", "'a'"),
            ("number(' -3.50 ')", "-3.5"),
            ("number('1e3')", "NaN"),
            ("number('+1')", "NaN"),
            ("number('.')", "NaN"),
            ("number('-')", "NaN"),
            ("number('1.2.3')", "NaN"),
            ("number(true())", "1"),
            ("string(1000000 * 1000000 * 1000000 * 10000)", "'10000000000000000000000'"),
            ("string(0.5 - 0.5)", "'0'"),
            ("if(${age} > 40, 'old', 1)", "'old'"),
            ("if(false(), 'old', 1)", "1"),
            ("coalesce(${none}, ${word})", "'Åse'"),
            ("coalesce(${age}, ${word})", "'42'"),
            ("coalesce(${none} + 1, 0)", "'0'"),
            ("round(2.5)", "3"),
            ("round(-2.5)", "-2"),
            ("round(-2.5, 0)", "-3"),
            ("round(2.345, 1)", "2.3"),
            ("round(1234, -2)", "1200"),
            ("round('x')", "NaN"),
            ("round(1 div 0)", "Infinity"),
        ];
        for (source, expect) in cases {
            assert_eq!(evaluate(source), expect, "{source}");
        }
    }
}
