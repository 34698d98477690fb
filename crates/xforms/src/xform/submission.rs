//! The answers as the XML that OpenRosa servers take.

use super::session::FormSession;
use crate::document::{Kind, Name, Names, NodeId, Tree, namespace};

impl FormSession {
    /// The response: every relevant node, none that is not.
    pub fn submission(&self) -> String {
        self.write_submission(&|_| false)
    }

    /// The response with answers to questions that were not to be asked too, as they may stand on paper. Who checks it finds
    /// them, as [`Finding::NotAsked`](super::Finding::NotAsked).
    pub fn submission_with_unasked(&self) -> String {
        self.write_submission(&|id| self.holds_answer(id))
    }

    fn write_submission(&self, is_kept: &dyn Fn(NodeId) -> bool) -> String {
        let mut writing = Writing {
            tree: self.tree(),
            names: &self.form().names,
            is_kept,
            text: String::new(),
            declared: Vec::new(),
        };
        writing.element(self.root());
        writing.text
    }

    /// Whether a person has answered here, or at something that it holds. Elements are no deeper than a form's XML may be,
    /// so neither are these calls.
    fn holds_answer(&self, id: NodeId) -> bool {
        let is_own = self.takes_answer(id) && !self.kept(id).is_empty();
        is_own || self.tree().elements(id).any(|inner| self.holds_answer(inner))
    }
}

struct Writing<'a> {
    tree: Tree<'a>,
    names: &'a Names,
    /// Which of those that are not relevant are written.
    is_kept: &'a dyn Fn(NodeId) -> bool,
    text: String,
    /// Prefixes that the elements around declare.
    declared: Vec<Name>,
}

impl Writing<'_> {
    /// Elements are no deeper than a form's XML may be, so neither are these calls.
    fn element(&mut self, id: NodeId) {
        let node = self.tree.node(id);
        let name = self.name(node.prefix, node.local);
        let outer = self.declared.len();
        self.text.push('<');
        self.text.push_str(&name);
        self.attributes(id);
        self.declare(node.prefix, node.space);
        self.text.push('>');
        for child in self.tree.children(id) {
            let inner = self.tree.node(child);
            match inner.kind {
                Kind::Element if !inner.hidden || (self.is_kept)(child) => self.element(child),
                Kind::Text => escape(&inner.value, &mut self.text),
                _ => {}
            }
        }
        self.text.push_str("</");
        self.text.push_str(&name);
        self.text.push('>');
        self.declared.truncate(outer);
    }

    fn attributes(&mut self, id: NodeId) {
        for attribute in self.tree.attributes(id) {
            let node = self.tree.node(attribute);
            if node.kind == Kind::Namespace {
                self.declared.push(node.local);
            } else {
                self.declare(node.prefix, node.space);
            }
            let name = match node.kind {
                Kind::Namespace if node.local == 0 => "xmlns".to_owned(),
                _ => self.name(node.prefix, node.local),
            };
            self.text.push_str(&format!(" {name}=\""));
            escape(&node.value, &mut self.text);
            self.text.push('"');
        }
    }

    /// Declares a prefix that nothing around it declares.
    fn declare(&mut self, prefix: Name, space: Name) {
        if prefix == 0
            || self.declared.contains(&prefix)
            || self.names.text(space) == namespace::XML
        {
            return;
        }
        self.declared.push(prefix);
        self.text.push_str(&format!(" xmlns:{}=\"", self.names.text(prefix)));
        escape(self.names.text(space), &mut self.text);
        self.text.push('"');
    }

    fn name(&self, prefix: Name, local: Name) -> String {
        let (prefix, local) = (self.names.text(prefix), self.names.text(local));
        if prefix.is_empty() { local.to_owned() } else { format!("{prefix}:{local}") }
    }
}

fn escape(text: &str, into: &mut String) {
    for character in text.chars() {
        match character {
            '<' => into.push_str("&lt;"),
            '>' => into.push_str("&gt;"),
            '&' => into.push_str("&amp;"),
            '"' => into.push_str("&quot;"),
            // XML has no other control characters.
            c if c.is_control() && !matches!(c, '\n' | '\r' | '\t') => {}
            c => into.push(c),
        }
    }
}
