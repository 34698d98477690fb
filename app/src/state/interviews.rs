//! Interviews on a device of the staff: what came of each visit is kept sealed until it is sent, and counted for the day.

use sammen_domain::{AreaId, LocalDate, SurveyId, Visit, VisitNote};
use sammen_sync::{ResponseRequest, SealedAs, seal};
use sammen_sync_indexeddb::{
    Interviews, Kiosk, KioskError, Tap, new_response_id, now, seal_answers,
};

use leptos::prelude::*;

use super::AppState;

impl AppState {
    /// The counts of today.
    #[must_use]
    pub fn counts_of_today(self, kept: Interviews) -> Interviews {
        kept.on(untrack(|| self.local_now().date))
    }

    /// Keeps what came of a visit that brought no answers; the day's counts then.
    ///
    /// # Errors
    /// When it is not kept; nothing is counted then.
    pub async fn note_visit(self, tap: Tap) -> Result<Interviews, KioskError> {
        let (kiosk, kept, day) = self.interviewing().await?;
        let sealed = sealed_visit(&kiosk, tap, day, false).await?;
        self.keep_visit(sealed, kept.counted(tap, day)).await
    }

    /// Takes the last tap back; the day's counts then.
    ///
    /// # Errors
    /// When it is not kept; it counts as before then.
    pub async fn take_visit_back(self) -> Result<Interviews, KioskError> {
        let (kiosk, kept, day) = self.interviewing().await?;
        let Some(tap) = kept.last else { return Ok(kept) };
        let sealed = sealed_visit(&kiosk, tap, day, true).await?;
        self.keep_visit(sealed, kept.taken_back()).await
    }

    /// Seals what an interview changes beside its answers: the visit, where nobody was at home before, and the counts.
    pub(super) async fn finished_interview(
        self,
        kiosk: &Kiosk,
        tap: Tap,
    ) -> Result<(Option<ResponseRequest>, Interviews), KioskError> {
        let day = untrack(|| self.local_now().date);
        let kept = kiosk.interviews.ok_or(KioskError::NotBegun)?;
        let sealed = sealed_visit(kiosk, tap, day, false).await?;
        Ok((sealed, kept.counted(tap, day)))
    }

    async fn interviewing(self) -> Result<(Kiosk, Interviews, LocalDate), KioskError> {
        let storage = self.devices()?.storage;
        let kiosk = self.note(storage.kiosk().await)?.ok_or(KioskError::NotBegun)?;
        let kept = kiosk.interviews.ok_or(KioskError::NotBegun)?;
        let day = untrack(|| self.local_now().date);
        Ok((kiosk, kept.on(day), day))
    }

    async fn keep_visit(
        self,
        sealed: Option<ResponseRequest>,
        counts: Interviews,
    ) -> Result<Interviews, KioskError> {
        let devices = self.devices()?;
        self.note(devices.storage.keep_visit(sealed.as_ref(), counts, now()).await)?;
        self.refresh_surveys().await?;
        devices.syncer.announce_responses();
        Ok(counts)
    }
}

/// A visit that only the server can read; `None` where it changes nothing.
async fn sealed_visit(
    kiosk: &Kiosk,
    tap: Tap,
    day: LocalDate,
    is_taken_back: bool,
) -> Result<Option<ResponseRequest>, KioskError> {
    let Some(visit) = Visit::of(tap.met, tap.was_not_home) else { return Ok(None) };
    let answers = seal(&VisitNote { day, visit, is_taken_back });
    let (area, survey): (AreaId, SurveyId) = (kiosk.setup.area.clone(), kiosk.setup.survey);
    let (id, form_version) = (new_response_id(), String::new());
    let request = ResponseRequest { id, area, survey, form_version, answers };
    Ok(Some(seal_answers(request, SealedAs::Visit, &kiosk.answers_key).await?))
}
