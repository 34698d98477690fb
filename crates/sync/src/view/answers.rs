//! What this phone's person answered to confidential surveys, and how far that has come.

use sammen_domain::{OwnResponse, SurveyId, WorkMutation, WorkRow};

use super::{Sending, View};

/// An answer of this phone's person that is linked to her.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OwnAnswer {
    /// What she answered.
    pub response: OwnResponse,
    /// How far it has come.
    pub sent: Sending,
    /// How far it has come that she takes it back, if she does.
    pub withdrawn: Option<Sending>,
}

impl View {
    /// What this phone's person answered to confidential surveys, what waits last. What was refused is not among it.
    #[must_use]
    pub fn own_answers(&self) -> Vec<OwnAnswer> {
        let mut answers: Vec<OwnAnswer> = Vec::new();
        for row in self.work_rows() {
            if let WorkRow::OwnResponse(response) = row {
                answers.push(OwnAnswer { response, sent: Sending::Decided, withdrawn: None });
            }
        }
        for (mutation, sending) in self.work_waiting() {
            match mutation {
                WorkMutation::AnswerSurvey(request) => {
                    let response = OwnResponse::from(request);
                    if answers.iter().all(|known| known.response.id != response.id) {
                        answers.push(OwnAnswer { response, sent: sending, withdrawn: None });
                    }
                }
                WorkMutation::WithdrawAnswer(request) => {
                    let mut known = answers.iter_mut();
                    if let Some(known) = known.find(|known| known.response.id == request.response) {
                        known.withdrawn = Some(sending);
                    }
                }
                _ => {}
            }
        }
        answers
    }

    /// Her answer to a survey as it is asked now, unless she has taken it back.
    #[must_use]
    pub fn own_answer(&self, survey: SurveyId) -> Option<OwnAnswer> {
        let asked = self.surveys.iter().find(|asked| asked.id == survey)?;
        let is_to_it = |answer: &OwnAnswer| {
            let OwnAnswer { response, withdrawn, .. } = answer;
            response.survey == survey
                && response.form_version == asked.form_version
                && withdrawn.is_none()
        };
        self.own_answers().into_iter().rfind(is_to_it)
    }
}
