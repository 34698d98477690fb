use super::{Device, FormSession};
use crate::document::{Kind, NodeId};
use crate::xform::form::{Control, ProgramId, Text, TextPart};
use crate::xpath::{Evaluation, Focus, Value};

impl FormSession {
    /// Shows the form in another language; whether it has that language.
    pub fn set_language(&mut self, language: &str, device: &dyn Device) -> bool {
        let Some(at) = self.form.languages.iter().position(|(name, _)| **name == *language) else {
            return false;
        };
        self.language = at;
        self.index_texts();
        self.words_due();
        self.settle(device);
        true
    }

    /// The language that the form is shown in.
    pub fn language(&self) -> Option<&str> {
        self.form.languages.get(self.language).map(|(name, _)| &**name)
    }

    pub(super) fn index_texts(&mut self) {
        self.texts.clear();
        let form = std::sync::Arc::clone(&self.form);
        let (Some((_, document)), Some(id)) =
            (form.languages.get(self.language), form.names.find("id"))
        else {
            return;
        };
        let tree = crate::document::Tree::new(&form.fixed, &[]);
        for text in tree.elements(*document) {
            if let Some(known) = tree.attribute(text, id) {
                self.texts.insert(known.into(), text);
            }
        }
    }

    /// A control's label for one of its nodes.
    pub fn label(&self, control: &Control, node: NodeId, device: &dyn Device) -> String {
        let words = |text: &Text| self.words(text, node, Focus::on(node), device);
        control.label.as_ref().map(words).unwrap_or_default()
    }

    /// A control's hint for one of its nodes.
    pub fn hint(&self, control: &Control, node: NodeId, device: &dyn Device) -> String {
        let words = |text: &Text| self.words(text, node, Focus::on(node), device);
        control.hint.as_ref().map(words).unwrap_or_default()
    }

    /// What the form says of a violated constraint or a missing answer.
    pub fn message(&self, node: NodeId, device: &dyn Device) -> Option<String> {
        let model = self.model_of(node)?;
        let text = match self.violation(node)? {
            super::Violation::Required => model.required_message.as_ref(),
            super::Violation::Constraint => model.constraint_message.as_ref(),
        };
        text.map(|text| self.words(text, node, Focus::on(node), device))
    }

    pub(super) fn words(
        &self,
        text: &Text,
        current: NodeId,
        focus: Focus,
        device: &dyn Device,
    ) -> String {
        let part = |part: &TextPart| match part {
            TextPart::Words(words) => words.to_string(),
            TextPart::Value(program) => self.value_words(*program, current, focus, device),
        };
        text.parts.iter().map(part).collect()
    }

    /// An expression's value as words; a translation is read with the values in it.
    pub(super) fn value_words(
        &self,
        program: ProgramId,
        current: NodeId,
        focus: Focus,
        device: &dyn Device,
    ) -> String {
        self.with(program, current, device, |run| match run.run_with(focus) {
            Ok(value) => self.words_of(run, &value, device),
            Err(_) => String::new(),
        })
    }

    pub(super) fn words_of(
        &self,
        run: &Evaluation<'_>,
        value: &Value,
        device: &dyn Device,
    ) -> String {
        match value {
            Value::Nodes(nodes) if nodes.first().is_some_and(|id| !self.ids().contains(id)) => {
                self.node_words(nodes[0], run.current, device)
            }
            Value::Number(number) if number.is_nan() => String::new(),
            value => run.string(value),
        }
    }

    fn node_words(&self, top: NodeId, current: NodeId, device: &dyn Device) -> String {
        let tree = self.tree();
        if self.form.outputs.is_empty() {
            return tree.string(top).into_owned();
        }
        let part = |id: NodeId| {
            let output = self.form.outputs.binary_search_by_key(&id, |(output, _)| *output);
            match (tree.node(id).kind, output) {
                (Kind::Element, Ok(at)) => {
                    let text = self.text_of(self.form.outputs[at].1, current, device);
                    text.unwrap_or_default()
                }
                _ => tree.string(id).into_owned(),
            }
        };
        tree.children(top).map(part).collect()
    }
}
