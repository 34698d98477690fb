//! Handing the device round: one survey, many people, and nothing left of any of them.

use leptos::prelude::*;
use sammen_domain::{AreaId, SurveyId};
use sammen_i18n::Locale;
use sammen_sync::{AnswersKey, ResponseFile, ResponseRequest, SealedAs, seal};
use sammen_sync_indexeddb::{
    Kiosk, KioskError, KioskSetup, ResponseState, Tap, fetch_answers_key, new_response_id, now,
    seal_answers,
};

use super::AppState;

/// How the answers of a device that is handed round stand.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct KioskStanding {
    /// Those that wait for a network.
    pub waiting: u32,
    /// Those that the server did not take.
    pub refused: u32,
    /// Visits without answers that wait for a network.
    pub visits: u32,
}

impl AppState {
    /// Begins. The key that answers are sealed with is fetched; without a network the one of last time does.
    ///
    /// # Errors
    /// [`KioskError`].
    pub async fn begin_kiosk(self, setup: KioskSetup, pin: &str) -> Result<(), KioskError> {
        let devices = self.devices()?;
        let key = self.answers_key(&setup.area).await?;
        devices.storage.begin_kiosk(setup, key, pin).await?;
        // What the staff see with this device is for nobody else.
        self.note(self.lock_names().await)?;
        self.kiosk.set(true);
        devices.syncer.announce_responses();
        Ok(())
    }

    /// What was chosen, and how many have finished.
    pub async fn kiosk_chosen(self) -> Option<Kiosk> {
        let devices = self.devices().ok()?;
        self.note(devices.storage.kiosk().await).ok()?
    }

    /// Checks the PIN of who wants to leave.
    ///
    /// # Errors
    /// [`KioskError`].
    pub async fn check_kiosk_pin(self, pin: &str) -> Result<(), KioskError> {
        self.devices()?.storage.check_kiosk_pin(pin, now()).await
    }

    /// Ends it: the rest of the app is there again. What waits is sent as it would have been.
    ///
    /// # Errors
    /// When the phone could not store it.
    pub async fn end_kiosk(self) -> Result<(), KioskError> {
        let devices = self.devices()?;
        self.note(devices.storage.end_kiosk().await)?;
        self.kiosk.set(false);
        devices.syncer.announce_responses();
        Ok(())
    }

    /// Keeps what somebody has finished, so that only the server can read it, until it is sent; says whether it is kept.
    /// `interview` is the visit where somebody asked and noted the answers.
    pub async fn finish_in_kiosk(
        self,
        area: AreaId,
        survey: SurveyId,
        form_version: String,
        answers: Vec<u8>,
        interview: Option<Tap>,
    ) -> bool {
        let id = new_response_id();
        let request = ResponseRequest { id, area, survey, form_version, answers };
        self.keep_sealed(request, interview).await.is_ok()
    }

    /// How the answers of this device stand. Tracks it.
    #[must_use]
    pub fn kiosk_standing(self) -> KioskStanding {
        self.responses.with(|responses| {
            let mut standing = KioskStanding::default();
            for entry in responses.iter().filter(|entry| entry.request.is_sealed()) {
                match entry.state {
                    ResponseState::Waiting if entry.request.is_visit() => standing.visits += 1,
                    ResponseState::Waiting | ResponseState::Held { .. } => standing.waiting += 1,
                    ResponseState::Rejected { .. } | ResponseState::Counted => {
                        standing.refused += 1;
                    }
                }
            }
            standing
        })
    }

    /// All sealed answers of this device as a file that the server reads.
    ///
    /// # Errors
    /// When the phone's storage fails.
    pub async fn kiosk_file(self) -> Result<Vec<u8>, KioskError> {
        let entries = self.note(self.devices()?.storage.sealed_responses().await)?;
        let responses = entries.into_iter().map(|entry| entry.request).collect();
        Ok(seal(&ResponseFile { responses }))
    }

    /// Speaks a language until the next person comes; one that the app does not speak leaves it in Danish. What is on
    /// the screen, and what it says of its language, is made anew by whoever asks for this.
    pub fn speak_for_now(self, code: &str) {
        let locale = Locale::from_code(code).unwrap_or_default();
        self.locale.update_untracked(|spoken| *spoken = locale);
    }

    async fn keep_sealed(
        self,
        request: ResponseRequest,
        interview: Option<Tap>,
    ) -> Result<(), KioskError> {
        let devices = self.devices()?;
        let kiosk = self.note(devices.storage.kiosk().await)?.ok_or(KioskError::NotBegun)?;
        let (of, interview) = match interview {
            None => (SealedAs::HandedRound, None),
            Some(tap) => (SealedAs::Interview, Some(self.finished_interview(&kiosk, tap).await?)),
        };
        let sealed = seal_answers(request, of, &kiosk.answers_key).await?;
        let state = self.state_of_answers(&sealed.area, sealed.survey);
        let interview = interview.as_ref().map(|(visit, counts)| (visit.as_ref(), *counts));
        self.note(devices.storage.finish_in_kiosk(&sealed, state, interview, now()).await)?;
        self.refresh_surveys().await?;
        devices.syncer.announce_responses();
        Ok(())
    }

    async fn answers_key(self, area: &AreaId) -> Result<AnswersKey, KioskError> {
        let storage = self.devices()?.storage;
        let name = ["answers-key/", area.as_str()].concat();
        match fetch_answers_key(area).await {
            Ok(key) => {
                self.note(storage.set_setting(&name, &key.point).await)?;
                Ok(key)
            }
            Err(error) => {
                let kept = self.note(storage.setting(&name).await)?;
                kept.map(|point| AnswersKey { point }).ok_or(KioskError::NoKey(error))
            }
        }
    }
}
