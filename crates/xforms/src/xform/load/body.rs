use super::{LoadError, Loading};
use crate::document::{Kind as NodeKind, NodeId};
use crate::xform::form::{Control, ControlKind, Items, Kind, ModelId, Text, TextPart};

impl Loading<'_> {
    /// The controls, outer before inner.
    pub(super) fn body(&mut self, body: NodeId) -> Result<(), LoadError> {
        let mut pending: Vec<(NodeId, Option<u32>)> = self.inner(body, None);
        while let Some((element, parent)) = pending.pop() {
            let Some(kind) = self.kind(element) else { continue };
            let at = self.control(element, kind, parent)?;
            if matches!(kind, ControlKind::Group | ControlKind::Repeat) {
                pending.extend(self.inner(element, Some(at)));
            }
        }
        Ok(())
    }

    fn inner(&self, element: NodeId, parent: Option<u32>) -> Vec<(NodeId, Option<u32>)> {
        let mut inner: Vec<_> = self.tree.elements(element).map(|child| (child, parent)).collect();
        inner.reverse();
        inner
    }

    fn kind(&self, element: NodeId) -> Option<ControlKind> {
        Some(match self.local(element) {
            "group" => ControlKind::Group,
            "repeat" => ControlKind::Repeat,
            "input" | "secret" => ControlKind::Input,
            "select1" => ControlKind::SelectOne,
            "select" => ControlKind::SelectMany,
            "rank" => ControlKind::Rank,
            "range" => ControlKind::Range,
            "trigger" => ControlKind::Trigger,
            "upload" => ControlKind::Upload,
            _ => return None,
        })
    }

    fn control(
        &mut self,
        element: NodeId,
        kind: ControlKind,
        parent: Option<u32>,
    ) -> Result<u32, LoadError> {
        let context = self.context_of(element);
        let model = match self.path_of(element) {
            // A group may refer to what is not there; it then only holds others.
            Some(path) if kind == ControlKind::Group => {
                self.resolve_all(&path, context, "a group")?.first().copied()
            }
            Some(path) => self.resolve_all(&path, context, "a control")?.first().copied(),
            None => None,
        };
        let at = self.form.controls.len() as u32;
        let place = model.map(|model| self.form.path(model)).unwrap_or_default();
        let label = self.text_of(element, "label", &place)?;
        let hint = self.text_of(element, "hint", &place)?;
        let items = self.items(element, &place)?;
        let kind = if self.is_note(kind, model, label.is_some() || hint.is_some()) {
            ControlKind::Note
        } else {
            kind
        };
        let appearance = self.attribute(element, "appearance").unwrap_or_default().into();
        let attributes = self.attributes_of(element);
        self.form.controls.push(Control {
            kind,
            model,
            parent,
            label,
            hint,
            appearance,
            attributes,
            items,
        });
        if let Some(model) = model {
            if kind != ControlKind::Group && kind != ControlKind::Repeat {
                self.form.model[model as usize].control = Some(at);
            }
            if kind == ControlKind::Repeat
                && let Some(count) = self.count_of(element)
            {
                self.compute(model, Kind::Count, &count)?;
            }
        }
        self.actions(element, model)?;
        Ok(at)
    }

    /// An input that says something and is always read-only.
    fn is_note(&self, kind: ControlKind, model: Option<ModelId>, says: bool) -> bool {
        let Some(model) = model.filter(|_| kind == ControlKind::Input && says) else {
            return false;
        };
        let computations = &self.form.model[model as usize].computations;
        let mut read_only = computations.iter().map(|id| &self.form.computations[*id as usize]);
        read_only.any(|one| one.kind == Kind::ReadOnly && self.programs.is_true(one.program))
    }

    fn attributes_of(&self, element: NodeId) -> Vec<(Box<str>, Box<str>)> {
        const KNOWN: [&str; 5] = ["ref", "nodeset", "bind", "appearance", "query"];
        let nodes = self.tree.attributes(element).map(|id| self.tree.node(id));
        let plain = nodes.filter(|node| node.kind == NodeKind::Attribute);
        let named = plain.map(|node| (self.form.names.text(node.local), node));
        let other = named.filter(|(name, _)| !KNOWN.contains(name));
        other.map(|(name, node)| (name.into(), node.value.clone())).collect()
    }

    fn path_of(&self, element: NodeId) -> Option<String> {
        if let Some(path) =
            self.attribute(element, "ref").or_else(|| self.attribute(element, "nodeset"))
        {
            return Some(path.to_owned());
        }
        let bind = self.attribute(element, "bind")?;
        let (_, model) = self.bind_ids.iter().find(|(id, _)| id == bind)?;
        Some(self.form.path(*model))
    }

    /// The node that relative paths of a control begin at: that of the nearest group or repeat around it.
    pub(super) fn context_of(&mut self, element: NodeId) -> ModelId {
        let mut around: Vec<NodeId> = self.tree.ancestors(element).skip(1).collect();
        around.reverse();
        let mut context = 1;
        for outer in around {
            if let Some(path) = self.path_of(outer)
                && let Ok(found) = self.resolve_all(&path, context, "")
            {
                context = found.first().copied().unwrap_or(context);
            }
        }
        context
    }

    fn text_of(
        &mut self,
        element: NodeId,
        local: &str,
        place: &str,
    ) -> Result<Option<Text>, LoadError> {
        let found = self.tree.elements(element).find(|id| self.is(*id, local));
        found.map(|id| self.text(id, place)).transpose()
    }

    fn text(&mut self, element: NodeId, place: &str) -> Result<Text, LoadError> {
        if let Some(source) = self.attribute(element, "ref") {
            let program = self.programs.add(source, &mut self.form.names, place)?;
            return Ok(Text { parts: vec![TextPart::Value(program)] });
        }
        let mut parts = Vec::new();
        let children: Vec<NodeId> = self.tree.children(element).collect();
        for child in children {
            match self.tree.node(child).kind {
                NodeKind::Element if self.is(child, "output") => {
                    parts.push(TextPart::Value(self.output(child, place)?));
                }
                NodeKind::Text | NodeKind::Element => {
                    parts.push(TextPart::Words(self.tree.string(child).into()));
                }
                _ => {}
            }
        }
        Ok(Text { parts })
    }

    fn items(&mut self, element: NodeId, place: &str) -> Result<Items, LoadError> {
        if let Some(set) = self.tree.elements(element).find(|id| self.is(*id, "itemset")) {
            return self.item_nodes(set, place);
        }
        let items: Vec<NodeId> =
            self.tree.elements(element).filter(|id| self.is(*id, "item")).collect();
        if items.is_empty() {
            return Ok(Items::None);
        }
        let mut written = Vec::new();
        for item in items {
            let value = self.tree.elements(item).find(|id| self.is(*id, "value"));
            let value = value.map(|id| self.tree.string(id).trim().to_owned()).unwrap_or_default();
            let label = self.text_of(item, "label", place)?.unwrap_or_default();
            written.push((value.into(), label));
        }
        Ok(Items::Written(written))
    }

    fn item_nodes(&mut self, set: NodeId, place: &str) -> Result<Items, LoadError> {
        let nodes =
            self.attribute(set, "nodeset").ok_or(LoadError::Missing("the nodes of a list"))?;
        let nodes = self.programs.add(nodes, &mut self.form.names, place)?;
        let mut part = |local: &str| {
            let found = self.tree.elements(set).find(|id| self.is(*id, local));
            let source = found.and_then(|id| self.attribute(id, "ref"));
            source.map(|source| self.programs.add(source, &mut self.form.names, place)).transpose()
        };
        let value = part("value")?.ok_or(LoadError::Missing("the value of a list's items"))?;
        let label = part("label")?;
        Ok(Items::Nodes { nodes, value, label })
    }
}
