//! The survey as an XForm.

mod binds;
mod body;
mod instances;
mod texts;

use sammen_xforms::document::namespace;

use super::lists::Lists;
use super::model::{At, Survey};
use super::references::Style;
use super::settings::Settings;
use super::xml::Element;

/// The namespace of what only we say; other programs pass over it.
const OWN: &str = "urn:sammen:xforms";

/// Writes a survey that has no problems.
pub(crate) fn write(survey: &Survey, lists: &Lists, settings: &Settings) -> String {
    let mut writer = Writer { survey, lists, settings, texts: Vec::new() };
    let body = writer.body();
    let choices = writer.lists();
    let binds = writer.binds();
    let texts = writer.itext();
    let primary = Element::new("instance").holding([writer.primary()]);
    let model = Element::new("model")
        .with("odk:xforms-version", "1.0.0")
        .with_some("sammen:openrosa", settings.openrosa.then_some("yes"))
        .holding(texts)
        .holding([primary])
        .holding(writer.files())
        .holding(choices)
        .holding(binds)
        .holding(writer.first_values());
    let has_own = settings.openrosa || survey.nodes.iter().any(|node| node.reworded.is_some());
    let title = settings.title.any(&settings.default_language);
    let head = Element::new("h:head").holding([Element::new("h:title").saying(title), model]);
    let html = Element::new("h:html")
        .with("xmlns", namespace::XFORMS)
        .with("xmlns:h", namespace::XHTML)
        .with("xmlns:jr", namespace::JAVAROSA)
        .with("xmlns:orx", namespace::OPENROSA)
        .with("xmlns:odk", namespace::ODK)
        .with_some("xmlns:sammen", has_own.then_some(OWN))
        .holding([head, body]);
    let mut xml = String::from("<?xml version=\"1.0\"?>");
    html.write(&mut xml);
    xml
}

struct Writer<'w> {
    survey: &'w Survey,
    lists: &'w Lists,
    settings: &'w Settings,
    /// Words that are found by identifiers, collected while the rest is written.
    texts: Vec<texts::Text>,
}

impl Writer<'_> {
    /// An expression for a node. A workbook is written when all its references are known.
    fn expanded(&self, text: &str, from: At, style: Style) -> String {
        self.survey.expanded(text, from, style).unwrap_or_default().trim().to_owned()
    }

    fn rule(&self, text: &str, from: At) -> String {
        self.expanded(text, from, Style::default())
    }
}
