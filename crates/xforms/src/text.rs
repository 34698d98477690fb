//! Words in one or more languages.

use serde::{Deserialize, Serialize};

/// Words in the default language and any number of others; never empty.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    default: Translation,
    others: Vec<Translation>,
}

/// Words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translation {
    /// The language's code, such as `da`.
    pub language: String,
    /// The words themselves.
    pub words: String,
}

impl Text {
    /// Words in the default language.
    pub fn new(language: impl Into<String>, words: impl Into<String>) -> Self {
        Self {
            default: Translation { language: language.into(), words: words.into() },
            others: Vec::new(),
        }
    }

    /// The same text with words in one more language.
    #[must_use]
    pub fn with(mut self, language: impl Into<String>, words: impl Into<String>) -> Self {
        self.others.push(Translation { language: language.into(), words: words.into() });
        self
    }

    /// The words in `language`, or in the default language where it has none.
    pub fn get(&self, language: &str) -> &str {
        self.translations()
            .find(|translation| translation.language == language)
            .map_or(&self.default.words, |translation| &translation.words)
    }

    /// Every translation, the default language first.
    pub fn translations(&self) -> impl Iterator<Item = &Translation> {
        core::iter::once(&self.default).chain(&self.others)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn falls_back_to_the_default_language() {
        let text = Text::new("da", "Hej").with("en", "Hello");
        assert_eq!(text.get("da"), "Hej");
        assert_eq!(text.get("en"), "Hello");
        assert_eq!(text.get("pl"), "Hej");
    }
}
