//! A form's words in the language that it is shown in, and its answers in words.

use js_sys::JsString;
use leptos::prelude::*;
use sammen_i18n::Tongue;
use sammen_xforms::{
    document::NodeId,
    xform::{Choice, ControlKind, FormSession, ValueType},
};
use sammen_xforms_browser::Phone;

use super::{
    answering::Answering,
    tongue::{around, date, tongue},
};
use crate::intl;

/// Languages that are read from right to left.
const RIGHT_TO_LEFT: [&str; 8] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "ur"];

/// Words and their language, where it is not that of the words around the questions.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Spoken {
    /// The words.
    pub words: String,
    /// For the `lang` attribute.
    pub language: Option<String>,
}

/// What the app itself says around the questions.
pub fn own(words: impl Into<String>) -> Spoken {
    Spoken { words: words.into(), language: None }
}

/// Which way a language is read, for the `dir` attribute.
pub fn direction(code: &str) -> &'static str {
    let main = code.split(['-', '_']).next().unwrap_or_default();
    if RIGHT_TO_LEFT.contains(&main) { "rtl" } else { "ltr" }
}

impl Answering {
    /// What the form says. Does not track the language: another one makes every page anew.
    pub fn spoken(self, words: String) -> Spoken {
        Spoken { words, language: self.lang() }
    }

    /// The form's language for the `lang` attribute; `None` when it is that of the words around or not known.
    pub fn lang(self) -> Option<String> {
        let code = self.language.get_untracked();
        (!code.is_empty() && code != "default" && code != tongue().code()).then_some(code)
    }

    /// What a question asks.
    pub fn label(self, node: NodeId) -> String {
        self.session.with(|session| label_of(session, node))
    }

    /// What helps to answer it, by the form.
    pub fn hint(self, node: NodeId) -> String {
        self.session.with(|session| {
            let control = session.control(node);
            control.map(|control| session.hint(control, node, &Phone)).unwrap_or_default()
        })
    }

    /// What can be chosen.
    pub fn choices(self, node: NodeId) -> Vec<Choice> {
        self.session.with(|session| session.choices(node, &Phone))
    }

    /// What a group is called, for one of the nodes that it stands around; of an instance with its number.
    pub fn group(self, (control, node): (u32, NodeId)) -> Option<String> {
        self.session.with(|session| {
            let words =
                session.label(session.form().controls().get(control as usize)?, node, &Phone);
            let number = instance_number(session, node);
            match number {
                Some(number) => Some(around().survey_repeat_item(&words, number)),
                None => Some(words).filter(|words| !words.is_empty()),
            }
        })
    }
}

/// Which of a repeat's instances a node is, from one.
pub fn instance_number(session: &FormSession, node: NodeId) -> Option<u32> {
    if !session.is_instance(node) {
        return None;
    }
    let path = session.view(node)?.path;
    path.rsplit_once('[')?.1.trim_end_matches(']').parse().ok()
}

/// What a question asks.
pub fn label_of(session: &FormSession, node: NodeId) -> String {
    let control = session.control(node);
    control.map(|control| session.label(control, node, &Phone)).unwrap_or_default()
}

/// An answer as the page that sums up shows it, a line for each choice.
pub fn answer_lines(answering: Answering, node: NodeId) -> Vec<Spoken> {
    let (kind, value_type, kept) = answering.session.with_untracked(|session| {
        let kind = session.control(node).map(|control| control.kind);
        let value_type = session.model_of(node).map(|model| model.value_type);
        (kind, value_type, session.kept(node).to_owned())
    });
    if kept.is_empty() {
        return Vec::new();
    }
    let choices = answering.choices(node);
    let words = |value: &str| {
        let found = choices.iter().find(|choice| choice.value == value);
        found.map(|choice| answering.spoken(choice.words.clone()))
    };
    match kind {
        Some(ControlKind::SelectOne) => vec![words(&kept).unwrap_or_else(|| own(kept.clone()))],
        Some(ControlKind::SelectMany | ControlKind::Rank) => {
            kept.split_whitespace().filter_map(words).collect()
        }
        Some(ControlKind::Range) => {
            let step = own(number(&kept));
            core::iter::once(step).chain(words(&kept)).collect()
        }
        Some(ControlKind::Trigger) => vec![own(around().survey_acknowledged())],
        _ => vec![own(written(value_type, kept))],
    }
}

fn written(value_type: Option<ValueType>, kept: String) -> String {
    let day = |text: &str| {
        let parsed = text.get(..10).and_then(intl::parse_iso_date);
        parsed.map(date)
    };
    let clock = |text: &str| text.get(..5).map(str::to_owned);
    match value_type {
        Some(ValueType::Integer | ValueType::Decimal) => number(&kept),
        Some(ValueType::Date) => day(&kept).unwrap_or(kept),
        Some(ValueType::Time) => clock(&kept).unwrap_or(kept),
        Some(ValueType::DateTime) => match (day(&kept), kept.get(11..).and_then(clock)) {
            (Some(day), Some(clock)) => [day, clock].join(" "),
            _ => kept,
        },
        Some(ValueType::Point) => {
            kept.split_whitespace().take(2).map(number).collect::<Vec<_>>().join(" · ")
        }
        _ => kept,
    }
}

/// A number as it is written in the language of the words around.
pub fn number(written: &str) -> String {
    let short = written.strip_suffix(".0").unwrap_or(written);
    match tongue() {
        Tongue::Da | Tongue::Pl | Tongue::Tr => short.replace('.', ","),
        _ => short.to_owned(),
    }
}

/// In small letters, as the language of the words around writes them: Turkish has an `ı` and an `i`.
pub fn lower_case(words: &str) -> String {
    JsString::from(words).to_locale_lower_case(Some(tongue().code())).into()
}

/// `3 af 7`.
pub fn step_name(value: &str, high: &str) -> String {
    match (value.parse(), high.parse()) {
        (Ok(value), Ok(high)) => around().survey_scale_step(value, high),
        _ => number(value),
    }
}
