use std::borrow::Cow;

use super::{FormSession, State};
use crate::document::{Kind, NONE, Node, NodeId};
use crate::time;
use crate::xform::form::ModelId;
use crate::xform::session::Device;

impl FormSession {
    /// Makes the live document as the form writes it.
    pub(super) fn build(&mut self) {
        let document = self.push(Node { model: 0, ..Node::new(Kind::Document) });
        self.known[0] = document;
        let source = self.form.source;
        self.copy(source, document, NONE);
        self.renumber();
        for id in self.ids() {
            self.normalize(id);
        }
    }

    fn push(&mut self, node: Node) -> NodeId {
        let id = self.base() + self.live.len() as NodeId;
        self.live.push(node);
        self.states.push(State::default());
        id
    }

    /// Puts a node into `parent` after `previous`, or first where that is none.
    pub(super) fn insert(&mut self, node: Node, parent: NodeId, previous: NodeId) -> NodeId {
        let next = match previous {
            NONE => self.node(parent).first_child,
            previous => self.node(previous).next,
        };
        let hidden = self.node(parent).hidden;
        let id = self.push(Node { parent, previous, next, hidden, ..node });
        match previous {
            NONE => self.at(parent).first_child = id,
            previous => self.at(previous).next = id,
        }
        match next {
            NONE => self.at(parent).last_child = id,
            next => self.at(next).previous = id,
        }
        id
    }

    /// Copies an element as written, with all that is in it.
    pub(super) fn copy(&mut self, source: NodeId, parent: NodeId, previous: NodeId) -> NodeId {
        let form = std::sync::Arc::clone(&self.form);
        let from = &form.fixed[source as usize];
        let names = Node {
            space: from.space,
            local: from.local,
            prefix: from.prefix,
            model: from.model,
            ..Node::new(Kind::Element)
        };
        let element = self.insert(names, parent, previous);
        self.know(from.model, element);
        self.copy_attributes(source, element);
        let mut last = NONE;
        let mut child = from.first_child;
        while child != NONE {
            let node = &form.fixed[child as usize];
            last = match node.kind {
                Kind::Element => self.copy_child(child, element, last),
                Kind::Text => {
                    let text = Node { value: node.value.clone(), ..Node::new(Kind::Text) };
                    self.insert(text, element, last)
                }
                _ => last,
            };
            child = node.next;
        }
        element
    }

    fn copy_attributes(&mut self, source: NodeId, element: NodeId) {
        let mut from = self.form.fixed[source as usize].first_attribute;
        if from == NONE {
            return;
        }
        let form = std::sync::Arc::clone(&self.form);
        let template = form.names.find("template");
        let mut previous = NONE;
        while from != NONE {
            let node = &form.fixed[from as usize];
            from = node.next;
            if Some(node.local) == template && node.prefix != 0 {
                continue;
            }
            let copy = Node { parent: element, previous, next: NONE, ..node.clone() };
            let id = self.push(copy);
            self.know(node.model, id);
            match previous {
                NONE => self.at(element).first_attribute = id,
                previous => self.at(previous).next = id,
            }
            previous = id;
        }
    }

    /// Copies a child; of a repeat, the place of its instances first, and only the instances that exist at the start.
    fn copy_child(&mut self, child: NodeId, parent: NodeId, last: NodeId) -> NodeId {
        let form = std::sync::Arc::clone(&self.form);
        let model = form.fixed[child as usize].model;
        let Some(repeat) = form.model.get(model as usize).and_then(|node| node.repeat.as_ref())
        else {
            return self.copy(child, parent, last);
        };
        let mut last = last;
        if self.range_in(parent, model).is_none() {
            last = self.insert(Node { model, ..Node::new(Kind::Range) }, parent, last);
        }
        let alone = repeat.fixed && repeat.written.is_empty();
        if repeat.counted || !repeat.written.contains(&child) && !alone {
            return last;
        }
        // Instances follow their place, whatever else was written between them.
        let range = self.range_in(parent, model).unwrap_or(last);
        let after = self.instances(range).last().copied().unwrap_or(range);
        let copied = self.copy(child, parent, after);
        if after == last { copied } else { last }
    }

    fn know(&mut self, model: ModelId, id: NodeId) {
        if let Some(known) = self.known.get_mut(model as usize)
            && *known == NONE
            && self.form.around(model).all(|around| self.form.model(around).repeat.is_none())
        {
            *known = id;
        }
    }

    /// Numbers nodes in document order.
    pub(super) fn renumber(&mut self) {
        let top = self.base();
        let mut next = Some(top);
        let mut order = 0;
        while let Some(id) = next {
            self.at(id).order = order;
            order += 1;
            let mut attribute = self.node(id).first_attribute;
            while attribute != NONE {
                self.at(attribute).order = order;
                order += 1;
                attribute = self.node(attribute).next;
            }
            next = self.tree().following(id, top);
        }
    }

    /// Writes a value as its type does.
    pub(super) fn normalize(&mut self, id: NodeId) {
        let model = self.node(id).model;
        if model == NONE || !self.is_leaf(id) || self.kept(id).is_empty() {
            return;
        }
        let value_type = self.form.model(model).value_type;
        let Cow::Owned(value) = value_type.normalize(self.kept(id)) else { return };
        if value != self.kept(id) {
            self.set_text(id, &value);
        }
    }

    /// Whether it can hold an answer.
    pub(super) fn is_leaf(&self, id: NodeId) -> bool {
        let node = self.node(id);
        let model = node.model;
        let holds_text = matches!(node.kind, Kind::Element | Kind::Attribute);
        let is_attribute = |id: &ModelId| self.form.model(*id).is_attribute;
        holds_text
            && model != NONE
            && self.form.model(model).children.iter().all(is_attribute)
            && self.form.model(model).repeat.is_none()
    }

    pub(super) fn set_text(&mut self, id: NodeId, text: &str) {
        let node = self.node(id);
        if node.kind == Kind::Attribute {
            self.at(id).value = text.into();
            return;
        }
        match node.first_child {
            NONE => {
                let order = node.order;
                let child = Node { value: text.into(), order, ..Node::new(Kind::Text) };
                self.insert(child, id, NONE);
            }
            child => self.at(child).value = text.into(),
        }
    }

    /// What a form wants to know of the device before anything is computed.
    pub(super) fn preload(&mut self, device: &dyn Device) {
        let clock = device.clock();
        for id in self.ids() {
            let model = self.node(id).model;
            if model == NONE || !self.is_leaf(id) {
                continue;
            }
            let Some((kind, parameter)) = self.form.model(model).preload.clone() else { continue };
            let value = match (&*kind, &*parameter) {
                ("uid", _) => Some(format!("uuid:{}", crate::xpath::uuid(&|| device.random()))),
                ("timestamp", "start") => Some(time::write_date_time(clock.now_ms, clock.zone)),
                ("date", "today") => Some(time::write_date(time::civil(clock.now_ms, clock.zone))),
                ("property", name) => device.property(name),
                _ => None,
            };
            if let Some(value) = value {
                self.set_text(id, &value);
            }
        }
    }
}
