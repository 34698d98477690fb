use super::{LoadError, Loading};
use crate::document::{Kind as NodeKind, Node, NodeId, namespace};
use crate::xform::form::{Computation, Kind, ModelId, Text, TextPart, ValueType};
use crate::xform::reads;
use crate::xpath::compile;

impl Loading<'_> {
    /// What bindings say of their nodes; a binding of a node that is not there says nothing.
    pub(super) fn binds(&mut self, model: NodeId) -> Result<(), LoadError> {
        let binds: Vec<NodeId> =
            self.tree.elements(model).filter(|id| self.is(*id, "bind")).collect();
        for bind in binds {
            let Some(path) =
                self.attribute(bind, "nodeset").or_else(|| self.attribute(bind, "ref"))
            else {
                continue;
            };
            for target in self.resolve_all(path, 1, "a binding")? {
                if let Some(id) = self.attribute(bind, "id") {
                    self.bind_ids.push((id.to_owned(), target));
                }
                self.bind(bind, target)?;
            }
        }
        self.add_meta();
        Ok(())
    }

    fn bind(&mut self, bind: NodeId, target: ModelId) -> Result<(), LoadError> {
        let kinds = [
            ("relevant", Kind::Relevant),
            ("calculate", Kind::Calculate),
            ("readonly", Kind::ReadOnly),
            ("required", Kind::Required),
            ("constraint", Kind::Constraint),
        ];
        for (name, kind) in kinds {
            if let Some(source) =
                self.attribute(bind, name).filter(|source| !source.trim().is_empty())
            {
                self.compute(target, kind, source)?;
            }
        }
        let messages = ["constraintMsg", "requiredMsg"];
        let [constraint, required] = messages.map(|name| self.jr(bind, name).map(str::to_owned));
        let constraint = constraint.map(|text| self.message(&text)).transpose()?;
        let required = required.map(|text| self.message(&text)).transpose()?;
        let preload = self
            .jr(bind, "preload")
            .map(|kind| (kind.into(), self.jr(bind, "preloadParams").unwrap_or_default().into()));
        let value_type = self.attribute(bind, "type").map(ValueType::named);
        let node = &mut self.form.model[target as usize];
        node.value_type = value_type.unwrap_or(node.value_type);
        node.constraint_message = constraint.or(node.constraint_message.take());
        node.required_message = required.or(node.required_message.take());
        node.preload = preload.or(node.preload.take());
        Ok(())
    }

    /// Adds a computation; a later one of the same kind replaces it.
    pub(super) fn compute(
        &mut self,
        target: ModelId,
        kind: Kind,
        source: &str,
    ) -> Result<(), LoadError> {
        let place = format!("the {kind:?} of {}", self.form.path(target)).to_lowercase();
        let program = self.programs.add(source, &mut self.form.names, &place)?;
        let known = self.form.model[target as usize].computations.clone();
        for id in known {
            let computation = &mut self.form.computations[id as usize];
            if computation.kind == kind {
                computation.program = program;
                return Ok(());
            }
        }
        let id = self.form.computations.len() as u32;
        self.form.computations.push(Computation {
            target,
            kind,
            program,
            rank: 0,
            in_words: false,
        });
        self.form.model[target as usize].computations.push(id);
        Ok(())
    }

    /// A message as written, or a translation's.
    fn message(&mut self, text: &str) -> Result<Text, LoadError> {
        let part = if text.trim().starts_with("jr:itext(") {
            TextPart::Value(self.programs.add(text, &mut self.form.names, "a message")?)
        } else {
            TextPart::Words(text.into())
        };
        Ok(Text { parts: vec![part] })
    }

    /// The one node that a path means.
    pub(super) fn resolve(
        &mut self,
        path: &str,
        context: ModelId,
        place: &str,
    ) -> Result<ModelId, LoadError> {
        let found = self.resolve_all(path, context, place)?;
        found.first().copied().ok_or_else(|| LoadError::UnknownNode {
            place: place.to_owned(),
            path: path.trim().to_owned(),
        })
    }

    pub(super) fn resolve_all(
        &mut self,
        path: &str,
        context: ModelId,
        place: &str,
    ) -> Result<Vec<ModelId>, LoadError> {
        let prefixes = &self.programs.prefixes;
        let program = compile(path, &mut self.form.names, prefixes);
        let program = program.map_err(|error| LoadError::Expression {
            place: place.to_owned(),
            source_text: path.trim().to_owned(),
            reason: error.to_string(),
        })?;
        Ok(reads::resolve(&self.form, &program, context))
    }

    /// Every response needs an identifier: a form without a node for it gets one, as OpenRosa's metadata has it.
    fn add_meta(&mut self) {
        let named = |form: &crate::xform::XForm, parent: ModelId, local: &str| {
            let children = &form.model[parent as usize].children;
            children
                .iter()
                .copied()
                .find(|id| form.names.text(form.model[*id as usize].local) == local)
        };
        let meta = named(&self.form, 1, "meta");
        if meta.is_some_and(|meta| named(&self.form, meta, "instanceID").is_some()) {
            return;
        }
        let (space, prefix) = match meta {
            Some(meta) => {
                let meta = &self.form.model[meta as usize];
                (meta.space, meta.prefix)
            }
            None => (self.form.names.intern(namespace::OPENROSA), self.form.names.intern("orx")),
        };
        let meta = meta.unwrap_or_else(|| self.add_node(1, "meta", space, prefix));
        let id = self.add_node(meta, "instanceID", space, prefix);
        self.form.model[id as usize].preload = Some(("uid".into(), "".into()));
    }

    fn add_node(&mut self, parent: ModelId, local: &str, space: u32, prefix: u32) -> ModelId {
        let local = self.form.names.intern(local);
        let model = self.form.model.len() as ModelId;
        let node = crate::xform::ModelNode {
            space,
            local,
            prefix,
            ..crate::xform::ModelNode::new(parent)
        };
        self.form.model.push(node);
        self.form.model[parent as usize].children.push(model);
        let parents = self.form.fixed.iter().position(|node| node.model == parent);
        if let Some(below) = parents {
            let mut builder =
                crate::document::Builder::continuing(std::mem::take(&mut self.form.fixed));
            let node = Node { space, local, prefix, model, ..Node::new(NodeKind::Element) };
            builder.append(below as NodeId, node);
            self.form.fixed = builder.nodes;
        }
        model
    }
}
