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
    /// Who may answer, each once; none where that is not declared.
    pub audience: Option<String>,
    /// What they are promised; none where nothing is declared.
    pub promise: Option<String>,
    /// What came of interviewing.
    pub fieldwork: SurveyFieldwork,
}

/// What came of interviewing, each household by its last visit.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SurveyFieldwork {
    /// Interviews that were finished.
    pub interviews: u32,
    /// Those who said no.
    pub refused: u32,
    /// Those who were never at home.
    pub not_at_home: u32,
    /// Interviews of all who were visited; none where nobody was.
    pub response_rate: Option<f64>,
    /// Interviews of all who were met; none where nobody was.
    pub cooperation_rate: Option<f64>,
}

/// A version of a survey.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct SurveyVersion {
    /// What it is called.
    pub form_version: String,
    /// How many answered it.
    pub responses: u32,
}
