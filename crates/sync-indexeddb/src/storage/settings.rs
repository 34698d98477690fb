//! Small values by name, and what the device proves itself with.

use sammen_domain::AreaId;
use sammen_sync::StoreError;

use super::{
    Storage,
    connection::Access,
    schema::{META, SETTINGS},
};
use crate::{browser::random, key::DeviceKey};

/// Where the secret is; no setting can have this key.
const SECRET: &str = "device-secret";

/// Where an area's key is.
pub(super) fn device_key(area: &AreaId) -> String {
    ["device-key/", area.as_str()].concat()
}

/// Where it is noted that an area's key has taken the secret's place.
fn adopted(area: &AreaId) -> String {
    ["adopted/", area.as_str()].concat()
}

/// Where it is noted why the phone left its household.
pub(super) fn left(area: &AreaId) -> String {
    ["left/", area.as_str()].concat()
}

fn setting_key(name: &str) -> String {
    ["setting/", name].concat()
}

impl Storage {
    /// A setting, if it was ever set.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn setting(&self, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let key = setting_key(key);
        self.database
            .run(&[SETTINGS], Access::Read, async |tables| tables.table(SETTINGS)?.get(&key).await)
            .await
    }

    /// Sets a setting. The last seconds' settings may be lost when the phone loses power.
    ///
    /// # Errors
    /// When the storage fails; the setting is as it was then.
    pub async fn set_setting(&self, key: &str, value: &[u8]) -> Result<(), StoreError> {
        let key = setting_key(key);
        self.database
            .run(&[SETTINGS], Access::Note, async |tables| tables.table(SETTINGS)?.put(&key, value))
            .await
    }

    /// The area's key, if there is one.
    pub(crate) async fn device_key(&self, area: &AreaId) -> Result<Option<DeviceKey>, StoreError> {
        let key = device_key(area);
        let stored = self
            .database
            .run(&[SETTINGS], Access::Read, async |tables| {
                tables.table(SETTINGS)?.get_object(&key).await
            })
            .await?;
        let read = |stored| DeviceKey::from_stored(&stored).ok_or_else(|| damaged(&key));
        stored.map(read).transpose()
    }

    /// Keeps a key for an area, unless another tab was faster; the one that is kept.
    pub(crate) async fn keep_device_key(
        &self,
        area: &AreaId,
        made: DeviceKey,
    ) -> Result<DeviceKey, StoreError> {
        let key = device_key(area);
        let kept = self
            .database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                let kept = settings.get_object(&key).await?;
                if kept.is_none() {
                    settings.put_object(&key, made.to_stored())?;
                }
                Ok(kept)
            })
            .await?;
        match kept {
            Some(kept) => DeviceKey::from_stored(&kept).ok_or_else(|| damaged(&key)),
            None => Ok(made),
        }
    }

    /// The secret of an earlier version of the app whose place this area's key has not taken yet.
    pub(crate) async fn secret_to_adopt(
        &self,
        area: &AreaId,
    ) -> Result<Option<[u8; 32]>, StoreError> {
        let adopted = adopted(area);
        self.database
            .run(&[SETTINGS], Access::Read, async |tables| {
                let settings = tables.table(SETTINGS)?;
                let (secret, adopted) =
                    (settings.get(SECRET).await?, settings.get(&adopted).await?);
                let read = |secret: Vec<u8>| secret.try_into().map_err(|_| damaged(SECRET).into());
                secret.filter(|_| adopted.is_none()).map(read).transpose()
            })
            .await
    }

    /// Notes that an area's key has taken the secret's place; the secret goes with the last one.
    pub(crate) async fn note_adopted(&self, area: &AreaId) -> Result<(), StoreError> {
        self.database
            .run(&[META, SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                settings.put(&adopted(area), &[])?;
                for known in tables.table(META)?.keys().await? {
                    let is_adopted = match AreaId::new(known) {
                        Ok(known) => settings.get(&adopted(&known)).await?.is_some(),
                        Err(_) => true,
                    };
                    if !is_adopted {
                        return Ok(());
                    }
                }
                settings.delete(SECRET)
            })
            .await
    }

    /// What this device proves itself with where the browser gives no keys; made at the first call and the same from
    /// then on, in all tabs, until everything is erased.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn device_secret(&self) -> Result<[u8; 32], StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                if let Some(stored) = settings.get(SECRET).await? {
                    return stored.try_into().map_err(|_| damaged(SECRET).into());
                }
                let made = random();
                settings.put(SECRET, &made)?;
                Ok(made)
            })
            .await
    }
}

fn damaged(what: &str) -> StoreError {
    StoreError::Damaged { what: what.to_owned() }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_futures::{JsFuture, future_to_promise};
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::storage::tests::fresh;

    #[wasm_bindgen_test]
    async fn a_setting_is_kept() {
        let storage = fresh().await;
        assert_eq!(storage.setting("theme").await, Ok(None));
        storage.set_setting("theme", b"dark").await.expect("stores");
        storage.set_setting("device-secret", b"not it").await.expect("stores");
        let again = Storage::open(storage.name()).await.expect("opens");
        assert_eq!(again.setting("theme").await, Ok(Some(b"dark".to_vec())));
        assert!(again.device_secret().await.is_ok());
    }

    #[wasm_bindgen_test]
    async fn two_tabs_agree_on_the_secret() {
        let storage = fresh().await;
        let ask = |storage: Storage| {
            future_to_promise(async move {
                let secret = storage.device_secret().await.expect("makes one");
                Ok(js_sys::Uint8Array::from(&secret[..]).into())
            })
        };
        let other = Storage::open(storage.name()).await.expect("opens");
        let (first, second) = (ask(storage.clone()), ask(other));
        let read = |value| js_sys::Uint8Array::new(&value).to_vec();
        let first = read(JsFuture::from(first).await.expect("answers"));
        let second = read(JsFuture::from(second).await.expect("answers"));
        assert_eq!(first, second);
        assert_eq!(storage.device_secret().await.expect("reads").to_vec(), first);
        assert_ne!(first, [0; 32]);
    }
}
