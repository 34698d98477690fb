//! Surveys, and how many answered them.

use serde::Deserialize;

use super::Translation;

/// A survey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Survey {
    /// Its id.
    pub id: String,
    /// What its form is known by; empty where no version is known in full.
    pub form_id: String,
    /// What it is called; empty where residents do not see it any more.
    pub title: Vec<Translation>,
    /// Its versions, the oldest first.
    pub versions: Vec<SurveyVersion>,
    /// Its repeats: each is a table of its own.
    pub repeats: Vec<String>,
    /// How many of its questions take words of people's own.
    pub free_texts: u32,
}

/// A version of a survey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SurveyVersion {
    /// What it is called.
    pub form_version: String,
    /// How many answered it.
    pub responses: u32,
}
