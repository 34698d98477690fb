//! Answers that count once: each waits for a token and for a moment that was drawn, then goes without saying whose it is.
//!
//! The number that a token is made of is on the phone's disk before the server sees it hidden, and the token before it is
//! spent. So whatever is lost on the way, the same is asked for again, and the phone has its one token.

use std::{cell::Cell, rc::Rc};

use sammen_domain::{AreaId, ResponseId, SurveyAudience, SurveyId, SurveyTerms};
use sammen_sync::{
    Entitlement, ResponseRequest, StoreError, SurveyToken, TokenEvaluation, TokenRequest,
    TokenedResponse,
};
use sammen_sync_indexeddb::{
    ResponseEntry, ResponseState, Storage, TokenError, ask_tokens, new_random, now,
    send_tokened_response,
};
use sammen_token::{Blinding, Evaluation, PublicKey};
use serde::{Deserialize, Serialize};

use leptos::prelude::*;

use super::AppState;
use crate::pages::later;

/// How far a survey's token has come; as it is kept.
#[derive(Clone, Debug, Serialize, Deserialize)]
enum Kept {
    /// A number is chosen and hidden.
    Hidden(Vec<u8>),
    /// There is a token.
    Token(SurveyToken),
    /// It counted for an answer.
    Spent,
}

thread_local! {
    /// One after the other: two at once would spend one token for two answers, or two for one.
    static IS_SENDING: Cell<bool> = const { Cell::new(false) };
    /// Whether it was asked for meanwhile.
    static IS_ASKED_AGAIN: Cell<bool> = const { Cell::new(false) };
}

/// Who hears what came of asking for a token.
pub type ToldOfToken = Rc<dyn Fn(Result<(), TokenError>)>;

impl AppState {
    /// A survey's terms, as far as this phone knows. Tracks them.
    #[must_use]
    pub fn survey_terms(self, survey: SurveyId) -> Option<SurveyTerms> {
        self.views.with(|views| views.values().find_map(|view| view.survey_terms(survey)))
    }

    /// The state that the answers to a survey are kept in once they are finished.
    pub(super) fn state_of_answers(self, area: &AreaId, survey: SurveyId) -> ResponseState {
        let terms = self.views.with_untracked(|views| views.get(area)?.survey_terms(survey));
        match terms {
            None => ResponseState::Waiting,
            Some(terms) => {
                let delay = terms.delay_seconds(u32::from_le_bytes(new_random()));
                ResponseState::Held { until: now() + delay }
            }
        }
    }

    /// Has the answers seen to that are held, in the tab that sends.
    pub(super) fn see_to_answers(self) {
        let is_held = |entry: &ResponseEntry| matches!(entry.state, ResponseState::Held { .. });
        let are_held = self.responses.with_untracked(|all| all.iter().any(is_held));
        if are_held && self.devices().is_ok_and(|devices| devices.syncer.is_leader()) {
            later::see_to_answers(self, None, None);
        }
    }

