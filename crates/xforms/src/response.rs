//! Whether a response that arrived is one the form allows.

use crate::answer::{Answer, AnswerError, admit};
use crate::form::Form;
use crate::session::{State, Violation};

/// Why a response is not one the form allows.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum ResponseError {
    /// An answer to no question of the form.
    #[error("there is no question `{question}`; answer the form's own questions")]
    UnknownQuestion {
        /// The name given.
        question: String,
    },
    /// Two answers to one question.
    #[error("`{question}` is answered twice; answer it once")]
    Repeated {
        /// The question's name.
        question: String,
    },
    /// An answer that says nothing.
    #[error("the answer to `{question}` is empty; leave it out")]
    Empty {
        /// The question's name.
        question: String,
    },
    /// An answer that the question cannot have.
    #[error("the answer to `{question}` does not fit: {source}")]
    Refused {
        /// The question's name.
        question: String,
        /// What is wrong with the answer.
        source: AnswerError,
    },
    /// An answer to a question that the other answers leave out.
    #[error("`{question}` is not asked given the other answers; leave it out")]
    Irrelevant {
        /// The question's name.
        question: String,
    },
    /// No answer to a question that must have one.
    #[error("`{question}` must be answered")]
    Missing {
        /// The question's name.
        question: String,
    },
    /// An answer that breaks the question's constraint.
    #[error("the answer to `{question}` breaks its constraint; change it")]
    Constraint {
        /// The question's name.
        question: String,
    },
}

/// Checks a response as it arrived: that a session on this form could have finished with it.
///
/// # Errors
/// [`ResponseError`] for the first thing that no session could have finished with.
pub fn validate_response(form: &Form, response: &[(String, Answer)]) -> Result<(), ResponseError> {
    let mut answers = vec![None; form.questions().len()];
    for (name, answer) in response {
        let question = || name.clone();
        let unknown = || ResponseError::UnknownQuestion { question: question() };
        let index = form.index_of(name).ok_or_else(unknown)?;
        let admitted = admit(&form.questions()[index], answer.clone())
            .map_err(|source| ResponseError::Refused { question: question(), source })?
            .ok_or_else(|| ResponseError::Empty { question: question() })?;
        if answers[index].replace(admitted).is_some() {
            return Err(ResponseError::Repeated { question: question() });
        }
    }
    let state = State::compute(form, answers);
    for (index, question) in form.questions().iter().enumerate() {
        let question = question.name.clone();
        match (&state.answers[index], state.relevant[index], state.violations[index]) {
            (Some(_), false, _) => return Err(ResponseError::Irrelevant { question }),
            (_, _, Some(Violation::Required)) => return Err(ResponseError::Missing { question }),
            (_, _, Some(Violation::Constraint)) => {
                return Err(ResponseError::Constraint { question });
            }
            _ => {}
        }
    }
    Ok(())
}
