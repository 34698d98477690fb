//! A device that is handed round, as it is kept.

use sammen_domain::{AreaId, SurveyId, UnixSeconds};
use sammen_sync::{ResponseRequest, StoreError};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::CryptoKey;

use super::{
    Interviews, ResponseState, Storage, codec,
    connection::Access,
    interviews::{INTERVIEWS, entry},
    schema::{RESPONSES, SETTINGS},
};

/// Where it is, as the setting `kiosk`: whether there is one is all that the app asks when it opens.
const KIOSK: &str = "setting/kiosk";
/// A key that the browser gives to nobody. Without it no PIN is the right one.
const PHONE_KEY: &str = "kiosk-phone-key";

/// What was chosen, how many have finished, and what shows that a PIN is the right one.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredKiosk {
    pub(crate) area: AreaId,
    pub(crate) survey: SurveyId,
    pub(crate) idle_seconds: u32,
    pub(crate) answers_point: Vec<u8>,
    pub(crate) finished: u32,
    pub(crate) salt: [u8; 16],
    pub(crate) iterations: u32,
    /// Known bytes, sealed by the PIN and that by the phone's key.
    pub(crate) proof: Vec<u8>,
    /// How often a wrong PIN was given since the last right one; one that is being tried is counted.
    pub(crate) tries: u32,
    /// The phone's clock when the next one may be tried.
    pub(crate) waits_until: i64,
}

impl Storage {
    pub(crate) async fn stored_kiosk(&self) -> Result<Option<StoredKiosk>, StoreError> {
        let stored = self
            .database
            .run(&[SETTINGS], Access::Read, async |tables| tables.table(SETTINGS)?.get(KIOSK).await)
            .await?;
        stored.map(|bytes| codec::read(SETTINGS, &bytes)).transpose()
    }

    pub(crate) async fn keep_kiosk(
        &self,
        kiosk: &StoredKiosk,
        interviews: Option<Interviews>,
        phone_key: &CryptoKey,
    ) -> Result<(), StoreError> {
        let bytes = codec::write(kiosk);
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                settings.put(KIOSK, &bytes)?;
                match interviews {
                    Some(interviews) => settings.put(INTERVIEWS, &codec::write(&interviews))?,
                    None => settings.delete(INTERVIEWS)?,
                }
                settings.put_object(PHONE_KEY, phone_key.clone().into())
            })
            .await
    }

    pub(crate) async fn kiosk_phone_key(&self) -> Result<Option<CryptoKey>, StoreError> {
        self.database
            .run(&[SETTINGS], Access::Read, async |tables| {
                let stored = tables.table(SETTINGS)?.get_object(PHONE_KEY).await?;
                Ok(stored.and_then(|stored| stored.dyn_into().ok()))
            })
            .await
    }

    /// Changes it; as it is then, if there is one. The figures of the lock are those before.
    pub(crate) async fn change_kiosk(
        &self,
        change: impl Fn(&mut StoredKiosk),
    ) -> Result<Option<StoredKiosk>, StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                let Some(bytes) = settings.get(KIOSK).await? else { return Ok(None) };
                let before: StoredKiosk = codec::read(SETTINGS, &bytes)?;
                let mut kiosk = before.clone();
                change(&mut kiosk);
                settings.put(KIOSK, &codec::write(&kiosk))?;
                Ok(Some(before))
            })
            .await
    }

    /// Ends it. What waits to be sent stays and is sent.
    ///
    /// # Errors
    /// When the storage fails; it goes on then.
    pub async fn end_kiosk(&self) -> Result<(), StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                settings.delete(KIOSK)?;
                settings.delete(INTERVIEWS)?;
                settings.delete(PHONE_KEY)
            })
            .await
    }

    /// Keeps a sealed response and counts it; of an interview also the visit that it changes and the day's counts. All or
    /// nothing.
    pub(crate) async fn keep_in_kiosk(
        &self,
        request: &ResponseRequest,
        state: ResponseState,
        interview: Option<(Option<&ResponseRequest>, Interviews)>,
        now: UnixSeconds,
    ) -> Result<(), StoreError> {
        let visit = interview.and_then(|(visit, _)| visit);
        let visit = visit.map(|visit| entry(visit, ResponseState::Waiting, now));
        let entries: Vec<_> = visit.into_iter().chain([entry(request, state, now)]).collect();
        self.database
            .run(&[SETTINGS, RESPONSES], Access::Act, async |tables| {
                for (key, bytes) in &entries {
                    tables.table(RESPONSES)?.put(key, bytes)?;
                }
                let settings = tables.table(SETTINGS)?;
                if let Some((_, counts)) = interview {
                    settings.put(INTERVIEWS, &codec::write(&counts))?;
                }
                let Some(bytes) = settings.get(KIOSK).await? else { return Ok(()) };
                let mut kiosk: StoredKiosk = codec::read(SETTINGS, &bytes)?;
                kiosk.finished += 1;
                settings.put(KIOSK, &codec::write(&kiosk))
            })
            .await
    }
}
