//! What the key of the rosters is locked with, and how often somebody has tried.

use sammen_sync::StoreError;
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsCast;
use web_sys::CryptoKey;

use super::{Storage, codec, connection::Access, schema::SETTINGS};

const LOCK: &str = "roster-lock";
/// A key that the browser gives to nobody. Without it the PIN opens nothing.
const PHONE_KEY: &str = "roster-phone-key";
/// What the keys of all areas' sealed names begin with.
const ALL_NAMES: &str = "names/";

/// The key of the rosters as it is kept: sealed by the PIN, and that by the phone's key.
#[derive(Clone, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub(crate) struct StoredLock {
    pub(crate) salt: [u8; 16],
    pub(crate) iterations: u32,
    pub(crate) sealed_key: Vec<u8>,
    /// The same key, sealed by a passkey's secret in place of the PIN.
    pub(crate) sealed_by_passkey: Option<Vec<u8>>,
    /// How often a wrong PIN was given since the last right one; one that is being tried is counted.
    pub(crate) tries: u32,
    /// The phone's clock when the next one may be tried.
    pub(crate) waits_until: i64,
}

impl Storage {
    pub(crate) async fn roster_lock(&self) -> Result<Option<StoredLock>, StoreError> {
        self.database
            .run(&[SETTINGS], Access::Read, async |tables| {
                // One of another shape is as good as none: a PIN is chosen anew.
                let stored = tables.table(SETTINGS)?.get(LOCK).await?;
                Ok(stored.and_then(|bytes| codec::read(SETTINGS, &bytes).ok()))
            })
            .await
    }

    /// Keeps a lock in place of the last one, if there was one.
    pub(crate) async fn keep_roster_lock(&self, lock: &StoredLock) -> Result<(), StoreError> {
        let bytes = codec::write(lock);
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| tables.table(SETTINGS)?.put(LOCK, &bytes))
            .await
    }

    /// Changes the lock that is kept; the one before, if there is one.
    pub(crate) async fn change_roster_lock(
        &self,
        change: impl Fn(&mut StoredLock),
    ) -> Result<Option<StoredLock>, StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                let Some(bytes) = settings.get(LOCK).await? else { return Ok(None) };
                let before: StoredLock = codec::read(SETTINGS, &bytes)?;
                let mut lock = before.clone();
                change(&mut lock);
                settings.put(LOCK, &codec::write(&lock))?;
                Ok(Some(before))
            })
            .await
    }

    pub(crate) async fn roster_phone_key(&self) -> Result<Option<CryptoKey>, StoreError> {
        self.database
            .run(&[SETTINGS], Access::Read, async |tables| {
                let stored = tables.table(SETTINGS)?.get_object(PHONE_KEY).await?;
                Ok(stored.and_then(|stored| stored.dyn_into().ok()))
            })
            .await
    }

    pub(crate) async fn keep_roster_phone_key(&self, key: &CryptoKey) -> Result<(), StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                tables.table(SETTINGS)?.put_object(PHONE_KEY, key.clone().into())
            })
            .await
    }

    /// Removes the lock, its key and all that was sealed with it.
    ///
    /// # Errors
    /// When the storage fails; everything is still there then.
    pub async fn erase_rosters(&self) -> Result<(), StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                settings.delete(LOCK)?;
                settings.delete(PHONE_KEY)?;
                settings.delete_under(ALL_NAMES)
            })
            .await
    }
}
