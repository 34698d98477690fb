//! Surveys on paper.

use serde::Deserialize;

use super::Translation;

/// How far a survey's sheets are.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaperOverview {
    /// The survey's title.
    pub title: Vec<Translation>,
    /// The codes of the languages that it can be printed in.
    pub languages: Vec<String>,
    /// Why it cannot be printed.
    pub obstacle: Option<PaperObstacle>,
    /// How many sheets were printed.
    pub printed: u32,
    /// Of how many the answers are stored.
    pub stored: u32,
    /// Sheets of which something is keyed and whose answers are not stored yet.
    pub waiting: Vec<PaperWaiting>,
}

/// Why a survey cannot be printed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaperObstacle {
    /// What paper cannot do.
    pub kind: String,
    /// The name of the question that is in the way; empty where it is the whole form.
    pub question: String,
}

/// A sheet of which something is keyed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaperWaiting {
    /// Its number with the digit that checks it.
    pub number: String,
    /// How many persons have keyed all of it: both, where they differ.
    pub done: u32,
    /// Whether oneself has keyed of it.
    pub is_own: bool,
}

/// The numbers that sheets were given.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
pub struct PaperNumbers {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

/// A sheet as one keys it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaperSheet {
    /// The survey's title.
    pub title: Vec<Translation>,
    /// Its number with the digit that checks it.
    pub number: String,
    /// Its questions.
    pub questions: Vec<PaperQuestion>,
    /// Goes up with each time that it is saved.
    pub revision: u32,
    /// How it stands.
    pub standing: PaperStanding,
    /// The other entry's revision, where both differ.
    pub others_revision: Option<u32>,
}

/// How a sheet stands for one.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaperStanding {
    /// Not all is keyed.
    Open,
    /// All is keyed, and waits for another person.
    Waiting,
    /// Another person has keyed something else.
    Different,
    /// Both are alike, and the answers are stored.
    Stored,
}

/// A question as it is keyed.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaperQuestion {
    /// Its number on the sheet.
    pub number: u32,
    /// What answers are sent by.
    pub path: String,
    /// What it asks.
    pub label: String,
    /// What is answered.
    pub kind: String,
    /// What can be chosen.
    pub choices: Vec<PaperChoice>,
    /// What one has keyed.
    pub keyed: String,
    /// What it was taken for.
    pub answer: String,
    /// What is to be looked at again.
    pub mark: Option<String>,
    /// What the other person has keyed, where it is different.
    pub other: Option<String>,
}

/// Something that can be chosen.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct PaperChoice {
    /// What it is called in the data.
    pub code: String,
    /// What is printed.
    pub label: String,
}
