//! One person's way through a form.

mod navigate;
mod restore;
mod state;

use std::sync::Arc;

pub use navigate::Progress;
pub use restore::{LostAnswer, LostReason};
pub(crate) use state::State;
pub use state::{Change, Violation};

use crate::answer::{Answer, AnswerError, admit};
use crate::form::Form;

/// One person's answers to a form and what follows from them.
///
/// Questions are named by their position in the form. Answers to questions that are not relevant
/// are kept, seen by no expression and left out of [`Session::finish`].
#[derive(Debug, Clone)]
pub struct Session {
    form: Arc<Form>,
    state: State,
}

/// Questions that must be answered, or answered otherwise, before the form is finished.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{} questions are missing an answer or break a rule; answer them first", violations.len())]
pub struct Unfinished {
    /// Which questions, in the form's order, and what is wrong; never empty.
    pub violations: Vec<(usize, Violation)>,
}

impl Session {
    /// A session with nothing answered.
    pub fn new(form: Arc<Form>) -> Self {
        let answers = vec![None; form.questions().len()];
        let state = State::compute(&form, answers);
        Self { form, state }
    }

    /// The form being answered.
    pub fn form(&self) -> &Arc<Form> {
        &self.form
    }

    /// The answer of the question at `index`, also where the question is not relevant.
    pub fn answer(&self, index: usize) -> Option<&Answer> {
        self.state.answers.get(index)?.as_ref()
    }

    /// Every answer by its question's name, also where not relevant: what to save.
    pub fn answers(&self) -> impl Iterator<Item = (&str, &Answer)> {
        let names = self.form.questions().iter().map(|question| question.name.as_str());
        names.zip(&self.state.answers).filter_map(|(name, answer)| Some((name, answer.as_ref()?)))
    }

    /// Answers the question at `index`, or takes its answer back, and recomputes what that
    /// touches. Blank text and an empty list of choices are no answer.
    ///
    /// An answer that breaks the question's constraint is taken: it shows as a [`Violation`].
    ///
    /// # Errors
    /// [`AnswerError`] where the answer is none that the question can have; nothing has changed.
    pub fn set_answer(
        &mut self,
        index: usize,
        answer: Option<Answer>,
    ) -> Result<Change, AnswerError> {
        let questions = self.form.questions().len();
        let question =
            self.form.question(index).ok_or(AnswerError::NoSuchQuestion { index, questions })?;
        let answer = answer.map(|answer| admit(question, answer)).transpose()?.flatten();
        Ok(self.state.replace(&self.form, index, answer))
    }

    /// Whether the question at `index` is asked, as the answers are now.
    pub fn is_relevant(&self, index: usize) -> bool {
        self.state.relevant.get(index).copied().unwrap_or(false)
    }

    /// What is wrong with the question at `index`; nothing where it is not relevant.
    pub fn violation(&self, index: usize) -> Option<Violation> {
        self.state.violations.get(index).copied().flatten()
    }

    /// Whether the question at `index` must be answered, as the answers are now.
    pub fn is_required(&self, index: usize) -> bool {
        self.is_relevant(index) && self.state.is_required(&self.form, index)
    }

    /// Checks every question.
    ///
    /// # Errors
    /// [`Unfinished`] with every question that has a violation.
    pub fn validate_all(&self) -> Result<(), Unfinished> {
        let violations: Vec<_> = (0..)
            .zip(&self.state.violations)
            .filter_map(|(index, violation)| Some((index, (*violation)?)))
            .collect();
        if violations.is_empty() { Ok(()) } else { Err(Unfinished { violations }) }
    }

    /// The response: the answers of relevant questions by name, in the form's order.
    ///
    /// # Errors
    /// [`Unfinished`] with every question that has a violation.
    pub fn finish(&self) -> Result<Vec<(String, Answer)>, Unfinished> {
        self.validate_all()?;
        let answers = self.form.questions().iter().enumerate().filter_map(|(index, question)| {
            Some((question.name.clone(), self.state.visible(index)?.clone()))
        });
        Ok(answers.collect())
    }
}
