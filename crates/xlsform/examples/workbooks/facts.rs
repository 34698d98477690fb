//! What a form says, as pairs of a question and its answer, so that two forms can be compared.

use std::collections::BTreeMap;

use sammen_xforms::document::XmlError;

use super::document::{Element, words};
use super::expression::plain;

/// What a form says.
#[derive(Debug, Default)]
pub struct Facts {
    /// Structure, types, rules, choices.
    pub logic: BTreeMap<String, String>,
    /// What is shown, by place, then by language; no language where the words stand in place.
    words: BTreeMap<String, BTreeMap<String, String>>,
    /// Identifiers of translations with their words by form and language.
    texts: BTreeMap<String, BTreeMap<(String, String), String>>,
}

/// Attributes of bindings that are expressions.
const RULES: [&str; 5] = ["relevant", "required", "readonly", "constraint", "calculate"];

/// Attributes of bindings and controls that change what they do.
const PLAIN: [&str; 14] = [
    "type",
    "preload",
    "preloadParams",
    "appearance",
    "mediatype",
    "start",
    "end",
    "step",
    "tick-interval",
    "placeholder",
    "rows",
    "accuracyThreshold",
    "unacceptableAccuracyThreshold",
    "class",
];

/// What an untranslated text is where the other converter has none.
const NO_WORDS: &str = "-";

impl Facts {
    pub fn read(xml: &str) -> Result<Self, XmlError> {
        let outer = Element::read(xml)?;
        let mut facts = Self::default();
        let (Some(model), Some(body)) = (outer.find("model"), outer.find("body")) else {
            return Ok(facts);
        };
        facts.put("title", outer.find("title").map(Element::text).unwrap_or_default());
        if let Some(itext) = model.find("itext") {
            facts.itext(itext);
        }
        let mut instances = model.named("instance");
        if let Some(root) = instances.next().and_then(|primary| primary.elements().next()) {
            facts.put("identifier", root.get("id").unwrap_or_default().to_owned());
            facts.put("version", root.get("version").unwrap_or_default().to_owned());
            facts.structure(root, "");
        }
        instances.for_each(|instance| facts.instance(instance));
        model.named("bind").for_each(|bind| facts.bind(bind));
        facts.actions(model, "the model");
        facts.attributes(body, "body");
        facts.controls(body, "body");
        Ok(facts)
    }

    /// The facts of a form that has no name of its own: the other converter calls it as its file.
    pub fn named(mut self, file: &str) -> Self {
        for key in ["identifier", "title"] {
            if self.logic.get(key).is_some_and(|name| name == "data") {
                self.put(key, file.to_owned());
            }
        }
        self
    }

    /// Words that differ. What the other left untranslated is not compared in that language.
    pub fn words_beside(&self, theirs: &Self) -> Vec<String> {
        let mut different = Vec::new();
        let mut places: Vec<&String> = self.words.keys().chain(theirs.words.keys()).collect();
        places.sort();
        places.dedup();
        for place in places {
            let (Some(ours), Some(theirs)) = (self.words.get(place), theirs.words.get(place))
            else {
                different.push(format!(
                    "{place}: {:?} / {:?}",
                    self.words.get(place),
                    theirs.words.get(place)
                ));
                continue;
            };
            for (language, text) in theirs.iter().filter(|(_, text)| *text != NO_WORDS) {
                let found = ours.get(language).or_else(|| ours.get(""));
                if found != Some(text) {
                    different.push(format!("{place} [{language}]: {found:?} / {text:?}"));
                }
            }
        }
        different
    }

    fn put(&mut self, key: &str, value: String) {
        self.logic.insert(key.to_owned(), value);
    }

    fn itext(&mut self, itext: &Element) {
        for translation in itext.named("translation") {
            let language = code(translation.get("lang").unwrap_or_default());
            for text in translation.named("text") {
                let forms =
                    self.texts.entry(text.get("id").unwrap_or_default().to_owned()).or_default();
                for value in text.named("value") {
                    let form = value.get("form").unwrap_or_default().to_owned();
                    forms.insert((form, language.to_owned()), value.text());
                }
            }
        }
    }

    fn structure(&mut self, element: &Element, above: &str) {
        let path = format!("{above}/{}", element.name);
        let is_template = |child: &Element| child.get("template").is_some();
        let names = element.elements().map(|child| {
            let mark = if is_template(child) { "*" } else { "" };
            format!("{}{mark}", child.name)
        });
        let names = names.collect::<Vec<_>>().join(" ");
        let says = if names.is_empty() { format!("{:?}", element.text()) } else { names };
        let mark = if is_template(element) { "*" } else { "" };
        self.put(&format!("structure of {path}{mark}"), says);
        element.elements().for_each(|child| self.structure(child, &format!("{path}{mark}")));
    }

