use super::{LoadError, Loading};
use crate::document::{NodeId, namespace};
use crate::xform::form::{Action, ActionKind, Event, ModelId};

impl Loading<'_> {
    /// The actions directly in an element; `source` is the node of the control that holds them.
    pub(super) fn actions(
        &mut self,
        holder: NodeId,
        source: Option<ModelId>,
    ) -> Result<(), LoadError> {
        let children: Vec<NodeId> = self.tree.elements(holder).collect();
        for child in children {
            let kind = match self.local(child) {
                "setvalue" => ActionKind::SetValue,
                "setgeopoint" | "setlocation" => ActionKind::SetGeopoint,
                _ => continue,
            };
            let target = match self.target(child)? {
                Some(target) => target,
                None => continue,
            };
            let value = self.attribute(child, "value").filter(|value| !value.trim().is_empty());
            let value =
                value.map(|value| self.programs.add(value, &mut self.form.names, "an action"));
            let words = match self.attribute(child, "value") {
                Some(_) => "".into(),
                None => self.tree.string(child).into(),
            };
            let action = Action {
                events: self.events(child),
                kind,
                source,
                target,
                value: value.transpose()?,
                words,
            };
            self.form.actions.push(action);
        }
        Ok(())
    }

    /// The node that an action sets: a path, or the identifier of a binding.
    fn target(&mut self, action: NodeId) -> Result<Option<u32>, LoadError> {
        let path = match (self.attribute(action, "ref"), self.attribute(action, "bind")) {
            (Some(path), _) => path.to_owned(),
            (None, Some(id)) => {
                let known = self.bind_ids.iter().find(|(known, _)| known == id);
                let unknown = || LoadError::UnknownNode {
                    place: "an action".to_owned(),
                    path: id.to_owned(),
                };
                self.form.path(known.ok_or_else(unknown)?.1)
            }
            (None, None) => return Ok(None),
        };
        self.programs.add(&path, &mut self.form.names, "the node of an action").map(Some)
    }

    fn events(&self, action: NodeId) -> Vec<Event> {
        let plain = self.attribute(action, "event");
        let events =
            plain.or_else(|| self.prefixed(action, "http://www.w3.org/2001/xml-events", "event"));
        let known = |name: &str| match name {
            "odk-instance-first-load" | "xforms-ready" => Some(Event::FirstLoad),
            "odk-instance-load" => Some(Event::Load),
            "odk-new-repeat" | "jr-insert" => Some(Event::NewRepeat),
            "xforms-value-changed" => Some(Event::ValueChanged),
            _ => None,
        };
        events.unwrap_or_default().split_whitespace().filter_map(known).collect()
    }

    /// An attribute that says how many instances a repeat has.
    pub(super) fn count_of(&self, repeat: NodeId) -> Option<String> {
        self.prefixed(repeat, namespace::JAVAROSA, "count").map(str::to_owned)
    }
}
