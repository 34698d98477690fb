//! What a person can do; each is durable on the phone when it returns `Ok`.

use std::{sync::Arc, time::Duration};

use sammen_domain::{AreaId, EncodedMutation, Mutation, ResponseId, SurveyId};
use sammen_sync::{OpId, ReplicaStore, ResponseRequest, StoreError};
use sammen_sync_indexeddb::{fetch_ahead, new_response_id, new_uuid, now};

use leptos::prelude::*;

use super::{AppState, Devices};
use crate::{
    settings::{FollowedAreas, Language, Setting, Theme},
    survey_draft::SurveyDraft,
};
use sammen_i18n::Locale;

impl AppState {
    /// Puts what a person did into the outbox. The view shows it once this has returned.
    ///
    /// # Errors
    /// When the phone could not store it; nothing was done then, and [`AppState::storage_problem`] says so.
    pub async fn act(self, area: &AreaId, mutation: &Mutation) -> Result<OpId, StoreError> {
        self.act_encoded(area, &mutation.encode()).await
    }

    /// Puts what a volunteer did beside the door, or anybody anywhere, into the outbox as it is kept there.
    ///
    /// # Errors
    /// As [`AppState::act`].
    pub async fn act_encoded(
        self,
        area: &AreaId,
        mutation: &EncodedMutation,
    ) -> Result<OpId, StoreError> {
        let devices = self.devices()?;
        let op = OpId(new_uuid());
        let registered = self.registered_dates(area);
        let stored = devices.storage.enqueue(area, op, mutation, now()).await;
        self.note(stored)?;
        self.refresh_area(area).await?;
        self.note_new_dates(area, &registered).await;
        devices.syncer.announce(area);
        Ok(op)
    }

    /// Notes what a volunteer decides to do at the door, if anything, where the next guest is waiting: the view is not read
    /// anew, but has it once this has returned. What is made of the view is made anew right after, so that the answer is
    /// shown before the lists.
    ///
    /// # Errors
    /// As [`AppState::act`].
    pub async fn act_at_door(
        self,
        area: &AreaId,
        decide: &dyn Fn() -> Option<Mutation>,
    ) -> Result<(), StoreError> {
        let devices = self.devices()?;
        let op = OpId(new_uuid());
        let decided = || decide().map(|mutation| mutation.encode());
        let stored = devices.storage.enqueue_decided(area, op, now(), &decided).await;
        let Some(entry) = self.note(stored)? else { return Ok(()) };
        self.noted.update_value(|noted| *noted += 1);
        self.views.update_untracked(|views| {
            if let Some(view) = views.get_mut(area) {
                *view = Arc::new(view.with_entry(entry));
            }
        });
        let area = area.clone();
        set_timeout(
            move || {
                self.views.notify();
                devices.syncer.announce_elsewhere(&area);
            },
            Duration::ZERO,
        );
        Ok(())
    }

    /// Forgets a refusal that the person has seen.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn dismiss_refusal(self, area: &AreaId, op: OpId) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.dismiss_refusal(area, op).await)?;
        self.refresh_area(area).await?;
        devices.syncer.announce(area);
        Ok(())
    }

    /// Saves a survey as it stands; called at every answer.
    ///
    /// # Errors
    /// When the phone could not store it; the answers stay on the screen.
    pub async fn save_draft(self, survey: SurveyId, draft: SurveyDraft) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.save_draft(survey, draft.encode()).await)?;
        self.drafts.update(|drafts| {
            drafts.insert(survey, draft);
        });
        Ok(())
    }

    /// Throws a begun survey away.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn discard_draft(self, survey: SurveyId) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.discard_draft(survey).await)?;
        self.drafts.update(|drafts| {
            drafts.remove(&survey);
        });
        Ok(())
    }

    /// Ends a survey: the draft goes and the response waits, in one transaction.
    ///
    /// # Errors
    /// When the phone could not store it; the draft is still there.
    pub async fn finish_survey(
        self,
        area: AreaId,
        survey: SurveyId,
        form_version: String,
        answers: Vec<u8>,
    ) -> Result<(), StoreError> {
        let devices = self.devices()?;
        let id = new_response_id();
        let state = self.state_of_answers(&area, survey);
        let request = ResponseRequest { id, area, survey, form_version, answers };
        self.note(devices.storage.finish_survey(&request, now(), state).await)?;
        self.refresh_surveys().await?;
        devices.syncer.announce_responses();
        Ok(())
    }

    /// Forgets a response that the server did not take, once the person has seen it.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn dismiss_response(self, id: ResponseId) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.dismiss_response(id).await)?;
        self.refresh_surveys().await?;
        devices.syncer.announce_responses();
        Ok(())
    }

    /// Follows these areas; the first is the one shown.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn follow(self, areas: Vec<AreaId>) -> Result<(), StoreError> {
        let devices = self.devices()?;
        let is_new = |area: &&AreaId| self.followed.with_untracked(|known| !known.contains(area));
        areas.iter().filter(is_new).for_each(fetch_ahead);
        for area in &areas {
            let fresh = sammen_sync::ClientId(new_uuid());
            self.note(devices.storage.open_area(area, fresh).await)?;
            self.refresh_area(area).await?;
        }
        self.keep(&FollowedAreas(areas.clone())).await?;
        self.keep_known_dates_of(&areas).await?;
        self.followed.set(areas);
        devices.syncer.sync_now();
        Ok(())
    }

    /// Speaks another language.
    ///
    /// # Errors
    /// When the phone could not store it; it is spoken all the same until the app is closed.
    pub async fn speak(self, locale: Locale) -> Result<(), StoreError> {
        self.locale.set(locale);
        self.keep(&Language(locale.code().to_owned())).await
    }

    /// Shows light or dark.
    ///
    /// # Errors
    /// When the phone could not store it; it is shown all the same until the app is closed.
    pub async fn show_theme(self, theme: Theme) -> Result<(), StoreError> {
        self.theme.set(theme);
        self.keep(&theme).await
    }

    /// Asks for a round of sending and fetching now.
    pub fn sync_now(self) {
        if let Ok(devices) = self.devices() {
            devices.syncer.sync_now();
        }
    }

    /// Removes everything of this person from the phone, and starts over.
    ///
    /// # Errors
    /// When the phone could not do it; nothing was removed then.
    pub async fn erase_everything(self) -> Result<(), StoreError> {
        let devices = self.devices()?;
        self.note(devices.storage.erase_everything().await)
    }

    pub(super) async fn keep<S: Setting>(self, setting: &S) -> Result<(), StoreError> {
        let devices = self.devices()?;
        let bytes = postcard::to_allocvec(setting).expect("settings have no type postcard refuses");
        self.note(devices.storage.set_setting(S::KEY, &bytes).await)
    }

    /// Tells the other tabs that something of an area changed.
    pub(super) fn announce(self, area: &AreaId) {
        if let Ok(devices) = self.devices() {
            devices.syncer.announce(area);
        }
    }

    pub(super) fn devices(self) -> Result<Devices, StoreError> {
        let devices = self.devices.get_value();
        self.note(devices.ok_or(StoreError::Unavailable))
    }

    /// Shows a storage error where every page shows it, and takes it away when storing works again.
    pub(super) fn note<T>(self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        let problem = result.as_ref().err().cloned();
        if self.storage_problem.get_untracked() != problem {
            self.storage_problem.set(problem);
        }
        result
    }
}
