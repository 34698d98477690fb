//! Answers to confidential surveys: they go the way of everything that a person does and the server decides.

use std::sync::Arc;

use sammen_domain::{
    AnswerSurvey, AreaId, OwnResponse, Refusal, SurveyId, WithdrawAnswer, WorkMutation,
};
use sammen_sync::{OpId, OwnAnswer, StoreError, View};
use sammen_sync_indexeddb::{new_response_id, new_uuid, now};
use sammen_xforms::xform::XForm;

use leptos::prelude::*;

use super::{AppState, tokens::code_name};

/// What became of somebody's answers to a confidential survey.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LinkedStanding {
    /// They wait to be sent, or decided.
    Waiting,
    /// They are stored.
    Sent,
    /// They were not taken.
    Refused(OpId, Refusal),
}

impl AppState {
    /// Whether a survey that is asked now is confidential. Tracks it.
    #[must_use]
    pub fn is_confidential(self, survey: SurveyId) -> bool {
        self.views.with(|views| views.values().any(|view| asks_confidentially(view, survey)))
    }

    /// What became of this phone's answers to a confidential survey; `None` where it is open, or is none. Tracks it.
    #[must_use]
    pub fn linked_standing(self, survey: SurveyId) -> Option<LinkedStanding> {
        self.views.with(|views| {
            let view = views.values().find(|view| asks_confidentially(view, survey))?;
            linked_standing(view, survey)
        })
    }

    /// What this phone's person answered to confidential surveys and has not taken back for good. Tracks it.
    #[must_use]
    pub fn own_answers(self) -> Vec<(AreaId, OwnAnswer)> {
        self.views.with(|views| {
            let of_view = |(area, view): (&AreaId, &Arc<View>)| {
                let own = view.own_answers().into_iter();
                own.map(|own| (area.clone(), own)).collect::<Vec<_>>()
            };
            views.iter().flat_map(of_view).collect()
        })
    }

    /// Ends a confidential survey: the draft goes and the answers wait, in one transaction.
    ///
    /// # Errors
    /// When the phone could not store it; the draft is still there.
    pub async fn finish_confidential(
        self,
        area: AreaId,
        survey: SurveyId,
        form_version: String,
        answers: Vec<u8>,
    ) -> Result<(), StoreError> {
        let devices = self.devices()?;
        let code = self.note(devices.storage.keep_first(&code_name(survey), &[]).await)?;
        let code = String::from_utf8(code).ok().filter(|code| !code.is_empty());
        let response = new_response_id();
        let request = AnswerSurvey { response, survey, form_version, answers, code };
        let mutation = WorkMutation::AnswerSurvey(request).encode();
        let op = OpId(new_uuid());
        let stored = devices.storage.enqueue_answers(&area, op, now(), &mutation, survey).await;
        self.note(stored)?;
        self.refresh_surveys().await?;
        self.refresh_area(&area).await?;
        devices.syncer.announce_responses();
        devices.syncer.announce(&area);
        Ok(())
    }

    /// Takes an answer back.
    ///
    /// # Errors
    /// When the phone could not store it; the answer stays then.
    pub async fn withdraw_answer(
        self,
        area: &AreaId,
        &OwnResponse { id: response, survey, .. }: &OwnResponse,
    ) -> Result<(), StoreError> {
        let withdraw = WorkMutation::WithdrawAnswer(WithdrawAnswer { response, survey });
        self.act_encoded(area, &withdraw.encode()).await.map(drop)
    }

    /// Sends answers again that were refused, by another code.
    ///
    /// # Errors
    /// When the phone could not store it; the refused answers are still there.
    pub async fn answer_again(self, op: OpId, code: &str) -> Result<(), StoreError> {
        let Some((area, refused)) = self.refused_answers(op) else { return Ok(()) };
        let code = Some(code.to_owned());
        let again = WorkMutation::AnswerSurvey(AnswerSurvey { code, ..refused });
        self.act_encoded(&area, &again.encode()).await?;
        self.dismiss_refusal(&area, op).await
    }

    fn refused_answers(self, op: OpId) -> Option<(AreaId, AnswerSurvey)> {
        self.views.with_untracked(|views| {
            views.iter().find_map(|(area, view)| {
                let refused = view.refused.iter().find(|refused| refused.entry.op == op)?;
                match WorkMutation::decode(&refused.entry.encoded()) {
                    Ok(WorkMutation::AnswerSurvey(request)) => Some((area.clone(), request)),
                    _ => None,
                }
            })
        })
    }

    /// Forgets that answers were refused, once the person has seen it.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn dismiss_refused_answers(self, op: OpId) -> Result<(), StoreError> {
        match self.refused_answers(op) {
            Some((area, _)) => self.dismiss_refusal(&area, op).await,
            None => Ok(()),
        }
    }
}

fn asks_confidentially(view: &View, survey: SurveyId) -> bool {
    let asked = view.surveys.iter().find(|asked| asked.id == survey);
    asked.is_some_and(|asked| XForm::asks_confidentially(&asked.form))
}

fn linked_standing(view: &View, survey: SurveyId) -> Option<LinkedStanding> {
    if let Some(own) = view.own_answer(survey) {
        let is_decided = own.sent == sammen_sync::Sending::Decided;
        return Some(if is_decided { LinkedStanding::Sent } else { LinkedStanding::Waiting });
    }
    view.refused.iter().rev().find_map(|refused| {
        match WorkMutation::decode(&refused.entry.encoded()).ok()? {
            WorkMutation::AnswerSurvey(request) if request.survey == survey => {
                Some(LinkedStanding::Refused(refused.entry.op, refused.refusal))
            }
            _ => None,
        }
    })
}
