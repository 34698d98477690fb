//! Small values by name, and the device's secret.

use sammen_sync::StoreError;

use super::{Storage, connection::Access, schema::SETTINGS};
use crate::browser::random;

/// Where the secret is; no setting can have this key.
const SECRET: &str = "device-secret";

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

    /// What this device proves itself with; made at the first call and the same from then on, in all tabs,
    /// until everything is erased.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn device_secret(&self) -> Result<[u8; 32], StoreError> {
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                if let Some(stored) = settings.get(SECRET).await? {
                    return stored
                        .try_into()
                        .map_err(|_| StoreError::Damaged { what: SECRET.to_owned() }.into());
                }
                let made = random();
                settings.put(SECRET, &made)?;
                Ok(made)
            })
            .await
    }
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
