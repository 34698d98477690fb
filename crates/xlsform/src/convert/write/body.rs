//! The body: what people see and use.

use super::Writer;
use crate::convert::model::{At, ItemSource, Items, ROOT};
use crate::convert::question_type::QuestionType;
use crate::convert::references::Style;
use crate::convert::xml::Element;

impl Writer<'_> {
    pub(super) fn body(&mut self) -> Element {
        let style = self.settings.style.as_deref();
        let controls = self.controls(ROOT);
        Element::new("h:body").with_some("class", style).holding(controls)
    }

    fn controls(&mut self, section: At) -> Vec<Element> {
        let survey = self.survey;
        let children = survey.nodes[section].children.iter();
        children.filter_map(|at| self.control(*at)).collect()
    }

    fn control(&mut self, at: At) -> Option<Element> {
        let node = &self.survey.nodes[at];
        match node.question() {
            Some(of) => {
                let control = node.control()?;
                Some(self.question(at, of, control))
            }
            None if node.is_bodyless => None,
            None if self.survey.is_repeat(at) => Some(self.repeat(at)),
            None => Some(self.group(at)),
        }
    }

    fn group(&mut self, at: At) -> Element {
        let mut group = Element::new("group").with("ref", &self.survey.path(at));
        group = self.attributes(group, at);
        if self.survey.nodes[at].label.is_some() {
            group = group.holding(self.label(at));
        }
        let controls = self.controls(at);
        group.holding(controls)
    }

    /// A repeat in a group that has its words.
    fn repeat(&mut self, at: At) -> Element {
        let path = self.survey.path(at);
        let mut repeat = Element::new("repeat").with("nodeset", &path);
        if let Some(count) = &self.survey.nodes[at].count {
            repeat = repeat.with("jr:count", &self.rule(count, at));
        }
        repeat = self.attributes(repeat, at);
        let controls = self.controls(at);
        repeat = repeat.holding(controls).holding(self.new_values(at));
        let group = Element::new("group").with("ref", &path);
        group.holding(self.label(at)).holding([repeat])
    }

    /// What is set in every new instance of a repeat. Repeats in it see to their own.
    fn new_values(&self, repeat: At) -> Vec<Element> {
        let inner = self.survey.within(repeat).into_iter().skip(1);
        let own = inner.filter(|at| {
            self.survey.above(*at).find(|at| self.survey.is_repeat(*at)) == Some(repeat)
        });
        own.filter_map(|at| self.dynamic_default(at, "odk-new-repeat")).collect()
    }

    fn question(&mut self, at: At, of: QuestionType, control: &str) -> Element {
        let mut element = Element::new(control)
            .with("ref", &self.survey.path(at))
            .with_some("mediatype", of.media);
        element = self.attributes(element, at);
        let (label, hint) = (self.label(at), self.hint(at));
        let items = self.survey.nodes[at].items.as_ref().map(|items| self.items(at, items));
        element.holding(label).holding(hint).holding(items).holding(self.triggered(at))
    }

    fn attributes(&self, mut element: Element, at: At) -> Element {
        for (name, text) in &self.survey.nodes[at].attributes {
            element = element.with(name, &self.rule(text, at));
        }
        element
    }

    /// The values that an answer sets.
    fn triggered(&self, at: At) -> Vec<Element> {
        let name = &self.survey.nodes[at].name;
        let nodes = self.survey.nodes.iter().enumerate();
        let set = nodes.filter(|(_, node)| node.triggers.contains(name));
        let element = set.map(|(target, node)| {
            let is_place = node.question().is_some_and(|of| of.name == "background-geopoint");
            let kind = if is_place { "odk:setgeopoint" } else { "setvalue" };
            let element = self.at_event(Element::new(kind), target, "xforms-value-changed");
            let value = node.rule("calculate").map(|text| self.rule(text, at));
            element.with_some("value", value.as_deref())
        });
        element.collect()
    }

    fn items(&self, at: At, items: &Items) -> Element {
        let (nodes, value, label) = match &items.source {
            ItemSource::List(list) => self.of_list(at, list, items),
            ItemSource::File(name) => self.of_file(at, name, items),
            ItemSource::Answers(text) => self.of_answers(at, text, items),
        };
        let nodes = match &items.randomize {
            None => nodes,
            Some(None) => format!("randomize({nodes})"),
            Some(Some(seed)) => format!("randomize({nodes}, {})", self.rule(seed, at)),
        };
        Element::new("itemset").with("nodeset", &nodes).holding([
            Element::new("value").with("ref", &value),
            Element::new("label").with("ref", &label),
        ])
    }

    fn of_list(&self, at: At, list: &str, items: &Items) -> (String, String, String) {
        let is_translated = self.lists.get(list).is_some_and(|list| list.is_translated());
        let label = if is_translated { "jr:itext(itextId)" } else { "label" };
        (self.filtered(at, list, items), "name".to_owned(), label.to_owned())
    }

    fn of_file(&self, at: At, name: &str, items: &Items) -> (String, String, String) {
        let (id, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let (value, label) =
            if extension == "geojson" { ("id", "title") } else { ("name", "label") };
        let value = items.value.as_deref().unwrap_or(value);
        let label = items.label.as_deref().unwrap_or(label);
        (self.filtered(at, id, items), value.to_owned(), label.to_owned())
    }

    fn filtered(&self, at: At, list: &str, items: &Items) -> String {
        let style = Style { from_current: true, ..Style::default() };
        let filter = items.filter.as_ref().map(|filter| self.expanded(filter, at, style));
        let filter = filter.map(|filter| format!("[{filter}]")).unwrap_or_default();
        format!("instance('{list}')/root/item{filter}")
    }

    /// The answers to a question of a repeat, as choices.
    fn of_answers(&self, at: At, text: &str, items: &Items) -> (String, String, String) {
        let style = Style { from_current: false, with_repeat: true };
        let path = self.expanded(text, at, style);
        let (nodes, name) = path.rsplit_once('/').unwrap_or(("", &path));
        let filter = match &items.filter {
            None => format!("./{name} != ''"),
            Some(filter) => {
                let style = Style { from_current: true, with_repeat: true };
                let filter = self.expanded(filter, at, style);
                filter.replace(&format!("current()/{nodes}"), ".").replace(nodes, ".")
            }
        };
        (format!("{nodes}[{filter}]"), name.to_owned(), name.to_owned())
    }
}
