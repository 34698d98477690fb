//! Using the page by the keyboard alone.

use serde_json::Value;

use super::Phone;

/// Keys by what WebDriver calls them.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Key {
    Tab,
    Enter,
    Space,
}

impl Key {
    const fn code(self) -> char {
        match self {
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Space => '\u{e00d}',
        }
    }
}

/// So often a person presses Tab before giving up.
const TABS_MAX: usize = 60;

impl Phone {
    /// Presses a key.
    pub async fn press(&self, key: Key) {
        self.type_text(&key.code().to_string()).await;
    }

    /// Types where the focus is.
    pub async fn type_text(&self, text: &str) {
        let typed = self.driver().action_chain().send_keys(text).perform().await;
        if let Err(error) = typed {
            self.fail(&format!("a key cannot be pressed: {error}")).await;
        }
    }

    /// Goes on with Tab until the focus is on what a selector means.
    pub async fn tab_to(&self, css: &str) {
        for _ in 0..TABS_MAX {
            if self.has_focus(css).await {
                return;
            }
            self.press(Key::Tab).await;
        }
        self.fail(&format!("Tab never leads to “{css}”")).await
    }

    /// Whether the focus is on what a selector means.
    pub async fn has_focus(&self, css: &str) -> bool {
        let script = "return document.activeElement?.matches(arguments[0]) ?? false;";
        self.run(script, vec![Value::from(css)]).await == true
    }
}
