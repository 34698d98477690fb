use super::{Device, FormSession, Stopped};
use crate::document::{Kind, NONE, NodeId};
use crate::xform::form::{Event, ModelId};

/// So many instances a repeat may have.
pub const INSTANCES_MAX: usize = 2_000;

/// Why an instance was not added or removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RepeatError {
    #[error("change what is no repeat")]
    NoRepeat,
    #[error("change a repeat whose instances the form decides")]
    Controlled,
    #[error("add an instance to a repeat that has {INSTANCES_MAX}")]
    TooMany,
}

impl FormSession {
    /// The place of a repeat's instances in a node.
    pub(super) fn range_in(&self, parent: NodeId, model: ModelId) -> Option<NodeId> {
        let tree = self.tree();
        let is_range =
            |id: &NodeId| tree.node(*id).kind == Kind::Range && tree.node(*id).model == model;
        tree.children(parent).find(is_range)
    }

    /// The instances at a repeat's place.
    pub fn instances(&self, range: NodeId) -> Vec<NodeId> {
        if self.model_of(range).is_none() {
            return Vec::new();
        }
        let tree = self.tree();
        let model = tree.node(range).model;
        let beside = std::iter::successors(Some(tree.node(range).next), |id| {
            (*id != NONE).then(|| tree.node(*id).next)
        });
        let here = beside.take_while(|id| *id != NONE);
        here.filter(|id| tree.node(*id).model == model).collect()
    }

    /// Whether the form decides how many instances there are at a repeat's place.
    pub fn is_controlled(&self, range: NodeId) -> bool {
        self.may_change(range) == Err(RepeatError::Controlled)
    }

    /// Adds an instance at the end.
    ///
    /// # Errors
    /// [`RepeatError`] when people cannot, or when there are too many.
    pub fn add_instance(
        &mut self,
        range: NodeId,
        device: &dyn Device,
    ) -> Result<NodeId, RepeatError> {
        self.may_change(range)?;
        let count = self.instances(range).len();
        if count >= INSTANCES_MAX {
            return Err(RepeatError::TooMany);
        }
        let device = &Stopped::new(device);
        self.set_count(range, count + 1, device);
        self.settle(device);
        self.instances(range).last().copied().ok_or(RepeatError::NoRepeat)
    }

    /// Takes an instance out, with all answers in it.
    ///
    /// # Errors
    /// [`RepeatError`] when people cannot.
    pub fn remove_instance(
        &mut self,
        instance: NodeId,
        device: &dyn Device,
    ) -> Result<(), RepeatError> {
        if !self.ids().contains(&instance) || self.state_of(instance).gone {
            return Err(RepeatError::NoRepeat);
        }
        let (parent, model) = (self.node(instance).parent, self.node(instance).model);
        let is_instance = parent != NONE && self.node(instance).kind == Kind::Element;
        let range = is_instance
            .then(|| self.range_in(parent, model))
            .flatten()
            .ok_or(RepeatError::NoRepeat)?;
        self.may_change(range)?;
        self.take_out(instance);
        self.structure_changed(range);
        self.settle(device);
        Ok(())
    }

    fn may_change(&self, range: NodeId) -> Result<(), RepeatError> {
        if !self.ids().contains(&range)
            || self.node(range).kind != Kind::Range
            || self.state_of(range).gone
        {
            return Err(RepeatError::NoRepeat);
        }
        let repeat = self.form.model(self.node(range).model).repeat.as_ref();
        match repeat {
            Some(repeat) if repeat.is_controlled() => Err(RepeatError::Controlled),
            Some(_) => Ok(()),
            None => Err(RepeatError::NoRepeat),
        }
    }

    /// Adds or takes out instances at the end until there are so many.
    pub(super) fn set_count(&mut self, range: NodeId, count: usize, device: &dyn Device) {
        let count = count.min(INSTANCES_MAX);
        let mut instances = self.instances(range);
        if instances.len() == count {
            return;
        }
        let form = std::sync::Arc::clone(&self.form);
        let Some(repeat) = &form.model(self.node(range).model).repeat else { return };
        while instances.len() > count {
            instances.pop().into_iter().for_each(|last| self.take_out(last));
        }
        let mut added = Vec::new();
        while instances.len() < count {
            let written = repeat.written.get(instances.len()).filter(|_| repeat.counted);
            let source = written.copied().unwrap_or(repeat.template);
            let Some(instance) = self.new_instance(range, source, instances.last().copied()) else {
                break;
            };
            instances.push(instance);
            added.push(instance);
        }
        self.renumber();
        self.structure_changed(range);
        for instance in added {
            self.fire_on_repeat(instance, device);
        }
    }

    /// Makes an instance of what is written, and tells that all in it is due.
    pub(super) fn new_instance(
        &mut self,
        range: NodeId,
        source: NodeId,
        last: Option<NodeId>,
    ) -> Option<NodeId> {
        if source == NONE {
            return None;
        }
        let parent = self.node(range).parent;
        let first = self.ids().end;
        let instance = self.copy(source, parent, last.unwrap_or(range));
        for id in first..self.ids().end {
            self.normalize(id);
            self.node_due(id);
        }
        Some(instance)
    }

    pub(super) fn take_out(&mut self, instance: NodeId) {
        let (parent, previous, next) = {
            let node = self.node(instance);
            (node.parent, node.previous, node.next)
        };
        match previous {
            NONE => self.at(parent).first_child = next,
            previous => self.at(previous).next = next,
        }
        match next {
            NONE => self.at(parent).last_child = previous,
            next => self.at(next).previous = previous,
        }
        let mut at = Some(instance);
        while let Some(id) = at {
            self.state(id).gone = true;
            let mut attribute = self.node(id).first_attribute;
            while attribute != NONE {
                self.state(attribute).gone = true;
                attribute = self.node(attribute).next;
            }
            at = self.tree().following(id, instance);
        }
        let node = self.at(instance);
        (node.previous, node.next) = (NONE, NONE);
    }

    fn fire_on_repeat(&mut self, instance: NodeId, device: &dyn Device) {
        self.fire(Event::NewRepeat, Some(instance), device);
    }
}
