use super::{Device, FormSession, Media, Stopped};
use crate::document::NodeId;
use crate::xform::form::{Items, ModelId, Text, TextPart};
use crate::xpath::{Focus, Value};

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub value: String,
    pub words: String,
    pub media: Media,
}

impl FormSession {
    /// What can be chosen at a node now.
    pub fn choices(&self, node: NodeId, device: &dyn Device) -> Vec<Choice> {
        let device = &Stopped::new(device);
        let control = self.control(node);
        control.map(|control| self.items(&control.items, node, device)).unwrap_or_default()
    }

    fn items(&self, items: &Items, node: NodeId, device: &dyn Device) -> Vec<Choice> {
        match items {
            Items::None => Vec::new(),
            Items::Written(written) => {
                let choice = |(value, text): &(Box<str>, Text)| {
                    let (words, media) = match text.parts.as_slice() {
                        [TextPart::Value(program)] => {
                            self.shown(*program, node, Focus::on(node), device)
                        }
                        _ => (self.words(text, node, Focus::on(node), device), Media::default()),
                    };
                    Choice { value: value.to_string(), words, media }
                };
                written.iter().map(choice).collect()
            }
            Items::Nodes { nodes, value, label } => {
                let found = match self.evaluate(*nodes, node, device) {
                    Ok(Value::Nodes(found) | Value::Shuffled(found)) => found,
                    _ => return Vec::new(),
                };
                let size = found.len();
                let each = found.into_iter().enumerate();
                let choice = |(at, item): (usize, NodeId)| {
                    let focus = Focus { node: item, position: at + 1, size };
                    let text = self.text_for(*value, node, focus, device);
                    let value = text.unwrap_or_default().trim().to_owned();
                    let shown = label.map(|label| self.shown(label, node, focus, device));
                    let (words, media) = shown.unwrap_or_else(|| (value.clone(), Media::default()));
                    Choice { value, words, media }
                };
                each.map(choice).collect()
            }
        }
    }

    /// The words of a value in the list of the question at a path.
    pub(super) fn choice_words(
        &self,
        value: &str,
        path: &str,
        context: NodeId,
        device: &dyn Device,
    ) -> Option<String> {
        let from = self.tree().ancestors(context).find(|id| self.ids().contains(id))?;
        let model = self.model_at(path, self.node(from).model)?;
        let control = self.form.model(model).control?;
        let nodes = self.nodes_of(model, self.base());
        // Of several instances the one that has most around it in common with who asks.
        let around: Vec<NodeId> = self.tree().ancestors(from).collect();
        let shared =
            |id: &NodeId| self.tree().ancestors(*id).filter(|id| around.contains(id)).count();
        let node = nodes.into_iter().rev().max_by_key(shared).unwrap_or(from);
        let choices = self.items(&self.form.controls[control as usize].items, node, device);
        choices.into_iter().find(|choice| choice.value == value).map(|choice| choice.words)
    }

    /// The node of the model at a path of names.
    fn model_at(&self, path: &str, context: ModelId) -> Option<ModelId> {
        let path = path.trim();
        let mut at = if path.starts_with('/') { 0 } else { context };
        for step in path.split('/').map(str::trim).filter(|step| !step.is_empty() && *step != ".") {
            if step == ".." {
                at = self.form.around(at).nth(1)?;
                continue;
            }
            let name = step.rsplit(':').next().and_then(|local| self.form.names.find(local))?;
            let mut children = self.form.model(at).children.iter();
            at = *children.find(|id| self.form.model(**id).local == name)?;
        }
        Some(at)
    }
}
