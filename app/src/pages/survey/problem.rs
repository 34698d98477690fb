//! What keeps a person at a question, in words.

use sammen_xforms::{AnswerError, Question, QuestionKind, TEXT_CHARS_MAX, Violation};

use super::{
    number::NumberError,
    words::{Spoken, own, spoken},
};
use crate::words::m;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Problem {
    /// There must be one.
    Required,
    /// It breaks the question's rule.
    Constraint,
    /// What was typed is no number.
    NotNumber,
    /// What was typed is no whole number.
    NotWhole,
    /// The text is too long.
    TooLong,
}

impl From<Violation> for Problem {
    fn from(violation: Violation) -> Self {
        match violation {
            Violation::Required => Self::Required,
            Violation::Constraint => Self::Constraint,
        }
    }
}

impl From<NumberError> for Problem {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NotNumber => Self::NotNumber,
            NumberError::NotWhole => Self::NotWhole,
        }
    }
}

impl From<AnswerError> for Problem {
    fn from(error: AnswerError) -> Self {
        match error {
            AnswerError::TooLong { .. } => Self::TooLong,
            AnswerError::NotFinite => Self::NotNumber,
            // The page offers no such answer: only a form that changed meanwhile comes here.
            _ => Self::Constraint,
        }
    }
}

impl Problem {
    /// The form's own words where it has some, else ours. Tracks the language.
    pub fn words(self, question: &Question) -> Spoken {
        match self {
            Self::Required => match (&question.required_message, &question.kind) {
                (Some(message), _) => spoken(message),
                (None, QuestionKind::SelectMultiple { .. }) => own(m().survey_error_choose()),
                (None, _) => own(m().survey_error_required()),
            },
            Self::Constraint => match &question.constraint_message {
                Some(message) => spoken(message),
                None => own(m().survey_error_constraint()),
            },
            Self::NotNumber => own(m().survey_error_not_number()),
            Self::NotWhole => own(m().survey_error_not_whole()),
            Self::TooLong => own(m().survey_error_too_long(TEXT_CHARS_MAX as u32)),
        }
    }
}
