//! What an activity asks of those who register.

use serde::{Deserialize, Serialize};

use crate::Text;

/// A question, such as what somebody does not eat.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its name within the activity.
    pub key: String,
    /// What is asked.
    pub label: Text,
    /// What an answer can be.
    pub kind: QuestionKind,
    /// Who answers.
    pub per: Per,
    /// Whether it must be answered.
    pub required: bool,
}

/// What an answer can be.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum QuestionKind {
    /// Words of one's own.
    Text,
    /// One of these.
    OneOf(Vec<Choice>),
    /// As many of these as apply.
    ManyOf(Vec<Choice>),
    /// Yes or no.
    YesNo,
}

/// Who answers a question.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub enum Per {
    /// The household, once.
    Household,
    /// Each participant.
    Participant,
}

/// One of the answers that can be chosen.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name within the question.
    pub key: String,
    /// What it says.
    pub label: Text,
}

impl QuestionKind {
    /// The choices that there are; none where one writes, or says yes or no.
    #[must_use]
    pub fn choices(&self) -> &[Choice] {
        match self {
            Self::OneOf(choices) | Self::ManyOf(choices) => choices,
            Self::Text | Self::YesNo => &[],
        }
    }
}
