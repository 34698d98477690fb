//! XPath's values and how one becomes another.

use std::borrow::Cow;

use crate::answer::Answer;

/// What an expression or a part of it comes to.
///
/// An answer is text here, as a node's string value is in XPath; no answer is the empty text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Value<'a> {
    Boolean(bool),
    Number(f64),
    Text(Cow<'a, str>),
}

impl<'a> Value<'a> {
    pub(crate) fn of_answer(answer: Option<&'a Answer>) -> Self {
        Self::Text(match answer {
            None => "".into(),
            Some(Answer::Choice(text) | Answer::Text(text)) => text.as_str().into(),
            Some(Answer::Choices(names)) => names.join(" ").into(),
            Some(Answer::Integer(number)) => number.to_string().into(),
            Some(Answer::Decimal(number)) => number_to_text(*number),
        })
    }

    pub(crate) fn text(self) -> Cow<'a, str> {
        match self {
            Self::Boolean(true) => "true".into(),
            Self::Boolean(false) => "false".into(),
            Self::Number(number) => number_to_text(number),
            Self::Text(text) => text,
        }
    }

    pub(crate) fn number(&self) -> f64 {
        match self {
            Self::Boolean(truth) => f64::from(u8::from(*truth)),
            Self::Number(number) => *number,
            Self::Text(text) => text_to_number(text),
        }
    }

    pub(crate) fn boolean(&self) -> bool {
        match self {
            Self::Boolean(truth) => *truth,
            Self::Number(number) => !(*number == 0.0 || number.is_nan()),
            Self::Text(text) => !text.is_empty(),
        }
    }

    /// XPath's `=`: as truth if either is, else as numbers if either is, else as text.
    pub(crate) fn equals(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Boolean(_), _) | (_, Self::Boolean(_)) => self.boolean() == other.boolean(),
            (Self::Text(left), Self::Text(right)) => left == right,
            _ => self.number() == other.number(),
        }
    }
}

fn number_to_text(number: f64) -> Cow<'static, str> {
    if number.is_nan() {
        "NaN".into()
    } else if number.is_infinite() {
        if number > 0.0 { "Infinity".into() } else { "-Infinity".into() }
    } else if number == 0.0 {
        "0".into()
    } else {
        number.to_string().into()
    }
}

/// XPath's number: digits with an optional minus and point between spaces, all else not a number.
pub(super) fn text_to_number(text: &str) -> f64 {
    let text = text.trim_matches([' ', '\t', '\r', '\n']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    if digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
        text.parse().unwrap_or(f64::NAN)
    } else {
        f64::NAN
    }
}
