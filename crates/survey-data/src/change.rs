//! What makes an item of a newer version another one than it was.

use std::fmt;

use crate::{Item, Words};

/// One thing that is not as it was.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Difference {
    /// Another kind of answer.
    Kind { before: &'static str, after: &'static str },
    /// Other words in a language.
    Words { language: String, before: String, after: String },
    /// A choice that is new.
    ChoiceAdded(String),
    /// A choice that is gone.
    ChoiceRemoved(String),
    /// Other words of a choice in a language.
    ChoiceWords { value: String, language: String, before: String, after: String },
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind { before, after } => write!(f, "type {before} → {after}"),
            Self::Words { language, before, after } => {
                write!(f, "words ({language}) {before:?} → {after:?}")
            }
            Self::ChoiceAdded(value) => write!(f, "choice {value} added"),
            Self::ChoiceRemoved(value) => write!(f, "choice {value} removed"),
            Self::ChoiceWords { value, language, before, after } => {
                write!(f, "choice {value} ({language}) {before:?} → {after:?}")
            }
        }
    }
}

/// What is not as it was in an item. A language that only one of both has makes no difference, nor does what nobody is
/// asked for.
#[must_use]
pub fn differences(before: &Item, after: &Item) -> Vec<Difference> {
    let mut all = Vec::new();
    if before.kind != after.kind {
        let (before, after) = (before.kind.as_str(), after.kind.as_str());
        all.push(Difference::Kind { before, after });
    }
    all.extend(
        other_words(&before.label, &after.label)
            .map(|(language, before, after)| Difference::Words { language, before, after }),
    );
    for choice in &before.choices {
        match after.choices.iter().find(|other| other.value == choice.value) {
            None => all.push(Difference::ChoiceRemoved(choice.value.clone())),
            Some(other) => {
                let words = other_words(&choice.label, &other.label);
                all.extend(words.map(|(language, before, after)| Difference::ChoiceWords {
                    value: choice.value.clone(),
                    language,
                    before,
                    after,
                }));
            }
        }
    }
    let is_new = |value: &str| before.choices.iter().all(|choice| choice.value != value);
    let added = after.choices.iter().filter(|choice| is_new(&choice.value));
    all.extend(added.map(|choice| Difference::ChoiceAdded(choice.value.clone())));
    all
}

fn other_words<'w>(
    before: &'w Words,
    after: &'w Words,
) -> impl Iterator<Item = (String, String, String)> + 'w {
    before.iter().filter_map(move |(language, words)| {
        let (_, other) = after.iter().find(|(code, _)| code == language)?;
        let is_other = words.split_whitespace().ne(other.split_whitespace());
        is_other.then(|| (language.clone(), words.clone(), other.clone()))
    })
}
