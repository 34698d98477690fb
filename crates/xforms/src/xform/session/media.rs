use super::{Device, FormSession};
use crate::document::NodeId;
use crate::xform::form::{Control, ProgramId, Text, TextPart};
use crate::xpath::{Focus, Value};

/// What words come with, as the form names it, such as `jr://images/tree.svg`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Media {
    pub image: Option<String>,
    pub audio: Option<String>,
}

impl FormSession {
    /// What a control's label comes with.
    pub fn label_media(&self, control: &Control, node: NodeId, device: &dyn Device) -> Media {
        let media = |text: &Text| self.media_of(text, node, Focus::on(node), device);
        control.label.as_ref().map(media).unwrap_or_default()
    }

    pub(super) fn media_of(
        &self,
        text: &Text,
        current: NodeId,
        focus: Focus,
        device: &dyn Device,
    ) -> Media {
        match text.parts.as_slice() {
            [TextPart::Value(program)] => self.media(*program, current, focus, device),
            _ => Media::default(),
        }
    }

    /// What stands beside the words of a translation.
    pub(super) fn media(
        &self,
        program: ProgramId,
        current: NodeId,
        focus: Focus,
        device: &dyn Device,
    ) -> Media {
        let found = self.with(program, current, device, |run| run.run_with(focus));
        found.map(|value| self.media_beside(&value)).unwrap_or_default()
    }

    /// Words with what they come with; the expression is evaluated once for both.
    pub(super) fn shown(
        &self,
        program: ProgramId,
        current: NodeId,
        focus: Focus,
        device: &dyn Device,
    ) -> (String, Media) {
        self.with(program, current, device, |run| match run.run_with(focus) {
            Ok(value) => (self.words_of(run, &value, device), self.media_beside(&value)),
            Err(_) => Default::default(),
        })
    }

    fn media_beside(&self, value: &Value) -> Media {
        let Value::Nodes(nodes) = value else { return Media::default() };
        let words = nodes.first().filter(|id| !self.ids().contains(id));
        let (Some(words), Some(form)) = (words, self.form_name) else {
            return Media::default();
        };
        let tree = self.tree();
        let text = tree.node(*words).parent;
        let beside = |wanted: &str| {
            let mut values = tree.elements(text);
            let found = values.find(|id| tree.attribute(*id, form) == Some(wanted))?;
            Some(tree.string(found).trim().to_owned())
        };
        Media { image: beside("image"), audio: beside("audio") }
    }
}
