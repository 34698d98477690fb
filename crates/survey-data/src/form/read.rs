//! From a form's XML to what it asks.

mod choices;
mod texts;

use std::collections::{BTreeMap, BTreeSet};

use super::{Form, Item, ItemKind, ReadFormError};
use crate::xml::{Document, Element};
use texts::Texts;

/// Elements of the body that show a node.
const CONTROLS: [&str; 8] =
    ["input", "select", "select1", "rank", "range", "trigger", "upload", "secret"];

pub(super) fn read(xml: &str) -> Result<Form, ReadFormError> {
    let document = Document::read(xml)?;
    let root = document.root();
    let model = root.all().find(|element| element.name() == "model");
    let model = model.ok_or(ReadFormError::Without("a model"))?;
    let primary = model.named("instance").next().and_then(|instance| instance.elements().next());
    let primary = primary.ok_or(ReadFormError::Without("an instance"))?;
    let title = root.all().find(|element| element.name() == "title");
    let reading = Reading::new(root, model, primary);
    let mut items = Vec::new();
    reading.items(primary, &mut Vec::new(), &mut Vec::new(), &mut items);
    Ok(Form {
        id: primary.attribute("id").unwrap_or_default().to_owned(),
        version: primary.attribute("version").unwrap_or_default().to_owned(),
        title: title.map(Element::text).unwrap_or_default(),
        languages: reading.texts.languages(),
        openrosa: model.attribute("openrosa") == Some("yes"),
        items,
    })
}

struct Reading<'d> {
    model: Element<'d>,
    /// The outer element's name, with which every path begins.
    outer: &'d str,
    binds: BTreeMap<&'d str, Element<'d>>,
    controls: BTreeMap<&'d str, Element<'d>>,
    repeats: BTreeSet<&'d str>,
    texts: Texts,
}

impl<'d> Reading<'d> {
    fn new(root: Element<'d>, model: Element<'d>, primary: Element<'d>) -> Self {
        let path = |element: Element<'d>| {
            element.attribute("ref").or_else(|| element.attribute("nodeset"))
        };
        let named = |wanted: &'static [&'static str]| {
            root.all()
                .filter(move |element| wanted.contains(&element.name()))
                .filter_map(move |element| Some((path(element)?, element)))
        };
        Self {
            model,
            outer: primary.name(),
            binds: named(&["bind"]).collect(),
            controls: named(&CONTROLS).collect(),
            repeats: named(&["repeat"]).map(|(path, _)| path).collect(),
            texts: Texts::read(model),
        }
    }

    /// Elements are no deeper than XML may be, so neither are these calls.
    fn items(
        &self,
        element: Element<'d>,
        steps: &mut Vec<String>,
        repeats: &mut Vec<usize>,
        items: &mut Vec<Item>,
    ) {
        for child in element.elements() {
            if steps.is_empty() && child.name() == "meta" {
                continue;
            }
            steps.push(child.name().to_owned());
            let path = self.path(steps);
            let is_repeat = self.repeats.contains(path.as_str());
            if is_repeat {
                repeats.push(steps.len());
            }
            // A repeat is written twice: as what new ones are made from, and as the first.
            let is_known = items.iter().any(|item| item.steps == *steps);
            if child.elements().next().is_some() || is_repeat {
                self.items(child, steps, repeats, items);
            } else if !is_known && !self.is_note(&path) {
                items.push(self.item(&path, steps, repeats));
            }
            if is_repeat {
                repeats.pop();
            }
            steps.pop();
        }
    }

    fn path(&self, steps: &[String]) -> String {
        format!("/{}/{}", self.outer, steps.join("/"))
    }

    fn rule(&self, path: &str, name: &str) -> Option<&'d str> {
        self.binds.get(path)?.attribute(name).filter(|rule| !rule.is_empty())
    }

    /// What only says something and holds nothing.
    fn is_note(&self, path: &str) -> bool {
        let is_input = self.controls.get(path).is_some_and(|control| control.name() == "input");
        is_input
            && self.rule(path, "readonly") == Some("true()")
            && ["calculate", "preload"].iter().all(|rule| self.rule(path, rule).is_none())
    }

    fn item(&self, path: &str, steps: &[String], repeats: &[usize]) -> Item {
        let control = self.controls.get(path).copied();
        let rule = |name| self.rule(path, name).unwrap_or_default().to_owned();
        let label = control.and_then(|control| control.named("label").next());
        Item {
            name: steps.last().cloned().unwrap_or_default(),
            steps: steps.to_vec(),
            repeats: repeats.to_vec(),
            kind: kind(control.map(Element::name), self.rule(path, "type")),
            label: label.map(|label| self.texts.of(label)).unwrap_or_default(),
            choices: control
                .map(|control| choices::read(control, self.model, &self.texts))
                .unwrap_or_default(),
            relevant: self.relevant(steps),
            required: rule("required"),
            constraint: rule("constraint"),
            calculate: self.calculate(path),
            reworded: self.rule(path, "reworded").map(str::to_owned),
        }
    }

    /// How a value comes about that nobody is asked for.
    fn calculate(&self, path: &str) -> String {
        let own = self.rule(path, "calculate");
        let preload = self.rule(path, "preloadParams").or_else(|| self.rule(path, "preload"));
        own.or(preload).unwrap_or_default().to_owned()
    }

    /// When a node is asked for: all around it must be asked for too.
    fn relevant(&self, steps: &[String]) -> String {
        let around = (1..=steps.len()).map(|count| self.path(&steps[..count]));
        let rules: Vec<&str> = around.filter_map(|path| self.rule(&path, "relevant")).collect();
        match rules.as_slice() {
            [only] => (*only).to_owned(),
            all => all.iter().map(|rule| format!("({rule})")).collect::<Vec<_>>().join(" and "),
        }
    }
}

fn kind(control: Option<&str>, value_type: Option<&str>) -> ItemKind {
    match control {
        Some("select1") => return ItemKind::One,
        Some("select") => return ItemKind::Many,
        Some("rank") => return ItemKind::Ranked,
        Some("trigger") => return ItemKind::Confirmed,
        _ => {}
    }
    match value_type.unwrap_or_default().rsplit(':').next().unwrap_or_default() {
        "int" | "integer" => ItemKind::Integer,
        "decimal" => ItemKind::Decimal,
        "date" => ItemKind::Date,
        "time" => ItemKind::Time,
        "dateTime" => ItemKind::DateTime,
        "geopoint" => ItemKind::Place,
        _ => ItemKind::Text,
    }
}
