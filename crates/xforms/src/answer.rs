//! What a person answered, and whether it answers the question.

use serde::{Deserialize, Serialize};

use crate::form::{Question, QuestionKind};

/// The longest free text, in characters.
pub const TEXT_CHARS_MAX: usize = 4_000;

/// What a person answered. No answer is `None`, never an empty one of these.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// The name of the one choice taken.
    Choice(String),
    /// The names of the choices taken, in the form's order.
    Choices(Vec<String>),
    /// A whole number, also a point on a scale.
    Integer(i64),
    /// A number.
    Decimal(f64),
    /// Free text.
    Text(String),
}

/// Why something does not answer a question.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum AnswerError {
    /// There is no such question.
    #[error("there is no question {index}; the form has {questions}")]
    NoSuchQuestion {
        /// The position given.
        index: usize,
        /// How many questions there are.
        questions: usize,
    },
    /// A note was answered.
    #[error("a note takes no answer; leave it out")]
    Note,
    /// The answer is of another kind.
    #[error("{given} was given; the question takes {expected}")]
    WrongKind {
        /// What the question takes.
        expected: &'static str,
        /// What was given.
        given: &'static str,
    },
    /// The choice is not among the question's.
    #[error("`{choice}` is not among the choices; take one of them")]
    UnknownChoice {
        /// The choice given.
        choice: String,
    },
    /// A choice was given twice.
    #[error("`{choice}` was chosen twice; give it once")]
    RepeatedChoice {
        /// The choice given.
        choice: String,
    },
    /// The number is not on the scale.
    #[error("{value} is not on the scale from {start} to {end} by {step}")]
    OffScale {
        /// The number given.
        value: i64,
        /// The lowest value.
        start: i64,
        /// The highest value.
        end: i64,
        /// The distance between values.
        step: i64,
    },
    /// The number is infinite or no number.
    #[error("the number is not finite; give an ordinary number")]
    NotFinite,
    /// The text is too long.
    #[error("the text has {chars} characters; the most is {TEXT_CHARS_MAX}")]
    TooLong {
        /// How many characters it has.
        chars: usize,
    },
}

impl Answer {
    fn kind(&self) -> &'static str {
        match self {
            Self::Choice(_) => "a choice",
            Self::Choices(_) => "a list of choices",
            Self::Integer(_) => "a whole number",
            Self::Decimal(_) => "a decimal number",
            Self::Text(_) => "text",
        }
    }
}

/// The answer as the session keeps it: `None` where it says nothing, choices in the form's order.
pub(crate) fn admit(question: &Question, answer: Answer) -> Result<Option<Answer>, AnswerError> {
    let given = answer.kind();
    let wrong = |expected| AnswerError::WrongKind { expected, given };
    match (&question.kind, answer) {
        (QuestionKind::Note, _) => Err(AnswerError::Note),
        (QuestionKind::SelectOne { .. }, Answer::Choice(choice)) => {
            known(question, &choice)?;
            Ok(Some(Answer::Choice(choice)))
        }
        (QuestionKind::SelectMultiple { .. }, Answer::Choices(choices)) => {
            admit_choices(question, &choices)
        }
        (QuestionKind::Range(scale), Answer::Integer(value)) => {
            if scale.values().any(|step| step == value) {
                return Ok(Some(Answer::Integer(value)));
            }
            let (start, end, step) = (scale.start, scale.end, scale.step);
            Err(AnswerError::OffScale { value, start, end, step })
        }
        (QuestionKind::Integer, Answer::Integer(value)) => Ok(Some(Answer::Integer(value))),
        (QuestionKind::Decimal, Answer::Decimal(value)) if value.is_finite() => {
            Ok(Some(Answer::Decimal(value)))
        }
        (QuestionKind::Decimal, Answer::Decimal(_)) => Err(AnswerError::NotFinite),
        (QuestionKind::Text { .. }, Answer::Text(text)) => admit_text(text),
        (QuestionKind::SelectOne { .. }, _) => Err(wrong("a choice")),
        (QuestionKind::SelectMultiple { .. }, _) => Err(wrong("a list of choices")),
        (QuestionKind::Range(_) | QuestionKind::Integer, _) => Err(wrong("a whole number")),
        (QuestionKind::Decimal, _) => Err(wrong("a decimal number")),
        (QuestionKind::Text { .. }, _) => Err(wrong("text")),
    }
}

