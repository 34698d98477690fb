//! Whether the door's scanner is heard: chosen once, kept on the phone.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::spawn_local;

use super::AppState;
use crate::settings::Setting;

/// Whether the scanner makes no sound.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
struct SilentDoor(bool);

impl Setting for SilentDoor {
    const KEY: &'static str = "silent-door";
}

impl AppState {
    /// Whether the scanner makes no sound; as was chosen last, once that has been read.
    pub fn silent_door(self) -> RwSignal<bool> {
        let silent = RwSignal::new(false);
        spawn_local(async move {
            if let Ok(Some(SilentDoor(true))) = self.stored().await {
                let _ = silent.try_set(true);
            }
        });
        silent
    }

    /// Keeps whether the scanner makes no sound. Not keeping it loses nothing but the choice.
    pub fn keep_silent_door(self, is_silent: bool) {
        spawn_local(async move {
            let _ = self.keep(&SilentDoor(is_silent)).await;
        });
    }
}
