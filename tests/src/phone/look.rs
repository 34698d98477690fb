//! What a phone looks like from outside.

use std::path::PathBuf;

use serde_json::{Value, json};

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

    /// Makes the screen as large as this, until the browser ends.
    pub async fn resize(&self, width: u32, height: u32) {
        let size = json!({
            "width": width, "height": height, "deviceScaleFactor": 2, "mobile": true
        });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
    }

    /// What the screen shows, as a PNG.
    pub async fn screenshot(&self) -> Vec<u8> {
        match self.driver().screenshot_as_png().await {
            Ok(picture) => picture,
            Err(error) => self.fail(&format!("no picture can be taken: {error}")).await,
        }
    }

    /// Keeps a picture of the screen, as [`picture`](Self::picture) does of the page.
    pub async fn screen_picture(&self, name: &str, appearance: Appearance) {
        self.keep(name, appearance, json!({ "format": "png" })).await;
    }

    /// Keeps a picture of the whole page, in base64, in the folder that `SAMMEN_PICTURES` names, for people to look at;
    /// none is kept where it is not set.
    pub async fn picture(&self, name: &str, appearance: Appearance) {
        let size = &self.devtools("Page.getLayoutMetrics", json!({})).await["cssContentSize"];
        let clip = json!({
            "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1
        });
        let parameters = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        self.keep(name, appearance, parameters).await;
    }

    async fn keep(&self, name: &str, appearance: Appearance, parameters: Value) {
        let Some(folder) = std::env::var_os("SAMMEN_PICTURES").map(PathBuf::from) else { return };
        let taken = self.devtools("Page.captureScreenshot", parameters).await;
        let name = format!("{name}-{}.png.base64", appearance.name());
        let data = taken["data"].as_str().unwrap_or_default();
        std::fs::write(folder.join(name), data).expect("the folder for pictures can be written");
    }
}
