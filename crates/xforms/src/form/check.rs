//! Whether the parts of a form fit together.

use std::collections::BTreeSet;

use crate::form::question::SCALE_VALUES_MAX;
use crate::form::{Choice, FormDraft, Question, QuestionKind, Scale};

/// The most questions a form may have.
pub const QUESTIONS_MAX: usize = 1_000;

/// Why a form cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FormError {
    /// The form has no id.
    #[error("the form has no id; give it one")]
    NoId,
    /// The form asks nothing.
    #[error("the form has no questions; add at least one")]
    NoQuestions,
    /// The form asks too much.
    #[error("the form has {count} questions; the most is {QUESTIONS_MAX}")]
    TooManyQuestions {
        /// How many it has.
        count: usize,
    },
    /// The default language is not one the form is written in.
    #[error("the default language `{language}` is not among the form's languages; add it")]
    UnknownDefaultLanguage {
        /// The default language's code.
        language: String,
    },
    /// A question's name cannot be referred to.
    #[error(
        "the question name `{question}` is not a name; begin with a letter or _, \
         go on with letters, digits, _, - or ."
    )]
    InvalidName {
        /// The question's name.
        question: String,
    },
    /// Two questions have one name.
    #[error("two questions are called `{question}`; rename one")]
    DuplicateName {
        /// The name they share.
        question: String,
    },
    /// A question to choose in has nothing to choose.
    #[error("the question `{question}` has no choices; add at least one")]
    NoChoices {
        /// The question's name.
        question: String,
    },
    /// A choice's name is empty or has spaces.
    #[error("the choice name `{choice}` of `{question}` is empty or has spaces; use one word")]
    InvalidChoice {
        /// The question's name.
        question: String,
        /// The choice's name.
        choice: String,
    },
    /// Two choices of a question have one name.
    #[error("two choices of `{question}` are called `{choice}`; rename one")]
    DuplicateChoice {
        /// The question's name.
        question: String,
        /// The name they share.
        choice: String,
    },
    /// A scale does not go from its start to its end in whole steps.
    #[error(
        "the scale of `{question}` from {start} to {end} by {step} does not end on a step, or has \
         more than {SCALE_VALUES_MAX} values; change its start, end or step"
    )]
    InvalidScale {
        /// The question's name.
        question: String,
        /// The lowest value.
        start: i64,
        /// The highest value.
        end: i64,
        /// The distance between values.
        step: i64,
    },
    /// An expression is cut short or points outside the form.
    #[error("an expression of `{question}` does not belong to this form; compile it again")]
    ForeignExpression {
        /// The question's name.
        question: String,
    },
    /// Questions decide each other's relevance in a ring.
    #[error("whether `{}` is asked depends on itself; break the ring", questions.join("` → `"))]
    Cycle {
        /// The ring's questions, each depending on the next and the last on the first.
        questions: Vec<String>,
    },
}

/// Whether `name` can name a question: a letter or `_`, then letters, digits, `_`, `-` or `.`.
pub fn is_name(name: &str) -> bool {
    name.starts_with(|first: char| first.is_alphabetic() || first == '_')
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

/// Checks everything but the order of relevance.
pub(super) fn check(draft: &FormDraft) -> Result<(), FormError> {
    if draft.id.is_empty() {
        return Err(FormError::NoId);
    }
    if !draft.languages.contains(&draft.default_language) {
        return Err(FormError::UnknownDefaultLanguage { language: draft.default_language.clone() });
    }
    let count = draft.questions.len();
    match count {
        0 => return Err(FormError::NoQuestions),
        1..=QUESTIONS_MAX => {}
        _ => return Err(FormError::TooManyQuestions { count }),
    }
    let mut names = BTreeSet::new();
    for question in &draft.questions {
        if !names.insert(&question.name) {
            return Err(FormError::DuplicateName { question: question.name.clone() });
        }
        check_question(question, count)?;
    }
    Ok(())
}

fn check_question(question: &Question, count: usize) -> Result<(), FormError> {
    let name = || question.name.clone();
    if !is_name(&question.name) {
        return Err(FormError::InvalidName { question: name() });
    }
    match &question.kind {
        QuestionKind::SelectOne { choices, .. } | QuestionKind::SelectMultiple { choices } => {
            check_choices(question, choices)?;
        }
        QuestionKind::Range(scale) if !scale.is_valid() => {
            let Scale { start, end, step, .. } = *scale;
            return Err(FormError::InvalidScale { question: name(), start, end, step });
        }
        _ => {}
    }
    let expressions = [&question.relevant, &question.required, &question.constraint];
    if expressions.into_iter().flatten().all(|expression| expression.fits(count)) {
        Ok(())
    } else {
        Err(FormError::ForeignExpression { question: name() })
    }
}

fn check_choices(question: &Question, choices: &[Choice]) -> Result<(), FormError> {
    let name = || question.name.clone();
    if choices.is_empty() {
        return Err(FormError::NoChoices { question: name() });
    }
    let mut names = BTreeSet::new();
    for choice in choices {
        let given = choice.name.clone();
        if given.is_empty() || given.contains(char::is_whitespace) {
            return Err(FormError::InvalidChoice { question: name(), choice: given });
        }
        if !names.insert(&choice.name) {
            return Err(FormError::DuplicateChoice { question: name(), choice: given });
        }
    }
    Ok(())
}
