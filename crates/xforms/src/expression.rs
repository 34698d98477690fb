//! Compiled expressions: when a question is asked, required, and rightly answered.
//!
//! The language is a subset of XPath 1.0 with XForms' functions: `${name}` and `.` for answers,
//! numbers, quoted text, `or and = != < <= > >= + - * div mod`, unary minus, parentheses, and
//! `boolean coalesce concat count-selected false if not number round selected string
//! string-length true`. Anything else is refused by name when it is compiled.

mod evaluate;
mod parse;
mod scan;
mod value;

use serde::{Deserialize, Serialize};

pub use parse::{ParseError, ParseErrorKind, Scope};

/// A compiled expression: steps of a stack machine, operands before what works on them.
///
/// Steps rather than a tree, so that reading, dropping and evaluating one never recurses, and a
/// few bytes carry it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Expression {
    steps: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
enum Step {
    /// Pushes a truth value.
    Boolean(bool),
    /// Pushes a number.
    Number(f64),
    /// Pushes text.
    Text(String),
    /// Pushes the visible answer of the question at this position.
    Answer(u16),
    /// Takes two values, pushes one.
    Binary(Operator),
    /// Takes one value, pushes its negative.
    Negate,
    /// Takes as many values as it has arguments, pushes one.
    Call(Function, u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Operator {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Function {
    Boolean,
    Coalesce,
    Concat,
    CountSelected,
    If,
    Not,
    Number,
    Round,
    Selected,
    String,
    StringLength,
}

impl Expression {
    /// Compiles `source`, its `${names}` turned into positions by `scope`.
    ///
    /// # Errors
    /// [`ParseError`] with the byte where the source stops making sense and what was expected.
    pub fn parse(source: &str, scope: &Scope<'_>) -> Result<Self, ParseError> {
        parse::parse(source, scope).map(|steps| Self { steps })
    }

    /// The expression that is always true, as in a `required` of `yes`.
    pub fn always() -> Self {
        Self { steps: vec![Step::Boolean(true)] }
    }

    /// True where both are true: how a group's relevance reaches its members.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.steps.extend(other.steps);
        self.steps.push(Step::Binary(Operator::And));
        self
    }

    /// The positions of the questions it refers to, one for each time.
    pub fn references(&self) -> impl Iterator<Item = u16> {
        self.steps.iter().filter_map(|step| match step {
            Step::Answer(index) => Some(*index),
            _ => None,
        })
    }

    /// Whether its steps leave one value and refer only to the first `questions` questions.
    pub(crate) fn fits(&self, questions: usize) -> bool {
        let height = self.steps.iter().try_fold(0usize, |height, step| {
            let takes = match step {
                Step::Boolean(_) | Step::Number(_) | Step::Text(_) | Step::Answer(_) => 0,
                Step::Negate => 1,
                Step::Binary(_) => 2,
                Step::Call(function, count) => {
                    let (least, most) = function.arguments();
                    usize::from(*count).checked_sub(usize::from(least))?;
                    usize::from(most).checked_sub(usize::from(*count))?;
                    usize::from(*count)
                }
            };
            Some(height.checked_sub(takes)? + 1)
        });
        height == Some(1) && self.references().all(|index| usize::from(index) < questions)
    }
}

impl Function {
    /// The fewest and the most arguments it takes.
    fn arguments(self) -> (u8, u8) {
        match self {
            Self::Boolean
            | Self::CountSelected
            | Self::Not
            | Self::Number
            | Self::String
            | Self::StringLength => (1, 1),
            Self::Coalesce | Self::Selected => (2, 2),
            Self::Concat => (1, u8::MAX),
            Self::If => (3, 3),
            Self::Round => (1, 2),
        }
    }

    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "boolean" => Self::Boolean,
            "coalesce" => Self::Coalesce,
            "concat" => Self::Concat,
            "count-selected" => Self::CountSelected,
            "if" => Self::If,
            "not" => Self::Not,
            "number" => Self::Number,
            "round" => Self::Round,
            "selected" => Self::Selected,
            "string" => Self::String,
            "string-length" => Self::StringLength,
            _ => return None,
        })
    }
}
