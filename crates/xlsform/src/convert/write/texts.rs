//! Words: in place, or by an identifier where they are translated.

use super::Writer;
use crate::convert::model::{At, Node};
use crate::convert::references::{Piece, Style, has_references, pieces};
use crate::convert::words::Words;
use crate::convert::xml::Element;

/// Words and pictures under one identifier.
pub(super) struct Text {
    id: String,
    /// The node whose paths its references begin at.
    about: Option<At>,
    /// Each with its form; words themselves have none.
    values: Vec<(Option<&'static str>, Words)>,
}

impl Writer<'_> {
    /// The label of what is shown; pictures and sounds belong to it.
    pub(super) fn label(&mut self, at: At) -> Option<Element> {
        let node = &self.survey.nodes[at];
        let is_translated = node.label.as_ref().is_some_and(Words::is_translated);
        if is_translated || !node.media.is_empty() {
            let words = node.label.clone().map(|words| (None, words));
            let media = node.media.iter().map(|(kind, words)| (Some(*kind), words.clone()));
            return Some(self.by_id("label", at, words.into_iter().chain(media).collect()));
        }
        let label = node.label.as_ref()?;
        Some(self.in_place("label", label, Some(at)))
    }

    pub(super) fn hint(&mut self, at: At) -> Option<Element> {
        let Node { hint, guidance, .. } = &self.survey.nodes[at];
        let is_translated = hint.as_ref().is_some_and(Words::is_translated);
        if is_translated || guidance.is_some() {
            let words = hint.clone().map(|words| (None, words));
            let guidance = guidance.clone().map(|words| (Some("guidance"), words));
            return Some(self.by_id("hint", at, words.into_iter().chain(guidance).collect()));
        }
        let hint = hint.as_ref()?;
        Some(self.in_place("hint", hint, Some(at)))
    }

    /// A message as an attribute's value.
    pub(super) fn message(&mut self, kind: &str, words: &Words, at: At) -> String {
        let default = &self.settings.default_language;
        if !words.is_translated() && !has_references(words.any(default)) {
            return words.any(default).to_owned();
        }
        let id = format!("{}:{kind}", self.survey.path(at));
        let address = format!("jr:itext('{id}')");
        self.texts.push(Text { id, about: Some(at), values: vec![(None, words.clone())] });
        address
    }

    fn by_id(&mut self, kind: &str, at: At, values: Vec<(Option<&'static str>, Words)>) -> Element {
        let id = format!("{}:{kind}", self.survey.path(at));
        let element = Element::new(kind).with("ref", &format!("jr:itext('{id}')"));
        self.texts.push(Text { id, about: Some(at), values });
        element
    }

    pub(super) fn choice_text(&mut self, id: String, values: Vec<(Option<&'static str>, Words)>) {
        self.texts.push(Text { id, about: None, values });
    }

    fn in_place(&self, name: &str, words: &Words, about: Option<At>) -> Element {
        let mut element = Element::new(name);
        self.fill(&mut element, words.any(&self.settings.default_language), about);
        element
    }

    /// Words, with the values that they refer to.
    fn fill(&self, element: &mut Element, text: &str, about: Option<At>) {
        for piece in pieces(text) {
            let Piece::Reference { place, .. } = piece else {
                if let Piece::Words(words) = piece {
                    element.push_text(words);
                }
                continue;
            };
            let written = &text[place];
            let path = self.expanded(written, about.unwrap_or_default(), Style::default());
            element.push(Element::new("output").with("value", &path));
        }
    }

    /// All words that are found by identifiers, a translation a language.
    pub(super) fn itext(&self) -> Option<Element> {
        if self.texts.is_empty() {
            return None;
        }
        let default = &self.settings.default_language;
        let mut languages = self.settings.languages.clone();
        let has_plain = |text: &Text| {
            text.values
                .iter()
                .any(|(_, words)| words.texts().any(|(language, _)| language.is_none()))
        };
        if !languages.contains(default) && self.texts.iter().any(has_plain) {
            languages.insert(0, default.clone());
        }
        let translations = languages.iter().map(|language| {
            let is_default = language == default;
            Element::new("translation")
                .with("lang", language)
                .with_some("default", is_default.then_some("true()"))
                .holding(self.texts.iter().map(|text| self.text(text, language)))
        });
        Some(Element::new("itext").holding(translations))
    }

    fn text(&self, text: &Text, language: &str) -> Element {
        let default = &self.settings.default_language;
        let mut element = Element::new("text").with("id", &text.id);
        for (form, words) in &text.values {
            let written = words.get(language, default).unwrap_or_else(|| words.any(default));
            let mut value = Element::new("value").with_some("form", *form);
            match form {
                None | Some("guidance") => self.fill(&mut value, written, text.about),
                Some(kind) => {
                    let folder = if kind.ends_with("image") { "images" } else { kind };
                    self.fill(&mut value, &format!("jr://{folder}/{written}"), text.about);
                }
            }
            element.push(value);
        }
        element
    }
}
