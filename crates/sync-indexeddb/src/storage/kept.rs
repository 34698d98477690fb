//! What must not be lost and is read by its name alone.

use sammen_sync::StoreError;

use super::{Storage, connection::Access, schema::SETTINGS};

impl Storage {
    /// What is kept under a name; what is given now, where there was nothing. In one transaction, so that two tabs agree,
    /// and strictly: when it returns, no loss of power takes it away.
    ///
    /// # Errors
    /// When the storage fails.
    pub async fn keep_first(&self, name: &str, made: &[u8]) -> Result<Vec<u8>, StoreError> {
        self.keep(name, made, false).await
    }

    /// Keeps something under a name, as strictly.
    ///
    /// # Errors
    /// When the storage fails; what was kept is as it was.
    pub async fn keep_now(&self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        self.keep(name, value, true).await.map(drop)
    }

    async fn keep(&self, name: &str, value: &[u8], anew: bool) -> Result<Vec<u8>, StoreError> {
        let key = ["kept/", name].concat();
        self.database
            .run(&[SETTINGS], Access::Act, async |tables| {
                let settings = tables.table(SETTINGS)?;
                match settings.get(&key).await? {
                    Some(kept) if !anew => Ok(kept),
                    _ => {
                        settings.put(&key, value)?;
                        Ok(value.to_vec())
                    }
                }
            })
            .await
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::storage::tests::fresh;

    #[wasm_bindgen_test]
    async fn the_first_is_kept_until_another_is_put_in_its_place() {
        let storage = fresh().await;
        assert_eq!(storage.keep_first("a", b"one").await, Ok(b"one".to_vec()));
        assert_eq!(storage.keep_first("a", b"two").await, Ok(b"one".to_vec()));
        storage.keep_now("a", b"three").await.expect("keeps");
        let again = Storage::open(storage.name()).await.expect("opens");
        assert_eq!(again.keep_first("a", b"four").await, Ok(b"three".to_vec()));
    }
}
