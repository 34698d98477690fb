use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Device, FormSession};
use crate::document::{Kind, NodeId};
use crate::xform::form::{Event, ModelId, XForm};

/// All answers, those that are not relevant too, so that a session can go on later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAnswers {
    /// How many nodes the form's model has: another form has others.
    model_nodes: u32,
    language: Box<str>,
    /// In document order: a place of a repeat with the number of its instances, or a value.
    entries: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Entry {
    Instances(ModelId, u32),
    Value(ModelId, Box<str>),
}

/// Why a session could not go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    #[error("restore answers to another form")]
    OtherForm,
}

impl FormSession {
    /// What [`restore`](Self::restore) needs.
    pub fn save(&self) -> SavedAnswers {
        let top = self.root();
        let tree = self.tree();
        let mut entries = Vec::new();
        for id in std::iter::successors(Some(top), |id| tree.following(*id, top)) {
            let node = tree.node(id);
            if node.kind == Kind::Range {
                entries.push(Entry::Instances(node.model, self.instances(id).len() as u32));
            } else if node.kind == Kind::Element && self.is_leaf(id) {
                entries.push(Entry::Value(node.model, self.kept(id).into()));
            }
        }
        let language = self.language().unwrap_or_default().into();
        SavedAnswers { model_nodes: self.form.model.len() as u32, language, entries }
    }

    /// Goes on with saved answers; what is calculated is calculated anew.
    ///
    /// # Errors
    /// [`RestoreError`] when they are answers to another form.
    pub fn restore(
        form: Arc<XForm>,
        saved: &SavedAnswers,
        device: &dyn Device,
    ) -> Result<Self, RestoreError> {
        if saved.model_nodes as usize != form.model.len() {
            return Err(RestoreError::OtherForm);
        }
        let mut session = Self::empty(form);
        session.build();
        session.take_entries(&saved.entries)?;
        session.renumber();
        session.set_language(&saved.language, device);
        session.all_due();
        session.settle(device);
        session.fire_on_load(Event::Load, device);
        session.settle(device);
        Ok(session)
    }

    /// Walks the entries and the document side by side.
    fn take_entries(&mut self, entries: &[Entry]) -> Result<(), RestoreError> {
        let top = self.root();
        let mut entries = entries.iter();
        let mut next = Some(top);
        while let Some(id) = next {
            let node = self.node(id);
            let (kind, model) = (node.kind, node.model);
            if kind == Kind::Range || kind == Kind::Element && self.is_leaf(id) {
                match entries.next() {
                    Some(Entry::Instances(known, count))
                        if *known == model && kind == Kind::Range =>
                    {
                        self.make_instances(id, *count as usize);
                    }
                    Some(Entry::Value(known, value))
                        if *known == model && kind == Kind::Element =>
                    {
                        self.set_text(id, value.to_string());
                    }
                    _ => return Err(RestoreError::OtherForm),
                }
            }
            next = self.tree().following(id, top);
        }
        Ok(())
    }

    /// Instances as they were made the first time, so that what is written in them is there again.
    fn make_instances(&mut self, range: NodeId, count: usize) {
        let form = Arc::clone(&self.form);
        let Some(repeat) = &form.model(self.node(range).model).repeat else { return };
        for extra in self.instances(range).into_iter().skip(count) {
            self.take_out(extra);
        }
        let mut instances = self.instances(range);
        while instances.len() < count.min(super::repeats::INSTANCES_MAX) {
            let written = repeat.written.get(instances.len()).filter(|_| repeat.counted);
            let source = written.copied().unwrap_or(repeat.template);
            match self.new_instance(range, source, instances.last().copied()) {
                Some(instance) => instances.push(instance),
                None => return,
            }
        }
    }
}
