//! Instances: the empty answer, lists of choices, and lists in files.

use super::Writer;
use crate::convert::default;
use crate::convert::files::pulled;
use crate::convert::lists::List;
use crate::convert::model::{At, ItemSource, Node, ROOT};
use crate::convert::references::LAST_SAVED;
use crate::convert::words::Words;
use crate::convert::xml::Element;

/// Which instances of repeats an element holds.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeats {
    /// A template, then the first.
    Both,
    /// The template alone: what holds them is one.
    Templates,
    /// The first alone: the template stands elsewhere.
    First,
}

impl Writer<'_> {
    /// The answer that nobody has filled in.
    pub(super) fn primary(&self) -> Element {
        let settings = self.settings;
        let mut root = Element::new(&settings.root)
            .with_some("xmlns", settings.instance_xmlns.as_deref())
            .with("id", &settings.id)
            .with_some("version", settings.version.as_deref());
        self.fill_section(&mut root, ROOT, Repeats::Both);
        root
    }

    fn fill_section(&self, element: &mut Element, at: At, repeats: Repeats) {
        for child in &self.survey.nodes[at].children {
            let node = &self.survey.nodes[*child];
            if node.question().is_some() {
                element.push(self.leaf(node));
            } else if self.survey.is_repeat(*child) {
                if repeats != Repeats::First {
                    let template = Element::new(&node.name).with("jr:template", "");
                    element.push(self.section(template, *child, Repeats::Templates));
                }
                if repeats != Repeats::Templates {
                    element.push(self.section(Element::new(&node.name), *child, Repeats::First));
                }
            } else {
                // A group in a template holds what any group holds.
                let inner = if repeats == Repeats::First { repeats } else { Repeats::Both };
                element.push(self.section(Element::new(&node.name), *child, inner));
            }
        }
    }

    fn section(&self, mut element: Element, at: At, repeats: Repeats) -> Element {
        self.fill_section(&mut element, at, repeats);
        element
    }

    fn leaf(&self, node: &Node) -> Element {
        let of = node.question();
        let value = of.map_or("", |of| of.value);
        let text = node.default.as_ref().filter(|text| !default::is_dynamic(text, value));
        let element = Element::new(&node.name);
        match text {
            Some(text) if of.is_some_and(|of| of.name == "image") && !text.contains("jr://") => {
                element.saying(&format!("jr://images/{text}"))
            }
            Some(text) => element.saying(text),
            None => element,
        }
    }

    /// Lists in files, each once.
    pub(super) fn files(&self) -> Vec<Element> {
        let mut files: Vec<(String, String)> = Vec::new();
        let mut last_saved = false;
        for node in &self.survey.nodes {
            let items = node.items.as_ref();
            let filter = items.and_then(|items| items.filter.as_ref());
            for text in node.rules.values().chain(&node.default).chain(filter) {
                last_saved |= text.contains("${last-saved#");
                files.extend(pulled(text).map(|name| {
                    let address = format!("jr://file-csv/{name}.csv");
                    (name, address)
                }));
            }
            if let Some(ItemSource::File(name)) = items.map(|items| &items.source) {
                let (id, extension) = name.rsplit_once('.').unwrap_or((name, ""));
                let folder = if extension == "csv" { "file-csv" } else { "file" };
                files.push((id.to_owned(), format!("jr://{folder}/{name}")));
            }
        }
        files.extend(self.survey.files.iter().cloned());
        if last_saved {
            files.push((LAST_SAVED.to_owned(), "jr://instance/last-saved".to_owned()));
        }
        files.sort();
        files.dedup_by(|one, other| one.0 == other.0);
        let instance = |(id, address): &(String, String)| {
            Element::new("instance").with("id", id).with("src", address)
        };
        files.iter().map(instance).collect()
    }

    /// Lists of choices.
    pub(super) fn lists(&mut self) -> Vec<Element> {
        let lists = self.lists;
        lists.all().iter().map(|list| self.list(list)).collect()
    }

    fn list(&mut self, list: &List) -> Element {
        let is_translated = list.is_translated();
        let mut root = Element::new("root");
        for (at, choice) in list.choices.iter().enumerate() {
            let mut item = Element::new("item");
            if is_translated {
                let id = format!("{}-{at}", list.name);
                item.push(Element::new("itextId").saying(&id));
                let words = choice.label.clone().map(|words| (None, words));
                let media = choice.media.iter().map(|(kind, words)| (Some(*kind), words.clone()));
                self.choice_text(id, words.into_iter().chain(media).collect());
            }
            item.push(Element::new("name").saying(&choice.name));
            if let Some(label) = choice.label.as_ref().filter(|_| !is_translated) {
                let words: &Words = label;
                item.push(Element::new("label").saying(words.any(&self.settings.default_language)));
            }
            for (column, text) in &choice.columns {
                item.push(Element::new(column).saying(text));
            }
            root.push(item);
        }
        Element::new("instance").with("id", &list.name).holding([root])
    }
}