fn known(question: &Question, choice: &str) -> Result<(), AnswerError> {
    if question.choices().iter().any(|known| known.name == choice) {
        return Ok(());
    }
    Err(AnswerError::UnknownChoice { choice: choice.to_owned() })
}

fn admit_choices(question: &Question, choices: &[String]) -> Result<Option<Answer>, AnswerError> {
    for (index, choice) in choices.iter().enumerate() {
        known(question, choice)?;
        if choices[..index].contains(choice) {
            return Err(AnswerError::RepeatedChoice { choice: choice.clone() });
        }
    }
    let taken = question.choices().iter().map(|choice| &choice.name);
    let taken: Vec<String> = taken.filter(|name| choices.contains(name)).cloned().collect();
    Ok((!taken.is_empty()).then_some(Answer::Choices(taken)))
}

/// Text of nothing but spaces is no answer; otherwise it is kept as typed.
fn admit_text(text: String) -> Result<Option<Answer>, AnswerError> {
    let chars = text.chars().count();
    if chars > TEXT_CHARS_MAX {
        return Err(AnswerError::TooLong { chars });
    }
    Ok((!text.trim().is_empty()).then_some(Answer::Text(text)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{Appearance, Choice, Scale};
    use crate::text::Text;

    fn check(kind: QuestionKind, answer: Answer, expect: Result<Option<Answer>, AnswerError>) {
        let question = Question::new("q", kind, Text::new("da", "?"));
        assert_eq!(admit(&question, answer.clone()), expect, "{answer:?}");
    }

    fn choices() -> Vec<Choice> {
        let choice = |name: &str| Choice { name: name.into(), label: Text::new("da", name) };
        ["a", "b", "c"].map(choice).into()
    }

    #[test]
    fn an_answer_fits_its_question_or_is_refused_by_name() {
        let one = || QuestionKind::SelectOne { choices: choices(), appearance: Appearance::List };
        let many = || QuestionKind::SelectMultiple { choices: choices() };
        let scale =
            || QuestionKind::Range(Scale { start: 1, end: 7, step: 2, low: None, high: None });
        let text = || QuestionKind::Text { multiline: false };
        let names = |names: &[&str]| Answer::Choices(names.iter().map(|&n| n.into()).collect());
        let wrong = |expected, given| Err(AnswerError::WrongKind { expected, given });
        let off = |value| Err(AnswerError::OffScale { value, start: 1, end: 7, step: 2 });

        check(one(), Answer::Choice("b".into()), Ok(Some(Answer::Choice("b".into()))));
        let unknown = || Err(AnswerError::UnknownChoice { choice: "x".into() });
        check(one(), Answer::Choice("x".into()), unknown());
        check(one(), Answer::Integer(1), wrong("a choice", "a whole number"));
        check(many(), names(&["c", "a"]), Ok(Some(names(&["a", "c"]))));
        check(many(), names(&[]), Ok(None));
        check(many(), names(&["a", "x"]), unknown());
        let twice = Err(AnswerError::RepeatedChoice { choice: "a".into() });
        check(many(), names(&["a", "a"]), twice);
        check(many(), Answer::Choice("a".into()), wrong("a list of choices", "a choice"));
        check(scale(), Answer::Integer(7), Ok(Some(Answer::Integer(7))));
        check(scale(), Answer::Integer(2), off(2));
        check(scale(), Answer::Integer(9), off(9));
        check(scale(), Answer::Integer(i64::MIN), off(i64::MIN));
        check(QuestionKind::Integer, Answer::Integer(-3), Ok(Some(Answer::Integer(-3))));
        let given = "a decimal number";
        check(QuestionKind::Integer, Answer::Decimal(1.0), wrong("a whole number", given));
        check(QuestionKind::Decimal, Answer::Decimal(f64::NAN), Err(AnswerError::NotFinite));
        check(QuestionKind::Decimal, Answer::Decimal(0.5), Ok(Some(Answer::Decimal(0.5))));
        check(text(), Answer::Text(" \n".into()), Ok(None));
        check(text(), Answer::Text(" hej".into()), Ok(Some(Answer::Text(" hej".into()))));
        let long = TEXT_CHARS_MAX + 1;
        check(text(), Answer::Text("æ".repeat(long)), Err(AnswerError::TooLong { chars: long }));
        check(QuestionKind::Note, Answer::Integer(1), Err(AnswerError::Note));
    }
}
