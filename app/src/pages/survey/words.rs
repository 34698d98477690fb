//! A form's words in the person's language, and its answers in words.

use sammen_i18n::Locale;
use sammen_xforms::{Answer, Question, QuestionKind, Text};

use crate::words::{locale, m};

/// Words and their language, where it is not the page's.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Spoken {
    /// The words.
    pub words: String,
    /// For the `lang` attribute.
    pub language: Option<String>,
}

/// What a form says, in the person's language or else in the form's own. Tracks the language.
pub fn spoken(text: &Text) -> Spoken {
    let wanted = locale().code();
    let found = text.translations().find(|translation| translation.language == wanted);
    let Some(given) = found.or_else(|| text.translations().next()) else {
        return Spoken::default();
    };
    Spoken {
        words: given.words.clone(),
        language: (given.language != wanted).then(|| given.language.clone()),
    }
}

/// What the app itself says.
pub fn own(words: impl Into<String>) -> Spoken {
    Spoken { words: words.into(), language: None }
}

/// An answer as the page that sums up shows it, a line for each choice.
pub fn answer_lines(question: &Question, answer: &Answer) -> Vec<Spoken> {
    let choice = |name: &String| {
        let choice = question.choices().iter().find(|choice| choice.name == *name)?;
        Some(spoken(&choice.label))
    };
    match answer {
        Answer::Choice(name) => choice(name).into_iter().collect(),
        Answer::Choices(names) => names.iter().filter_map(choice).collect(),
        Answer::Integer(value) => match &question.kind {
            QuestionKind::Range(scale) => {
                let end = match *value {
                    value if value == scale.start => scale.low.as_ref(),
                    value if value == scale.end => scale.high.as_ref(),
                    _ => None,
                };
                let step = own(step_name(*value, scale.end));
                core::iter::once(step).chain(end.map(spoken)).collect()
            }
            _ => vec![own(value.to_string())],
        },
        Answer::Decimal(value) => vec![own(decimal(*value))],
        Answer::Text(text) => vec![own(text.clone())],
    }
}

/// `3 af 7`.
pub fn step_name(value: i64, high: i64) -> String {
    match (u32::try_from(value), u32::try_from(high)) {
        (Ok(value), Ok(high)) => m().survey_scale_step(value, high),
        _ => value.to_string(),
    }
}

/// A number as people here write it.
pub fn decimal(value: f64) -> String {
    let written = value.to_string();
    if locale() == Locale::En { written } else { written.replace('.', ",") }
}