    fn instance(&mut self, instance: &Element) {
        let id = instance.get("id").unwrap_or_default();
        if let Some(source) = instance.get("src") {
            return self.put(&format!("file {id}"), source.to_owned());
        }
        let items = instance.elements().flat_map(Element::elements);
        for (at, item) in items.enumerate() {
            for part in item.elements() {
                let place = format!("{} of item {at} of {id}", part.name);
                match part.name.as_str() {
                    "itextId" => self.found(&format!("label of item {at} of {id}"), &part.text()),
                    "label" => self.in_place(&place, part.text()),
                    _ => self.put(&place, part.text()),
                }
            }
        }
    }

    fn bind(&mut self, bind: &Element) {
        let path = bind.get("nodeset").unwrap_or_default().trim();
        self.attributes(bind, &format!("bind {path}"));
        for rule in RULES {
            if let Some(text) = bind.get(rule) {
                self.put(&format!("{rule} of {path}"), plain(text));
            }
        }
        for message in ["constraintMsg", "requiredMsg"] {
            let Some(text) = bind.get(message) else { continue };
            let place = format!("{message} of {path}");
            match text.strip_prefix("jr:itext('").and_then(|id| id.strip_suffix("')")) {
                Some(id) => self.found(&place, id),
                None => self.in_place(&place, words(text)),
            }
        }
    }

    fn attributes(&mut self, element: &Element, place: &str) {
        for name in PLAIN {
            if let Some(text) = element.get(name) {
                self.put(&format!("{name} of {place}"), words(text));
            }
        }
    }

    fn controls(&mut self, holder: &Element, place: &str) {
        let mut order = Vec::new();
        for control in holder.elements() {
            let Some(path) = control.get("ref").or_else(|| control.get("nodeset")) else {
                continue;
            };
            if !is_control(&control.name) {
                continue;
            }
            let inner = format!("{} {}", control.name, path.trim());
            self.attributes(control, &inner);
            if let Some(count) = control.get("count") {
                self.put(&format!("count of {inner}"), plain(count));
            }
            for words in ["label", "hint"] {
                if let Some(element) = control.named(words).next() {
                    self.shown(element, &format!("{words} of {inner}"));
                }
            }
            if let Some(items) = control.named("itemset").next() {
                self.items(items, &inner);
            }
            self.actions(control, &inner);
            self.controls(control, &inner);
            order.push(inner);
        }
        self.put(&format!("controls in {place}"), order.join(", "));
    }

    fn items(&mut self, items: &Element, place: &str) {
        self.put(&format!("choices of {place}"), plain(items.get("nodeset").unwrap_or_default()));
        for part in ["value", "label"] {
            let path = items.named(part).next().and_then(|part| part.get("ref"));
            self.put(&format!("{part} of choices of {place}"), path.unwrap_or_default().to_owned());
        }
    }

    fn actions(&mut self, holder: &Element, place: &str) {
        for action in holder.elements().filter(|element| element.name.starts_with("set")) {
            let (path, event) =
                (action.get("ref").unwrap_or_default(), action.get("event").unwrap_or_default());
            let key = format!("{} of {} at {event} in {place}", action.name, path.trim());
            self.put(&key, plain(action.get("value").unwrap_or_default()));
        }
    }

    fn shown(&mut self, element: &Element, place: &str) {
        match element.get("ref").and_then(|id| id.strip_prefix("jr:itext('")?.strip_suffix("')")) {
            Some(id) => self.found(place, id),
            None => self.in_place(place, element.text()),
        }
    }

    fn in_place(&mut self, place: &str, text: String) {
        // An empty element says nothing.
        if !text.is_empty() {
            self.words.entry(place.to_owned()).or_default().insert(String::new(), text);
        }
    }

    /// The words under an identifier.
    fn found(&mut self, place: &str, id: &str) {
        for ((form, language), text) in self.texts.get(id).into_iter().flatten() {
            let place =
                if form.is_empty() { place.to_owned() } else { format!("{form} of {place}") };
            self.words.entry(place).or_default().insert(language.clone(), text.clone());
        }
    }
}

fn is_control(name: &str) -> bool {
    ["group", "repeat", "input", "select", "select1", "rank", "range", "trigger", "upload"]
        .contains(&name)
}

/// The code in `Dansk (da)`, or the whole where there are no parentheses.
fn code(language: &str) -> &str {
    let inside = language.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    inside.map_or(language, |(_, code)| code)
}
