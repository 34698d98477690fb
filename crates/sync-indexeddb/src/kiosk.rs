//! A device that is handed round: many people answer one survey on it, and only a member of staff's PIN ends that.
//!
//! What somebody has begun is in memory alone. What is finished is sealed before it is stored, by a key that is not on the
//! device; see `docs/decisions/0015-shared-device.md`.

mod seal;

use sammen_domain::{AreaId, SurveyId, UnixSeconds};
use sammen_sync::{AnswersKey, ResponseRequest, StoreError, TransportError};

use crate::{
    Storage, WeakPin,
    browser::random,
    http,
    rosters::{
        ITERATIONS,
        cipher::{self, Broken},
        pin::check_pin,
    },
    storage::{Interviews, ResponseEntry, ResponseState, StoredKiosk},
};
pub use seal::seal_answers;

/// So many wrong PINs are free; from then on each wait is twice the one before.
const TRIES_FREE: u32 = 3;
const FIRST_WAIT_SECONDS: UnixSeconds = 15;
/// The longest wait is about an hour. Nothing is erased: what waits on the device is other people's.
const DOUBLINGS_MAX: u32 = 8;
/// What shows that a PIN is the right one is sealed for this.
const PURPOSE: &[u8] = b"sammen kiosk";

/// What a member of staff chooses before the device is handed round.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct KioskSetup {
    /// The area.
    pub area: AreaId,
    /// What is asked.
    pub survey: SurveyId,
    /// For how long somebody may touch nothing before they are asked whether they are still there.
    pub idle_seconds: u32,
    /// What the device is used for.
    pub used_for: KioskUse,
}

/// What a device is used for that many people answer on.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum KioskUse {
    /// It is handed round, and everybody answers by themselves.
    #[default]
    HandedRound,
    /// Somebody asks the questions and notes what is said.
    Interviews,
}

/// How the device stands.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Kiosk {
    /// What was chosen.
    pub setup: KioskSetup,
    /// What answers are sealed with.
    pub answers_key: AnswersKey,
    /// How many have finished since it was begun, and those that waited then.
    pub finished: u32,
    /// What was counted last, where it is for interviews.
    pub interviews: Option<Interviews>,
}

/// Why the device is not handed round, or not given back.
#[derive(Clone, Debug, Eq, PartialEq, thiserror::Error)]
pub enum KioskError {
    /// Another PIN was chosen.
    #[error("leave with this PIN: another one was chosen")]
    Wrong,
    /// Too many were tried in a short time.
    #[error("try a PIN so soon: wait {seconds} seconds")]
    Waits {
        /// How long.
        seconds: u32,
    },
    /// It is not handed round.
    #[error("leave what was never begun")]
    NotBegun,
    /// The PIN is too easily guessed.
    #[error(transparent)]
    Weak(#[from] WeakPin),
    /// The key to seal answers with could not be fetched.
    #[error("fetch the key that answers are sealed with: {0}")]
    NoKey(#[from] TransportError),
    /// The browser has no cryptography here, or it does not work.
    #[error("use the browser's cryptography: open the page safely, by https")]
    Unsupported,
    /// The storage fails.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Broken> for KioskError {
    fn from(_: Broken) -> Self {
        Self::Unsupported
    }
}

/// Asks the server what answers are sealed with.
///
/// # Errors
/// When there is no network, or no such area.
pub async fn fetch_answers_key(area: &AreaId) -> Result<AnswersKey, TransportError> {
    let path = ["/api/areas/", area.as_str(), "/answers-key"].concat();
    http::read(&http::accept(http::get(&path).await?)?)
}

impl Storage {
    /// Begins: from now on the app opens with nothing else, until somebody gives this PIN.
    ///
    /// # Errors
    /// [`KioskError::Weak`] for a PIN that is easily guessed; others when browser or storage fail.
    pub async fn begin_kiosk(
        &self,
        setup: KioskSetup,
        answers_key: AnswersKey,
        pin: &str,
    ) -> Result<(), KioskError> {
        check_pin(pin)?;
        // Those of the member of staff before count on.
        let mut waiting = self.sealed_responses().await?;
        waiting.retain(|entry| !entry.request.is_visit());
        let phone_key = cipher::generate_key().await?;
        let salt: [u8; 16] = random();
        let by_pin = cipher::key_of_pin(pin, &salt, ITERATIONS).await?;
        let sealed = cipher::seal(&by_pin, PURPOSE, PURPOSE).await?;
        let proof = cipher::seal(&phone_key, &sealed, PURPOSE).await?;
        let kiosk = StoredKiosk {
            area: setup.area,
            survey: setup.survey,
            idle_seconds: setup.idle_seconds,
            answers_point: answers_key.point,
            finished: u32::try_from(waiting.len()).unwrap_or(u32::MAX),
            salt,
            iterations: ITERATIONS,
            proof,
            tries: 0,
            waits_until: 0,
        };
        let is_for_interviews = setup.used_for == KioskUse::Interviews;
        let interviews = is_for_interviews.then(Interviews::default);
        Ok(self.keep_kiosk(&kiosk, interviews, &phone_key).await?)
    }

    /// How it stands; `None` where the device is not handed round.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn kiosk(&self) -> Result<Option<Kiosk>, StoreError> {
        let Some(stored) = self.stored_kiosk().await? else { return Ok(None) };
        Ok(Some(stored.with(self.interviews().await?)))
    }

    /// Checks a PIN. A try is counted before it is made, so that none is free to whoever ends the app in time.
    ///
    /// # Errors
    /// [`KioskError`].
    pub async fn check_kiosk_pin(&self, pin: &str, now: UnixSeconds) -> Result<(), KioskError> {
        let kiosk = self.count_kiosk_try(now).await?;
        let phone_key = self.kiosk_phone_key().await?.ok_or(KioskError::NotBegun)?;
        let sealed = cipher::open(&phone_key, &kiosk.proof, PURPOSE).await?;
        let by_pin = cipher::key_of_pin(pin, &kiosk.salt, kiosk.iterations).await?;
        let opened = cipher::open(&by_pin, &sealed, PURPOSE).await;
        opened.map_err(|_| KioskError::Wrong)?;
        self.change_kiosk(|kiosk| (kiosk.tries, kiosk.waits_until) = (0, 0)).await?;
        Ok(())
    }

    /// What waits sealed on this device, responses and visits, those that the server did not take too.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn sealed_responses(&self) -> Result<Vec<ResponseEntry>, StoreError> {
        let mut entries = self.responses().await?;
        entries.retain(|entry| entry.request.is_sealed());
        Ok(entries)
    }

