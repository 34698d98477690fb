//! Words in several languages.

/// Words of one thing: without a language, in languages, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Words {
    plain: Option<String>,
    translated: Vec<(String, String)>,
}

impl Words {
    /// Words that are the same in every language.
    pub fn plain(text: &str) -> Self {
        Self { plain: Some(text.to_owned()), translated: Vec::new() }
    }

    pub fn add(&mut self, language: Option<&str>, text: &str) {
        match language {
            None => self.plain = Some(text.to_owned()),
            Some(language) => self.translated.push((language.to_owned(), text.to_owned())),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.plain.is_none() && self.translated.is_empty()
    }

    /// Whether a language is named.
    pub fn is_translated(&self) -> bool {
        !self.translated.is_empty()
    }

    /// The words in a language. Those without a language are in the default one.
    pub fn get(&self, language: &str, default: &str) -> Option<&str> {
        let written = self.translated.iter().find(|(code, _)| code == language);
        let plain = || self.plain.as_deref().filter(|_| language == default);
        written.map(|(_, text)| text.as_str()).or_else(plain)
    }

    /// The words that stand for those that are not translated.
    pub fn any(&self, default: &str) -> &str {
        let first = || self.translated.first().map(|(_, text)| text.as_str());
        self.get(default, default).or(self.plain.as_deref()).or_else(first).unwrap_or_default()
    }

    /// Every language's words, with the language where one is named.
    pub fn texts(&self) -> impl Iterator<Item = (Option<&str>, &str)> {
        let plain = self.plain.as_deref().map(|text| (None, text));
        plain.into_iter().chain(self.translated.iter().map(|(code, text)| (Some(&**code), &**text)))
    }
}
