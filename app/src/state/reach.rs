//! Being told when the app is not open.

use sammen_domain::AreaId;
use sammen_sync::{ContactRequest, PushSubscription, Reaching};
use sammen_sync_indexeddb::{self as phone, ReachError, Storage};

use super::AppState;
use crate::settings::{KnownReaching, Reached, Setting};

/// The way to one area's server, for what a person agrees with it. Nothing of it is queued: it happens now or not.
pub struct Reach {
    storage: Storage,
    area: AreaId,
}

impl AppState {
    /// The way to an area's server.
    ///
    /// # Errors
    /// When the phone's storage, which has the phone's key, is not there.
    pub fn reach(self, area: &AreaId) -> Result<Reach, ReachError> {
        let devices = self.devices().map_err(|_| ReachError::Failing)?;
        Ok(Reach { storage: devices.storage, area: area.clone() })
    }

    /// Ends all that was agreed, in every area, as far as there is a network. Whoever gets a mail after this can end it by its
    /// link.
    pub async fn end_reaching(self) {
        let known: KnownReaching = self.stored().await.ok().flatten().unwrap_or_default();
        for (area, Reached { reaching, .. }) in known.0 {
            let Ok(reach) = self.reach(&area) else { return };
            if reaching.push {
                let _ = reach.end_push().await;
            }
            if reaching.calendar {
                let _ = reach.end_calendar_address().await;
            }
            if reaching.contact.is_some() {
                let _ = reach.end_contact().await;
            }
        }
    }
}

impl Reach {
    /// What the phone last heard.
    pub async fn known(&self) -> Reached {
        self.all_known().await.0.remove(&self.area).unwrap_or_default()
    }

    /// Whether messages to this browser were agreed in another area.
    pub async fn has_push_elsewhere(&self) -> bool {
        let known = self.all_known().await.0;
        known.iter().any(|(area, reached)| *area != self.area && reached.reaching.push)
    }

    /// Keeps what was heard. When that fails, the phone asks again.
    pub async fn keep(&self, reached: Reached) {
        let mut known = self.all_known().await;
        known.0.insert(self.area.clone(), reached);
        let bytes = postcard::to_allocvec(&known).expect("settings have no type postcard refuses");
        let _ = self.storage.set_setting(KnownReaching::KEY, &bytes).await;
    }

    async fn all_known(&self) -> KnownReaching {
        let stored = self.storage.setting(KnownReaching::KEY).await.ok().flatten();
        // A setting of another shape is as good as none.
        stored.and_then(|bytes| postcard::from_bytes(&bytes).ok()).unwrap_or_default()
    }

    /// Asks the server.
    pub async fn fetch(&self) -> Result<Reaching, ReachError> {
        phone::fetch_reaching(&self.storage, &self.area).await
    }

    /// Makes a calendar's address.
    pub async fn make_calendar_address(&self) -> Result<String, ReachError> {
        phone::make_calendar_address(&self.storage, &self.area).await
    }

    /// Ends the calendar's address.
    pub async fn end_calendar_address(&self) -> Result<(), ReachError> {
        phone::end_calendar_address(&self.storage, &self.area).await
    }

    /// Has messages sent to this browser.
    pub async fn give_push(&self, subscription: &PushSubscription) -> Result<(), ReachError> {
        phone::give_push_subscription(&self.storage, &self.area, subscription).await
    }

    /// Has no more messages sent to this browser.
    pub async fn end_push(&self) -> Result<(), ReachError> {
        phone::end_push_subscription(&self.storage, &self.area).await
    }

    /// Has the household written to.
    pub async fn give_contact(&self, contact: &ContactRequest) -> Result<(), ReachError> {
        phone::give_contact(&self.storage, &self.area, contact).await
    }

    /// Has the address deleted.
    pub async fn end_contact(&self) -> Result<(), ReachError> {
        phone::end_contact(&self.storage, &self.area).await
    }
}
