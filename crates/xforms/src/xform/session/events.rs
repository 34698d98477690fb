use std::sync::Arc;

use super::{Device, FormSession};
use crate::document::NodeId;
use crate::xform::form::{Action, ActionKind, Event};
use crate::xpath::{EvaluationError, Value};

impl FormSession {
    pub(super) fn fire_on_load(&mut self, event: Event, device: &dyn Device) {
        self.fire(event, None, device);
    }

    pub(super) fn fire_on_change(&mut self, node: NodeId, device: &dyn Device) {
        self.fire(Event::ValueChanged, Some(node), device);
    }

    /// Does what the form does at an event; `about` is the changed node, or the new instance.
    pub(super) fn fire(&mut self, event: Event, about: Option<NodeId>, device: &dyn Device) {
        let form = Arc::clone(&self.form);
        for action in form.actions.iter().filter(|action| action.events.contains(&event)) {
            for context in self.contexts(action, event, about) {
                if let Err(error) = self.act(action, event, context, device) {
                    self.note(context, error);
                }
            }
        }
    }

    /// The nodes that an action is done for.
    fn contexts(&self, action: &Action, event: Event, about: Option<NodeId>) -> Vec<NodeId> {
        match (event, about, action.source) {
            (Event::ValueChanged, Some(node), Some(source)) if self.node(node).model == source => {
                vec![node]
            }
            (Event::NewRepeat, Some(instance), Some(source)) => {
                let repeat = self.node(instance).model;
                let nearest =
                    self.form.around(source).find(|id| self.form.model(*id).repeat.is_some());
                match nearest == Some(repeat) {
                    true => self.nodes_of(source, instance),
                    false => Vec::new(),
                }
            }
            (Event::FirstLoad | Event::Load, _, None) => vec![self.root()],
            (Event::FirstLoad | Event::Load, _, Some(source)) => {
                let nodes = self.nodes_of(source, self.base());
                let is_element = |id: &NodeId| self.node(*id).kind != crate::document::Kind::Range;
                nodes.into_iter().filter(is_element).collect()
            }
            _ => Vec::new(),
        }
    }

    fn act(
        &mut self,
        action: &Action,
        event: Event,
        context: NodeId,
        device: &dyn Device,
    ) -> Result<(), EvaluationError> {
        let Value::Nodes(targets) = self.evaluate(action.target, context, device)? else {
            return Err(EvaluationError::NotNodes);
        };
        // After a change it must be clear which of several instances is meant.
        if event == Event::ValueChanged && targets.len() > 1 {
            return Err(EvaluationError::NotNodes);
        }
        for target in targets {
            if !self.ids().contains(&target) || self.node(target).hidden {
                continue;
            }
            let text = match (action.kind, action.value) {
                (ActionKind::SetGeopoint, _) => device.place().unwrap_or_default(),
                (ActionKind::SetValue, Some(value)) => self.text_of(value, target, device)?,
                (ActionKind::SetValue, None) => action.words.to_string(),
            };
            self.write(target, &text);
        }
        Ok(())
    }
}
