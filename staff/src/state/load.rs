//! What a page shows of the server, kept only as long as the page is there and somebody is signed in.

use leptos::prelude::*;
use serde::de::DeserializeOwned;
use wasm_bindgen_futures::spawn_local;

use super::{Session, use_staff};
use crate::api::Failure;

/// Something that was asked of the server; Copy.
pub struct Loaded<T: Send + Sync + 'static> {
    value: RwSignal<Option<Result<T, Failure>>>,
    round: RwSignal<u32>,
}

impl<T: Send + Sync + 'static> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loaded<T> {}

impl<T: Clone + Send + Sync + 'static> Loaded<T> {
    /// What came; `None` until it has. Tracks it.
    #[must_use]
    pub fn get(self) -> Option<Result<T, Failure>> {
        self.value.get()
    }

    /// What came, if it did. Tracks it.
    #[must_use]
    pub fn ok(self) -> Option<T> {
        self.get()?.ok()
    }

    /// Asks again; what is shown stays until the answer comes.
    pub fn reload(self) {
        self.round.update(|round| *round += 1);
    }
}

/// Asks for a path, and again when it changes, or when somebody signs in. `None` asks for nothing. What came is dropped
/// when nobody is signed in any more: a screen that is left alone shows nobody's name.
pub fn load<T>(path: impl Fn() -> Option<String> + 'static) -> Loaded<T>
where
    T: DeserializeOwned + Clone + Send + Sync + 'static,
{
    let staff = use_staff();
    let loaded = Loaded { value: RwSignal::new(None), round: RwSignal::new(0) };
    Effect::new(move |_| {
        let round = loaded.round.get();
        let signed_in = staff.session.with(|session| matches!(session, Session::SignedIn(_)));
        let path = path().filter(|_| signed_in);
        let Some(path) = path else { return loaded.value.set(None) };
        spawn_local(async move {
            let came = staff.get(&path).await;
            // A page that was left waits for nothing, and an older answer does not replace a newer one.
            if loaded.round.try_get_untracked() == Some(round) {
                let _ = loaded.value.try_set(Some(came));
            }
        });
    });
    loaded
}
