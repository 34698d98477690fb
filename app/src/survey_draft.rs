//! A survey that is being answered, as it is kept on the phone.

use sammen_xforms::Answer;
use serde::{Deserialize, Serialize};

/// The first byte of a stored draft; another one means another shape.
const DRAFT_VERSION: u8 = 1;

/// Answers so far and where the person is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SurveyDraft {
    /// The form's version that is being answered.
    pub form_version: String,
    /// Answers by question name.
    pub answers: Vec<(String, Answer)>,
    /// The name of the question on the screen; `None` on the page that sums up.
    pub question: Option<String>,
}

impl SurveyDraft {
    /// Writes the draft.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        postcard::to_extend(self, vec![DRAFT_VERSION])
            .expect("a draft has no type postcard refuses")
    }

    /// Reads a draft; `None` when it is of another shape.
    #[must_use]
    pub fn decode(bytes: &[u8]) -> Option<Self> {
        match bytes.split_first() {
            Some((&DRAFT_VERSION, rest)) => postcard::from_bytes(rest).ok(),
            _ => None,
        }
    }
}
