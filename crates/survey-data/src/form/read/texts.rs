//! Words, in place or by an identifier where they are translated.

use std::collections::BTreeMap;

use sammen_xforms::xform::language_code;

use crate::form::Words;
use crate::xml::Element;

/// A form's translations.
pub(super) struct Texts {
    /// The default language first.
    languages: Vec<(String, BTreeMap<String, String>)>,
}

impl Texts {
    pub(super) fn read(model: Element<'_>) -> Self {
        let itext = model.named("itext").next();
        let translations = itext.into_iter().flat_map(|itext| itext.named("translation"));
        let mut languages = Vec::new();
        for translation in translations {
            let code = language_code(translation.attribute("lang").unwrap_or_default());
            let entry = (code.to_owned(), texts(translation));
            if translation.attribute("default").is_some_and(|it| it.starts_with("true")) {
                languages.insert(0, entry);
            } else {
                languages.push(entry);
            }
        }
        Self { languages }
    }

    pub(super) fn languages(&self) -> Vec<String> {
        let codes: Vec<String> = self.languages.iter().map(|(code, _)| code.clone()).collect();
        if codes.is_empty() { vec![String::new()] } else { codes }
    }

    /// The words of a label.
    pub(super) fn of(&self, label: Element<'_>) -> Words {
        let id = label.attribute("ref").and_then(|path| path.split('\'').nth(1));
        match id {
            Some(id) => self.named(id),
            None => self.plain(&label.words()),
        }
    }

    /// The words that an identifier stands for.
    pub(super) fn named(&self, id: &str) -> Words {
        let of = |(code, texts): &(String, BTreeMap<String, String>)| {
            Some((code.clone(), texts.get(id)?.clone()))
        };
        self.languages.iter().filter_map(of).collect()
    }

    /// Words that are not translated are the default language's.
    pub(super) fn plain(&self, words: &str) -> Words {
        if words.is_empty() {
            return Words::new();
        }
        let language = self.languages.first().map(|(code, _)| code.clone()).unwrap_or_default();
        vec![(language, words.to_owned())]
    }
}

/// Each text's plain value: pictures, sounds and other forms of it are left out.
fn texts(translation: Element<'_>) -> BTreeMap<String, String> {
    let text = |text: Element<'_>| {
        let value = text.named("value").find(|value| value.attribute("form").is_none())?;
        Some((text.attribute("id")?.to_owned(), value.words()))
    };
    translation.named("text").filter_map(text).collect()
}
