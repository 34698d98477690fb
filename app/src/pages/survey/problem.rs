//! What keeps a person at a question, in words.

use leptos::prelude::With;
use sammen_xforms::{
    document::NodeId,
    xform::{ControlKind, FormSession, Violation},
};
use sammen_xforms_browser::Phone;

use super::{
    answering::Answering,
    number::NumberError,
    tongue::around,
    words::{Spoken, own},
};

/// So long a text may be, in characters.
pub const TEXT_CHARS_MAX: usize = 4_000;

/// What is wrong with an answer.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Problem {
    /// There must be one.
    Required,
    /// It breaks the question's rule.
    Constraint,
    /// Not everything that is to be put in order has its place.
    Unranked,
    /// What was typed is no number.
    NotNumber,
    /// What was typed is no whole number.
    NotWhole,
    /// What was typed is no day or no time.
    NotMoment,
    /// The text is too long.
    TooLong,
}

impl From<NumberError> for Problem {
    fn from(error: NumberError) -> Self {
        match error {
            NumberError::NotNumber => Self::NotNumber,
            NumberError::NotWhole => Self::NotWhole,
        }
    }
}

impl Problem {
    /// What is wrong with a question's answer as it is kept.
    pub fn of(session: &FormSession, node: NodeId) -> Option<Self> {
        let violation = session.violation(node).map(|violation| match violation {
            Violation::Required => Self::Required,
            Violation::Constraint => Self::Constraint,
        });
        violation.or_else(|| {
            let kept = session.kept(node).split_whitespace().count();
            let is_rank = session.control(node).is_some_and(|one| one.kind == ControlKind::Rank);
            let is_partly = is_rank && kept > 0 && kept < session.choices(node, &Phone).len();
            is_partly.then_some(Self::Unranked)
        })
    }

    /// The form's own words where it has some, else ours. Tracks the answers.
    pub fn words(self, answering: Answering, node: NodeId) -> Spoken {
        let own_words = || answering.session.with(|session| session.message(node, &Phone));
        let said = match self {
            Self::Required | Self::Constraint => own_words().filter(|words| !words.is_empty()),
            _ => None,
        };
        if let Some(words) = said {
            return answering.spoken(words);
        }
        let is_many = || {
            let kind = |session: &FormSession| session.control(node).map(|one| one.kind);
            answering.session.with(kind) == Some(ControlKind::SelectMany)
        };
        own(match self {
            Self::Required if is_many() => around().survey_error_choose().to_owned(),
            Self::Required => around().survey_error_required().to_owned(),
            Self::Constraint => around().survey_error_constraint().to_owned(),
            Self::Unranked => around().survey_error_unranked().to_owned(),
            Self::NotNumber => around().survey_error_not_number().to_owned(),
            Self::NotWhole => around().survey_error_not_whole().to_owned(),
            Self::NotMoment => around().survey_error_not_moment().to_owned(),
            Self::TooLong => around().survey_error_too_long(TEXT_CHARS_MAX as u32),
        })
    }
}