    /// Keeps what somebody has finished, sealed already, in this state; of an interview also the visit that it changes, and
    /// the counts then. When this returns, no loss of power takes it away.
    ///
    /// # Errors
    /// When the storage fails; nothing is kept then.
    pub async fn finish_in_kiosk(
        &self,
        request: &ResponseRequest,
        state: ResponseState,
        interview: Option<(Option<&ResponseRequest>, Interviews)>,
        now: UnixSeconds,
    ) -> Result<(), StoreError> {
        debug_assert!(request.is_sealed(), "nothing is kept that this device could read");
        self.keep_in_kiosk(request, state, interview, now).await
    }

    async fn count_kiosk_try(&self, now: UnixSeconds) -> Result<StoredKiosk, KioskError> {
        let count = |kiosk: &mut StoredKiosk| {
            if wait_seconds(kiosk, now) == 0 {
                kiosk.tries += 1;
                kiosk.waits_until = now + wait_after(kiosk.tries);
            }
        };
        let kiosk = self.change_kiosk(count).await?.ok_or(KioskError::NotBegun)?;
        match wait_seconds(&kiosk, now) {
            0 => Ok(kiosk),
            seconds => Err(KioskError::Waits { seconds }),
        }
    }
}

impl StoredKiosk {
    fn with(self, interviews: Option<Interviews>) -> Kiosk {
        let Self { area, survey, idle_seconds, answers_point, finished, .. } = self;
        let used_for =
            if interviews.is_some() { KioskUse::Interviews } else { KioskUse::HandedRound };
        let setup = KioskSetup { area, survey, idle_seconds, used_for };
        Kiosk { setup, answers_key: AnswersKey { point: answers_point }, finished, interviews }
    }
}

/// How long the next try has to wait. A clock that was set back makes it no longer than it was.
fn wait_seconds(kiosk: &StoredKiosk, now: UnixSeconds) -> u32 {
    let longest = wait_after(kiosk.tries);
    u32::try_from((kiosk.waits_until - now).clamp(0, longest)).unwrap_or(u32::MAX)
}

fn wait_after(tries: u32) -> UnixSeconds {
    match tries.checked_sub(TRIES_FREE) {
        None => 0,
        Some(doublings) => FIRST_WAIT_SECONDS << doublings.min(DOUBLINGS_MAX),
    }
}

#[cfg(test)]
mod tests;
