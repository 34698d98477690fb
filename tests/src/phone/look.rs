//! What a phone looks like from outside.

use serde_json::json;

use super::Phone;

/// Light or dark, as the phone is set.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Appearance {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Appearance {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name in CSS and in file names.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Phone {
    /// Sets the phone to light or dark.
    pub async fn set_appearance(&self, appearance: Appearance) {
        let features = json!([
            { "name": "prefers-color-scheme", "value": appearance.name() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// What the screen shows, as a PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        match self.driver().screenshot_as_png().await {
            Ok(picture) => picture,
            Err(error) => self.fail(&format!("no picture can be taken: {error}")).await,
        }
    }
}
