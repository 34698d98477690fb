//! A survey that residents can answer.

use serde::{Deserialize, Serialize};

use crate::{SurveyId, Text};

/// A survey: its form in compact bytes, and what a list of surveys shows.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct Survey {
    /// Its id.
    pub id: SurveyId,
    /// The form's own id and version; a response is bound to both.
    pub form_id: String,
    /// The form's version.
    pub form_version: String,
    /// What it is called.
    pub title: Text,
    /// How many questions the form has at most.
    pub questions: u16,
    /// The form as `sammen-xforms` writes it.
    pub form: Vec<u8>,
}
