//! One question and the ways it can be asked.

use serde::{Deserialize, Serialize};

use crate::expression::Expression;
use crate::text::Text;

/// The most values a scale may have.
pub const SCALE_VALUES_MAX: i64 = 101;

/// One question of a form, or a note between questions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// What expressions and responses call it; unique in the form.
    pub name: String,
    /// How it is asked and what answers it.
    pub kind: QuestionKind,
    /// The question itself.
    pub label: Text,
    /// Help below the question.
    pub hint: Option<Text>,
    /// When it is asked; always where absent.
    pub relevant: Option<Expression>,
    /// When it must be answered; never where absent.
    pub required: Option<Expression>,
    /// What a person reads when a required answer is missing.
    pub required_message: Option<Text>,
    /// What must be true of its answer.
    pub constraint: Option<Expression>,
    /// What a person reads when the constraint is not true.
    pub constraint_message: Option<Text>,
}

/// How a question is asked and what answers it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// Words to read; takes no answer.
    Note,
    /// One of the choices.
    SelectOne {
        /// What can be chosen, in order.
        choices: Vec<Choice>,
        /// How the choices are laid out.
        appearance: Appearance,
    },
    /// Any number of the choices.
    SelectMultiple {
        /// What can be chosen, in order.
        choices: Vec<Choice>,
    },
    /// A point on a scale of whole numbers.
    Range(Scale),
    /// A whole number.
    Integer,
    /// A number.
    Decimal,
    /// Free text.
    Text {
        /// Whether there is room for several lines.
        multiline: bool,
    },
}

/// How the choices of a [`QuestionKind::SelectOne`] are laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Appearance {
    /// One below the other.
    List,
    /// Side by side, as steps from one end to the other.
    Likert,
}

/// One thing that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What answers and expressions call it; unique among its question's choices, without spaces.
    pub name: String,
    /// What people read.
    pub label: Text,
}

/// A scale from `start` to `end` in equal steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scale {
    /// The lowest value.
    pub start: i64,
    /// The highest value.
    pub end: i64,
    /// The distance from one value to the next; at least 1.
    pub step: i64,
    /// What the lowest value means.
    pub low: Option<Text>,
    /// What the highest value means.
    pub high: Option<Text>,
}

impl Scale {
    /// Whether it goes from its start to its end in whole steps, and not too many.
    pub fn is_valid(&self) -> bool {
        self.end.checked_sub(self.start).is_some_and(|width| {
            width > 0
                && self.step > 0
                && width % self.step == 0
                && width / self.step < SCALE_VALUES_MAX
        })
    }

    /// Every value on the scale, from the lowest.
    pub fn values(&self) -> impl Iterator<Item = i64> {
        let (step, end) = (self.step.max(1), self.end);
        core::iter::successors(Some(self.start), move |value| {
            value.checked_add(step).filter(|next| *next <= end)
        })
    }
}

impl Question {
    /// A question without a hint or rules: always asked, never required.
    pub fn new(name: impl Into<String>, kind: QuestionKind, label: Text) -> Self {
        Self {
            name: name.into(),
            kind,
            label,
            hint: None,
            relevant: None,
            required: None,
            required_message: None,
            constraint: None,
            constraint_message: None,
        }
    }

    /// The choices of a question that has some.
    pub fn choices(&self) -> &[Choice] {
        match &self.kind {
            QuestionKind::SelectOne { choices, .. } | QuestionKind::SelectMultiple { choices } => {
                choices
            }
            _ => &[],
        }
    }

    /// Whether it can be answered at all; a note cannot.
    pub fn takes_answer(&self) -> bool {
        self.kind != QuestionKind::Note
    }
}
