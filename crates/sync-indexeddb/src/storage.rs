//! Everything the phone keeps.

mod begun;
mod codec;
mod connection;
mod failure;
mod held;
mod interviews;
mod kept;
mod keys;
mod kiosk;
mod names;
mod replica;
mod roster_lock;
mod schema;
mod settings;
mod surveys;
mod table;

use std::rc::Rc;

use sammen_sync::StoreError;

use begun::Begun;
use connection::{Access, Database};
use held::Held;
pub use interviews::{Interviews, Tap};
pub(crate) use keys::push_hex;
pub(crate) use kiosk::StoredKiosk;
pub use names::NameRows;
use names::OpenNames;
pub(crate) use roster_lock::StoredLock;
pub use surveys::{ResponseEntry, ResponseState};

/// Everything the phone keeps; cheap to clone. All clones share one connection, which is opened again
/// when the browser has closed it.
#[derive(Clone)]
pub struct Storage {
    database: Rc<Database>,
    held: Held,
    begun: Begun,
    names: OpenNames,
}

impl Storage {
    /// Opens the storage of this name, and makes it if it is not there.
    ///
    /// # Errors
    /// When the browser gives no storage, it is full, or a newer version of the app has changed it.
    pub async fn open(name: &str) -> Result<Self, StoreError> {
        let database = Database::open(name).await?;
        Ok(Self {
            database: Rc::new(database),
            held: Held::default(),
            begun: Begun::default(),
            names: OpenNames::default(),
        })
    }

    /// The name it was opened by.
    pub(crate) fn name(&self) -> &str {
        self.database.name()
    }

    /// Removes everything that this phone keeps, what was not sent included.
    ///
    /// # Errors
    /// When the storage fails; everything is still there then.
    pub async fn erase_everything(&self) -> Result<(), StoreError> {
        self.database
            .run(&schema::ALL, Access::Act, async |tables| {
                for name in schema::ALL {
                    tables.table(name)?.clear()?;
                }
                Ok(())
            })
            .await
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use sammen_domain::{
        AreaId, CancelRegistration, EncodedMutation, Mutation, OccurrenceId, RegistrationId,
    };
    use sammen_sync::{ClientId, OpId, ReplicaStore};
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::new_uuid;

    pub(crate) async fn fresh() -> Storage {
        Storage::open(&fresh_name()).await.expect("opens")
    }

    pub(crate) fn fresh_name() -> String {
        let mut name = String::from("test-");
        name.push_str(new_uuid().simple().encode_lower(&mut Uuid::encode_buffer()));
        name
    }

    pub(crate) fn area() -> AreaId {
        AreaId::new("hoeje-gladsaxe").expect("a plain name")
    }

    pub(crate) fn mutation() -> EncodedMutation {
        let (registration, occurrence) = (Uuid::from_u128(1), Uuid::from_u128(2));
        Mutation::CancelRegistration(CancelRegistration::new(
            RegistrationId(registration),
            OccurrenceId(occurrence),
        ))
        .encode()
    }

    pub(crate) async fn enqueue(storage: &Storage, op: OpId) -> Result<u64, StoreError> {
        storage.enqueue(&area(), op, &mutation(), 1_000).await.map(|entry| entry.id)
    }

    #[wasm_bindgen_test]
    async fn erasing_leaves_nothing() {
        let storage = fresh().await;
        let secret = storage.device_secret().await.expect("makes one");
        storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
        enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
        storage.set_setting("language", b"da").await.expect("stores");
        storage.erase_everything().await.expect("erases");
        assert_eq!(storage.areas().await, Ok(Vec::new()));
        assert_eq!(storage.setting("language").await, Ok(None));
        assert_eq!(storage.read(&area()).await, Err(StoreError::UnknownArea(area())));
        storage.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
        assert!(storage.read(&area()).await.expect("reads").outbox.is_empty());
        assert_ne!(storage.device_secret().await, Ok(secret));
    }

    #[wasm_bindgen_test]
    async fn two_tabs_get_distinct_numbers() {
        let one = fresh().await;
        let other = Storage::open(one.name()).await.expect("opens");
        one.open_area(&area(), ClientId(new_uuid())).await.expect("opens");
        let tasks = (0..20).map(|n| {
            let storage = if n % 2 == 0 { one.clone() } else { other.clone() };
            wasm_bindgen_futures::future_to_promise(async move {
                let number = enqueue(&storage, OpId(new_uuid())).await.expect("enqueues");
                Ok(u32::try_from(number).expect("small").into())
            })
        });
        let promises: js_sys::Array = tasks.collect();
        let numbers = wasm_bindgen_futures::JsFuture::from(js_sys::Promise::all(&promises)).await;
        let numbers: js_sys::Array = numbers.expect("all are enqueued").into();
        let mut numbers: Vec<u64> =
            numbers.iter().map(|n| n.as_f64().expect("a number") as u64).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, (1..=20).collect::<Vec<_>>());
    }
}
