//! A survey's answers on their way.

use sammen_domain::{AreaId, ResponseId, SurveyId};
use serde::{Deserialize, Serialize};

use super::Body;

/// `POST /api/responses`: answers to a survey. Carries no client, owner, cookie or device time.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct ResponseRequest {
    /// The response's own id; sending it again changes nothing.
    pub id: ResponseId,
    /// The area.
    pub area: AreaId,
    /// The survey.
    pub survey: SurveyId,
    /// The version of the form that was answered.
    pub form_version: String,
    /// The answers, as `sammen-xforms` writes them.
    pub answers: Vec<u8>,
}

impl Body for ResponseRequest {
    const VERSION: u8 = 1;
}