    /// Keeps the code by which a survey may be answered on this phone.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn keep_survey_code(self, survey: SurveyId, code: &str) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.keep_now(&code_name(survey), code.as_bytes()).await)
    }

    /// Has a token for the survey that was opened and tells what came of it; then sends what is due.
    pub(crate) async fn see_to_tokens(self, opened: Option<SurveyId>, told: Option<ToldOfToken>) {
        let Ok(devices) = self.devices() else { return };
        let storage = &devices.storage;
        if let Some(survey) = opened {
            // Whatever comes of it: answers ask again.
            let token = self.token(storage, survey).await;
            if let Some(told) = told {
                told(token.map(drop));
            }
        }
        if IS_SENDING.replace(true) {
            return IS_ASKED_AGAIN.set(true);
        }
        loop {
            IS_ASKED_AGAIN.set(false);
            let mut has_changed = false;
            for entry in self.responses.get_untracked() {
                has_changed |= self.send_held(storage, entry).await;
            }
            if has_changed && self.refresh_surveys().await.is_ok() {
                devices.syncer.announce_responses();
            }
            if !IS_ASKED_AGAIN.get() {
                return IS_SENDING.set(false);
            }
        }
    }

    /// Sends an answer if it is due; says whether anything has become of it.
    async fn send_held(self, storage: &Storage, entry: ResponseEntry) -> bool {
        let (ResponseState::Held { until }, response) = (entry.state, entry.request) else {
            return false;
        };
        let (id, survey) = (response.id, response.survey);
        let Some((_, terms)) =
            self.terms_in(survey).filter(|(_, terms)| terms.is_due(until, now()))
        else {
            return false;
        };
        let stored = match self.spend(storage, response).await {
            Ok(()) => self.note_spent(storage, &terms, id).await,
            Err(TokenError::Later) => return false,
            Err(TokenError::Counted) if terms.audience == SurveyAudience::Supervised => {
                // Nobody else's answer counted in its place: its number was another's, and it has the next.
                let next = encoded(&Kept::Hidden(hidden()));
                drop(storage.keep_now(&token_name(survey), &next).await);
                return false;
            }
            Err(TokenError::Counted) => storage.response_became(id, ResponseState::Counted).await,
            Err(TokenError::Refused(status)) => {
                storage.response_became(id, ResponseState::Rejected { status }).await
            }
        };
        self.note(stored).is_ok()
    }

    async fn spend(self, storage: &Storage, response: ResponseRequest) -> Result<(), TokenError> {
        let token = self.token(storage, response.survey).await?;
        send_tokened_response(&TokenedResponse { response, token }).await
    }

    /// The answer is gone before its token is: should the phone die between, the next answer is told that it was spent.
    async fn note_spent(
        self,
        storage: &Storage,
        terms: &SurveyTerms,
        id: ResponseId,
    ) -> Result<(), StoreError> {
        storage.response_delivered(id).await?;
        // A device of the staff has more where this one came from.
        let next = match terms.audience {
            SurveyAudience::Supervised => Kept::Hidden(hidden()),
            SurveyAudience::Open | SurveyAudience::Invited => Kept::Spent,
        };
        storage.keep_now(&token_name(terms.survey), &encoded(&next)).await
    }

    /// The survey's token; asked for where there is none yet.
    async fn token(self, storage: &Storage, survey: SurveyId) -> Result<SurveyToken, TokenError> {
        let (area, terms) = self.terms_in(survey).ok_or(TokenError::Later)?;
        let name = token_name(survey);
        let kept = storage.keep_first(&name, &encoded(&Kept::Hidden(hidden()))).await?;
        let hidden = match postcard::from_bytes(&kept) {
            Ok(Kept::Token(token)) => return Ok(token),
            Ok(Kept::Hidden(bytes)) => Blinding::from_bytes(&bytes).ok_or(TokenError::Later)?,
            Ok(Kept::Spent) => return Err(TokenError::Counted),
            Err(_) => return Err(TokenError::Later),
        };
        let entitlement = entitlement(storage, &terms).await?;
        let elements = vec![hidden.element()];
        let request = TokenRequest { area, survey, entitlement, elements };
        let given = ask_tokens(storage, &request).await;
        self.code_used_up.set(given.as_ref().is_err_and(|error| *error == TokenError::Counted));
        let given = given?;
        let [TokenEvaluation { element, proof }] = given.evaluations[..] else {
            return Err(TokenError::Later);
        };
        // One that the published key did not make would tell this phone from others: it is not used.
        let key = PublicKey::from_bytes(&terms.token_key).map_err(|_| TokenError::Later)?;
        let token = hidden.finish(&Evaluation { element, proof }, &key);
        let token = token.map_err(|_| TokenError::Later)?;
        let token = SurveyToken { input: token.input, output: token.output };
        storage.keep_now(&name, &encoded(&Kept::Token(token))).await?;
        Ok(token)
    }

    fn terms_in(self, survey: SurveyId) -> Option<(AreaId, SurveyTerms)> {
        self.views.with_untracked(|views| {
            let mut views = views.iter();
            views.find_map(|(area, view)| Some((area.clone(), view.survey_terms(survey)?)))
        })
    }
}

/// By what this phone may have a token.
async fn entitlement(storage: &Storage, terms: &SurveyTerms) -> Result<Entitlement, TokenError> {
    if terms.audience.is_open() {
        return Ok(Entitlement::Device);
    }
    let code = storage.keep_first(&code_name(terms.survey), &[]).await?;
    String::from_utf8(code).map(Entitlement::Code).map_err(|_| TokenError::Later)
}

/// A number that is chosen and hidden, as it is kept.
fn hidden() -> Vec<u8> {
    Blinding::new(new_random(), &new_random()).to_bytes().to_vec()
}

fn encoded(kept: &Kept) -> Vec<u8> {
    postcard::to_allocvec(kept).expect("what is kept has no type that postcard refuses")
}

fn token_name(survey: SurveyId) -> String {
    ["survey-token/", &survey.to_string()].concat()
}

pub(super) fn code_name(survey: SurveyId) -> String {
    ["survey-code/", &survey.to_string()].concat()
}
