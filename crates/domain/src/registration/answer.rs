//! What a household answers to an activity's questions.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::Refusal;
use crate::{Per, Question, QuestionKind};

/// The longest answer in words of one's own.
const ANSWER_CHARS_MAX: u16 = 300;

/// An answer to one question.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode, Serialize, Deserialize)]
#[cbor(map)]
pub struct Answer {
    /// The question's key.
    #[n(0)]
    pub question: String,
    /// Whose answer it is, where each participant is asked; the first is 0.
    #[n(1)]
    pub participant: Option<u16>,
    /// What was answered.
    #[n(2)]
    pub value: AnswerValue,
}

/// What was answered.
#[derive(Clone, Debug, Eq, PartialEq, Encode, Decode, Serialize, Deserialize)]
pub enum AnswerValue {
    /// Words of one's own.
    #[n(0)]
    Text(#[n(0)] String),
    /// The keys of what was chosen.
    #[n(1)]
    Choices(#[n(0)] Vec<String>),
    /// Yes or no.
    #[n(2)]
    YesNo(#[n(0)] bool),
}

impl AnswerValue {
    fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.trim().is_empty(),
            Self::Choices(chosen) => chosen.is_empty(),
            Self::YesNo(_) => false,
        }
    }

    /// It as it is stored: words without blanks around them, choices in the question's order.
    fn tidy(&self, kind: &QuestionKind) -> Self {
        match self {
            Self::Text(text) => Self::Text(text.trim().to_owned()),
            Self::Choices(chosen) => {
                let keys = kind.choices().iter().map(|choice| &choice.key);
                Self::Choices(keys.filter(|key| chosen.contains(key)).cloned().collect())
            }
            Self::YesNo(yes) => Self::YesNo(*yes),
        }
    }
}

/// The answers that are kept: one to each question of each who is asked. What is not asked any more, or was
/// never asked of this household, is left out.
pub(super) fn check_answers(
    questions: &[Question],
    persons: u16,
    given: &[Answer],
    is_complete: bool,
) -> Result<Vec<Answer>, Refusal> {
    let mut kept = Vec::new();
    for (number, question) in (0..).zip(questions) {
        let participants: Vec<Option<u16>> = match question.per {
            Per::Household => vec![None],
            Per::Participant => (0..persons).map(Some).collect(),
        };
        for participant in participants {
            let of = |answer: &&Answer| {
                answer.question == question.key && answer.participant == participant
            };
            match given.iter().find(of).filter(|answer| !answer.value.is_empty()) {
                Some(answer) => {
                    check_value(number, &question.kind, &answer.value)?;
                    kept.push(Answer {
                        value: answer.value.tidy(&question.kind),
                        ..answer.clone()
                    });
                }
                None if question.required && is_complete => {
                    return Err(Refusal::AnswerMissing { question: number });
                }
                None => {}
            }
        }
    }
    Ok(kept)
}

fn check_value(question: u16, kind: &QuestionKind, value: &AnswerValue) -> Result<(), Refusal> {
    let is_allowed = match (kind, value) {
        (QuestionKind::Text, AnswerValue::Text(text)) => {
            if text.trim().chars().count() > usize::from(ANSWER_CHARS_MAX) {
                return Err(Refusal::AnswerTooLong { question, max: ANSWER_CHARS_MAX });
            }
            true
        }
        (QuestionKind::YesNo, AnswerValue::YesNo(_)) => true,
        (QuestionKind::OneOf(_), AnswerValue::Choices(chosen)) => {
            chosen.len() == 1 && are_there(kind, chosen)
        }
        (QuestionKind::ManyOf(_), AnswerValue::Choices(chosen)) => are_there(kind, chosen),
        _ => false,
    };
    if is_allowed { Ok(()) } else { Err(Refusal::AnswerNotAllowed { question }) }
}

fn are_there(kind: &QuestionKind, chosen: &[String]) -> bool {
    chosen.iter().all(|key| kind.choices().iter().any(|choice| choice.key == *key))
}
