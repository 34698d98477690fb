//! Bindings: types and rules of every node; and values that are set when a form is opened.

use super::Writer;
use crate::convert::default;
use crate::convert::model::{At, Node};
use crate::convert::xml::Element;

impl Writer<'_> {
    pub(super) fn binds(&mut self) -> Vec<Element> {
        let all = self.survey.within(super::super::model::ROOT);
        all.into_iter().filter_map(|at| self.bind(at)).collect()
    }

    fn bind(&mut self, at: At) -> Option<Element> {
        let survey = self.survey;
        let node = &survey.nodes[at];
        let of = node.question();
        let says = node.required_message.is_some() || node.constraint_message.is_some();
        if of.is_none() && node.rules.is_empty() && !says {
            return None;
        }
        let value = node.value.or(of.map(|of| of.value)).filter(|value| !value.is_empty());
        let mut bind =
            Element::new("bind").with("nodeset", &survey.path(at)).with_some("type", value);
        if of.is_some_and(|of| of.read_only) && !node.rules.contains_key("readonly") {
            bind = bind.with("readonly", "true()");
        }
        for (rule, text) in &node.rules {
            // What a trigger sets is not computed at other times.
            if *rule != "calculate" || node.triggers.is_empty() {
                bind = bind.with(rule, &self.rule(text, at));
            }
        }
        let messages = [
            ("jr:constraintMsg", &node.constraint_message),
            ("jr:requiredMsg", &node.required_message),
        ];
        for (name, words) in messages {
            if let Some(words) = words {
                let message = self.message(name, words, at);
                bind = bind.with(name, &message);
            }
        }
        let bind = bind.with_some("sammen:reworded", node.reworded.as_deref());
        Some(preloaded(bind, node))
    }

    /// Values that are set when an answer is begun.
    pub(super) fn first_values(&self) -> Vec<Element> {
        let all = self.survey.within(super::super::model::ROOT);
        let set = all.into_iter().filter_map(|at| {
            let is_place =
                self.survey.nodes[at].question().is_some_and(|of| of.name == "start-geopoint");
            if is_place {
                let element = Element::new("odk:setgeopoint");
                return Some(self.at_event(element, at, "odk-instance-first-load"));
            }
            self.dynamic_default(at, "odk-instance-first-load")
        });
        set.collect()
    }

    /// What sets a default that is computed.
    pub(super) fn dynamic_default(&self, at: At, event: &str) -> Option<Element> {
        let node = &self.survey.nodes[at];
        let value = node.question()?.value;
        let text = node.default.as_ref().filter(|text| default::is_dynamic(text, value))?;
        let element = self.at_event(Element::new("setvalue"), at, event);
        Some(element.with("value", &self.rule(text, at)))
    }

    pub(super) fn at_event(&self, element: Element, at: At, event: &str) -> Element {
        element.with("event", event).with("ref", &self.survey.path(at))
    }
}

fn preloaded(bind: Element, node: &Node) -> Element {
    let preload = node.preload.or(node.question().and_then(|of| of.preload));
    let Some((kind, parameter)) = preload else { return bind };
    let parameter = Some(parameter).filter(|parameter| !parameter.is_empty());
    bind.with("jr:preload", kind).with_some("jr:preloadParams", parameter)
}
