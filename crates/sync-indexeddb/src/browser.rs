//! What the browser knows: the clock, randomness, the network, whether it keeps what is stored.

use js_sys::{Function, Promise, Reflect};
use sammen_domain::{ResponseId, UnixSeconds};
use uuid::{Builder, Uuid};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{VisibilityState, Window};

pub(crate) fn window() -> Window {
    web_sys::window().expect("the app runs in a window")
}

/// The phone's clock. It may be wrong by years; nothing trusts it.
#[must_use]
#[expect(clippy::cast_possible_truncation, reason = "seconds fit in 53 bits")]
pub fn now() -> UnixSeconds {
    (js_sys::Date::now() / 1000.0) as UnixSeconds
}

/// A new UUIDv7: ids sort by when they were made here.
#[must_use]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a clock before 1970 becomes 0, which only costs the order"
)]
pub fn new_uuid() -> Uuid {
    Builder::from_unix_timestamp_millis(js_sys::Date::now() as u64, &random()).into_uuid()
}

/// A new id for a survey response: random throughout, since a UUIDv7 would tell when it was answered.
#[must_use]
pub fn new_response_id() -> ResponseId {
    ResponseId(Builder::from_random_bytes(random()).into_uuid())
}

/// Random bytes for keys and ids.
pub(crate) fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    window()
        .crypto()
        .and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes))
        .expect("every browser that runs this has randomness, and few bytes are asked for");
    bytes
}

/// Whether the browser believes that there is a network. `true` promises nothing.
#[must_use]
pub fn is_online() -> bool {
    window().navigator().on_line()
}

/// Whether a person can see this tab.
pub(crate) fn is_visible() -> bool {
    window().document().is_none_or(|d| d.visibility_state() == VisibilityState::Visible)
}

/// Asks the browser not to clear the storage when it runs short. Returns at once: some browsers ask the
/// person, and one may never answer.
pub fn ask_persistent() {
    if let Some(answer) = ask_storage_manager("persist") {
        wasm_bindgen_futures::spawn_local(async move {
            // Whatever the answer is, `storage_persisted` tells it.
            let _ = JsFuture::from(answer).await;
        });
    }
}

/// Whether the browser keeps the storage until a person clears it; `None` where it does not say.
pub async fn storage_persisted() -> Option<bool> {
    JsFuture::from(ask_storage_manager("persisted")?).await.ok()?.as_bool()
}

/// A property of the navigator that insecure pages and old browsers do not have.
pub(crate) fn navigator_property(name: &str) -> Option<JsValue> {
    let value = Reflect::get(&window().navigator(), &JsValue::from_str(name)).ok()?;
    value.is_object().then_some(value)
}

fn ask_storage_manager(method: &str) -> Option<Promise> {
    let manager = navigator_property("storage")?;
    let method: Function =
        Reflect::get(&manager, &JsValue::from_str(method)).ok()?.dyn_into().ok()?;
    method.call0(&manager).ok()?.dyn_into().ok()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn ids_sort_by_time_but_a_responses_id_tells_none() {
        let first = new_uuid();
        assert_eq!(first.get_version_num(), 7);
        assert_ne!(first, new_uuid());
        assert_eq!(new_response_id().0.get_version_num(), 4);
        assert!(now() > 1_700_000_000);
    }

    #[wasm_bindgen_test]
    async fn the_browser_says_whether_it_keeps_the_storage() {
        ask_persistent();
        assert!(storage_persisted().await.is_some());
    }
}
