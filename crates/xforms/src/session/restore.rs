//! Going on with answers that were saved.

use std::sync::Arc;

use super::{Session, State};
use crate::answer::{Answer, AnswerError, admit};
use crate::form::Form;

/// A saved answer that the form has no place for any more.
#[derive(Debug, Clone, PartialEq)]
pub struct LostAnswer {
    /// The question it answered.
    pub name: String,
    /// What was answered.
    pub answer: Answer,
    /// Why it could not be kept.
    pub reason: LostReason,
}

/// Why a saved answer could not be kept.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum LostReason {
    /// The form has no question of that name.
    #[error("the form has no question of that name")]
    UnknownQuestion,
    /// The question can no longer be answered so.
    #[error(transparent)]
    Refused(#[from] AnswerError),
}

impl Session {
    /// A session that goes on with saved answers, and those that no longer fit the form.
    pub fn restore<N: Into<String>>(
        form: Arc<Form>,
        saved: impl IntoIterator<Item = (N, Answer)>,
    ) -> (Self, Vec<LostAnswer>) {
        let mut answers = vec![None; form.questions().len()];
        let mut lost = Vec::new();
        for (name, answer) in saved {
            let name = name.into();
            let Some(index) = form.index_of(&name) else {
                lost.push(LostAnswer { name, answer, reason: LostReason::UnknownQuestion });
                continue;
            };
            match admit(&form.questions()[index], answer.clone()) {
                Ok(admitted) => answers[index] = admitted,
                Err(error) => lost.push(LostAnswer { name, answer, reason: error.into() }),
            }
        }
        let state = State::compute(&form, answers);
        (Self { form, state }, lost)
    }
}
