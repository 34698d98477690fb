use super::{LoadError, Loading, Resource};
use crate::document::{Kind, NONE, NodeId, Tree, namespace};
use crate::xform::form::{ModelId, ModelNode, RepeatControl};

impl Loading<'_> {
    /// The primary instance, then the others.
    pub(super) fn instances(
        &mut self,
        model: NodeId,
        resources: &[Resource<'_>],
    ) -> Result<(), LoadError> {
        let mut all = self.tree.elements(model).filter(|id| self.is(*id, "instance"));
        let primary = all.next().ok_or(LoadError::Missing("a primary instance"))?;
        let others: Vec<NodeId> = all.collect();
        let root = self.tree.elements(primary).next();
        let root = root.ok_or(LoadError::Missing("anything in its primary instance"))?;
        let document = self.document();
        self.form.source = self.copy(root, document);
        self.add_model();
        for instance in others {
            let Some(id) = self.attribute(instance, "id") else { continue };
            let document = self.document();
            if let Some(root) = self.tree.elements(instance).next() {
                self.copy(root, document);
            } else if let Some(source) = self.attribute(instance, "src") {
                self.external(document, id, source, resources)?;
            }
            self.form.instances.push((id.into(), document));
        }
        Ok(())
    }

    /// A node of the model for every path of the primary instance.
    fn add_model(&mut self) {
        let source = self.form.source;
        let mut pending = vec![(source, 0)];
        while let Some((id, parent)) = pending.pop() {
            let model = self.model_of(id, parent);
            self.form.fixed[id as usize].model = model;
            let tree = Tree::new(&self.form.fixed, &[]);
            let attributes: Vec<NodeId> =
                tree.attributes(id).filter(|id| tree.node(*id).kind == Kind::Attribute).collect();
            let children: Vec<NodeId> = tree.elements(id).collect();
            for attribute in attributes {
                let found = self.model_of(attribute, model);
                self.form.fixed[attribute as usize].model = found;
            }
            pending.extend(children.into_iter().rev().map(|child| (child, model)));
        }
    }

    fn model_of(&mut self, id: NodeId, parent: ModelId) -> ModelId {
        let node = &self.form.fixed[id as usize];
        let is_attribute = node.kind == Kind::Attribute;
        let same = |known: &&ModelId| {
            let known = &self.form.model[**known as usize];
            known.space == node.space
                && known.local == node.local
                && known.is_attribute == is_attribute
        };
        if let Some(known) = self.form.model[parent as usize].children.iter().find(same) {
            return *known;
        }
        let (space, local, prefix) = (node.space, node.local, node.prefix);
        let model = self.form.model.len() as ModelId;
        self.form.model.push(ModelNode {
            space,
            local,
            prefix,
            is_attribute,
            ..ModelNode::new(parent)
        });
        self.form.model[parent as usize].children.push(model);
        model
    }

    /// Finds out which nodes are repeats, before any path is read.
    pub(super) fn repeats(&mut self, body: NodeId) -> Result<(), LoadError> {
        let all = std::iter::successors(Some(body), |id| self.tree.following(*id, body));
        let repeats: Vec<NodeId> = all.filter(|id| self.is(*id, "repeat")).collect();
        for repeat in repeats {
            let path = self.attribute(repeat, "nodeset").or_else(|| self.attribute(repeat, "ref"));
            let path = path.ok_or(LoadError::Missing("the node of a repeat"))?;
            let context = self.context_of(repeat);
            let model = self.resolve(path, context, "a repeat")?;
            let counted = self.jr(repeat, "count").is_some();
            let fixed = self
                .jr(repeat, "noAddRemove")
                .is_some_and(|text| matches!(text.trim(), "true()" | "1"));
            self.form.model[model as usize].repeat =
                Some(RepeatControl { template: NONE, written: Vec::new(), counted, fixed });
        }
        Ok(())
    }

    /// Collects the written instances of every repeat and decides which one new instances are made from.
    pub(super) fn settle_repeats(&mut self) {
        let template_name =
            (self.form.names.find(namespace::JAVAROSA), self.form.names.find("template"));
        for at in 0..self.form.fixed.len() {
            let model = self.form.fixed[at].model;
            if model == NONE || self.form.fixed[at].kind != Kind::Element {
                continue;
            }
            let tree = Tree::new(&self.form.fixed, &[]);
            let mut attributes = tree.attributes(at as NodeId).map(|id| tree.node(id));
            let is_template =
                attributes.any(|node| (Some(node.space), Some(node.local)) == template_name);
            let Some(repeat) = &mut self.form.model[model as usize].repeat else { continue };
            if is_template {
                repeat.template = at as NodeId;
            } else {
                repeat.written.push(at as NodeId);
            }
        }
        for node in &mut self.form.model {
            if let Some(repeat) = &mut node.repeat
                && repeat.template == NONE
            {
                repeat.template = repeat.written.first().copied().unwrap_or(NONE);
            }
        }
    }
}
