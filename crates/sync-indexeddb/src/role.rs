//! What a page does for this device before it has synced with an area: follow it, and take a role there.

use sammen_domain::AreaId;
use sammen_sync::{ClientId, ReplicaStore, StoreError, TransportError};

use crate::{
    Storage,
    browser::new_uuid,
    http::{AdoptError, adopt_secret, post_json_proved},
};

/// The name of the storage of this origin; every page opens the same.
pub const STORAGE_NAME: &str = "sammen";
/// The setting with the areas that are followed, the shown one first.
pub const FOLLOWED_AREAS: &str = "followed-areas";

/// An answer of the API to a request that was the device's own.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct JsonAnswer {
    /// The HTTP status.
    pub status: u16,
    /// The JSON; empty where there is none.
    pub body: String,
}

/// Posts JSON to the API as this device: the server knows then whose phone it is. The session's cookie comes and goes
/// with it; `csrf_token` is the session's, where there is one.
///
/// # Errors
/// When no answer came, or the storage does not say what this device proves itself with.
pub async fn post_json_as_device(
    storage: &Storage,
    area: &AreaId,
    path: &str,
    json: &str,
    csrf_token: Option<&str>,
) -> Result<JsonAnswer, TransportError> {
    // Opened first, so that what the phone proves itself with is there and stays.
    let client = ClientId(new_uuid());
    storage.open_area(area, client).await.map_err(|_| TransportError::Unauthorised)?;
    adopt_secret(storage, area).await.map_err(|error| match error {
        AdoptError::Store(_) => TransportError::Unauthorised,
        AdoptError::Transport(error) => error,
    })?;
    let answer = post_json_proved(storage, area, path, json, csrf_token).await?;
    let body = String::from_utf8(answer.body).map_err(|_| TransportError::Malformed)?;
    Ok(JsonAnswer { status: answer.status, body })
}

/// Follows an area from now on, before the others, so that the app shows it and syncs with it.
///
/// # Errors
/// When the storage fails; nothing is followed then that was not before.
pub async fn follow_area(storage: &Storage, area: &AreaId) -> Result<(), StoreError> {
    storage.open_area(area, ClientId(new_uuid())).await?;
    let stored = storage.setting(FOLLOWED_AREAS).await?;
    // A setting of another shape is as good as none.
    let stored: Option<Vec<AreaId>> = stored.and_then(|bytes| postcard::from_bytes(&bytes).ok());
    let mut followed = vec![area.clone()];
    followed.extend(stored.unwrap_or_default().into_iter().filter(|known| known != area));
    let bytes = postcard::to_allocvec(&followed).expect("names of areas can be written");
    storage.set_setting(FOLLOWED_AREAS, &bytes).await
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::storage::tests::fresh;

    #[wasm_bindgen_test]
    async fn an_area_is_followed_once_and_first() {
        let storage = fresh().await;
        let [one, other] = ["one", "other"].map(|name| AreaId::new(name).expect("plain"));
        for area in [&one, &other, &one] {
            follow_area(&storage, area).await.expect("stores");
        }
        let stored = storage.setting(FOLLOWED_AREAS).await.expect("reads").expect("is there");
        let followed: Vec<AreaId> = postcard::from_bytes(&stored).expect("areas");
        assert_eq!(followed, [one.clone(), other]);
        assert!(storage.read(&one).await.expect("is open").outbox.is_empty());
    }
}
