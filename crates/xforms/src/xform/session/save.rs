use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{Device, FormSession, Stopped};
use crate::document::{Kind, NodeId};
use crate::xform::form::{Event, XForm};

/// All answers, those that are not relevant too, so that a session can go on later.
///
/// They are kept by path, so that they find their places in another version of the form too.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedAnswers {
    pub(in crate::xform) language: Box<str>,
    /// In document order.
    pub(in crate::xform) entries: Vec<Entry>,
}

/// What is at a path as [`NodeView::path`](super::NodeView::path) writes it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::xform) enum Entry {
    /// So many instances of a repeat.
    Instances(Box<str>, u32),
    Value(Box<str>, Box<str>),
}

impl SavedAnswers {
    /// Answers by their paths, as [`NodeView::path`](super::NodeView::path) writes them.
    pub fn at_paths(answers: impl IntoIterator<Item = (String, String)>) -> Self {
        let entry = |(path, value): (String, String)| Entry::Value(path.into(), value.into());
        Self { language: "".into(), entries: answers.into_iter().map(entry).collect() }
    }
}

impl FormSession {
    /// What [`restore`](Self::restore) needs.
    pub fn save(&self) -> SavedAnswers {
        let mut entries = Vec::new();
        self.save_inside(self.base(), &mut String::new(), &mut entries);
        SavedAnswers { language: self.language().unwrap_or_default().into(), entries }
    }

    /// Elements are no deeper than a form's XML may be, so neither are these calls.
    fn save_inside(&self, parent: NodeId, path: &mut String, entries: &mut Vec<Entry>) {
        // Instances follow their place one after the other.
        let mut instances = 0;
        for id in self.tree().children(parent) {
            let (kind, model) = (self.node(id).kind, self.node(id).model);
            if !matches!(kind, Kind::Range | Kind::Element) {
                continue;
            }
            let outer = path.len();
            self.write_step(model, path);
            if kind == Kind::Range {
                instances = 0;
                let count = self.instances(id).len() as u32;
                entries.push(Entry::Instances(path.as_str().into(), count));
            } else {
                if self.form.model(model).repeat.is_some() {
                    instances += 1;
                    path.push_str(&format!("[{instances}]"));
                }
                if self.is_leaf(id) {
                    entries.push(Entry::Value(path.as_str().into(), self.kept(id).into()));
                }
                self.save_inside(id, path, entries);
            }
            path.truncate(outer);
        }
    }

    /// Goes on with saved answers; what is calculated is calculated anew. Also the paths of answers that the form has
    /// no place for, as it is another version of the one that was answered.
    pub fn restore(
        form: Arc<XForm>,
        saved: &SavedAnswers,
        device: &dyn Device,
    ) -> (Self, Vec<String>) {
        let device = &Stopped::new(device);
        let mut session = Self::empty(form);
        session.build();
        session.preload(device);
        let lost = session.take_entries(&saved.entries);
        session.renumber();
        session.set_language(&saved.language, device);
        session.all_due();
        session.settle(device);
        session.fire_on_load(Event::Load, device);
        session.settle(device);
        (session, lost)
    }

    fn take_entries(&mut self, entries: &[Entry]) -> Vec<String> {
        let mut lost = Vec::new();
        for entry in entries {
            match entry {
                Entry::Instances(path, count) => match self.find(path) {
                    Some(range) if self.node(range).kind == Kind::Range => {
                        self.make_instances(range, *count as usize);
                    }
                    _ => {}
                },
                Entry::Value(path, value) => match self.find(path) {
                    Some(leaf) if self.is_leaf(leaf) => {
                        let value_type = self.form.model(self.node(leaf).model).value_type;
                        self.set_text(leaf, &value_type.normalize(value));
                    }
                    _ if value.is_empty() => {}
                    _ => lost.push(path.to_string()),
                },
            }
        }
        lost
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
