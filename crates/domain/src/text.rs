//! Words that the secretariat writes, in one or more languages.

use serde::{Deserialize, Serialize};

/// A language by its BCP 47 code, such as `da` or `en`.
pub type Language = String;

/// A text in at least one language; the first is the one it was written in.
#[derive(Clone, Debug, Default, Eq, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(Vec<(Language, String)>);

impl Text {
    /// A text in the language it was written in.
    #[must_use]
    pub fn new(language: impl Into<Language>, text: impl Into<String>) -> Self {
        Self(vec![(language.into(), text.into())])
    }

    /// Adds a translation; an empty one is left out.
    #[must_use]
    pub fn with(mut self, language: impl Into<Language>, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push((language.into(), text));
        }
        self
    }

    /// The text in a language, else in the language it was written in.
    ///
    /// ```
    /// use sammen_domain::Text;
    /// let title = Text::new("da", "Fællesspisning").with("en", "Communal dinner");
    /// assert_eq!(title.get("en"), "Communal dinner");
    /// assert_eq!(title.get("so"), "Fællesspisning");
    /// ```
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        self.0.iter().find(|(l, _)| l == language).or(self.0.first()).map_or("", |(_, t)| t)
    }

    /// The language in which [`Text::get`] answers; for the `lang` attribute.
    #[must_use]
    pub fn language<'a>(&'a self, wanted: &'a str) -> &'a str {
        self.0.iter().find(|(l, _)| l == wanted).or(self.0.first()).map_or(wanted, |(l, _)| l)
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|(_, t)| t.is_empty())
    }

    /// Every language and its text, the original first.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(l, t)| (l.as_str(), t.as_str()))
    }
}
