//! The answers as the XML that OpenRosa servers take.

use super::session::FormSession;
use crate::document::{Builder, Kind, Name, Names, NodeId, Tree, namespace};

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

/// Reads what [`FormSession::submission`] wrote, without its attributes, and gives the document's number; `None` where
/// something else wrote it. In what it wrote, `<` and `>` stand around names alone.
pub(super) fn read_written(xml: &str, builder: &mut Builder, names: &mut Names) -> Option<NodeId> {
    let document = builder.document();
    let mut open = vec![(document, "")];
    for part in xml.strip_prefix('<')?.split('<') {
        let (tag, text) = part.split_once('>')?;
        let (inside, _) = open.last()?;
        match tag.strip_prefix('/') {
            Some(name) => {
                let (_, opened) = open.pop()?;
                (opened == name).then_some(())?;
            }
            None => {
                let name = tag.split(' ').next()?;
                let local = name.rsplit(':').next()?;
                let element = builder.element(*inside, names.intern(local));
                open.push((element, name));
            }
        }
        let (inside, name) = open.last()?;
        if name.is_empty() {
            text.is_empty().then_some(())?;
        } else {
            builder.text(*inside, &unescape(text));
        }
    }
    (open.len() == 1).then_some(document)
}

fn unescape(text: &str) -> String {
    // As XML has its ends of lines.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// What stands in the innermost elements of a response that [`FormSession::submission`] wrote, by their paths, whatever its
/// form is; nothing where something else wrote it.
pub fn submission_values(xml: &str) -> Vec<(String, String)> {
    let mut names = Names::new();
    let mut builder = Builder::default();
    let Some(document) = read_written(xml, &mut builder, &mut names) else { return Vec::new() };
    let tree = Tree::new(&builder.nodes, &[]);
    let mut values = Vec::new();
    let mut open: Vec<(NodeId, String)> =
        tree.elements(document).map(|root| (root, String::new())).collect();
    while let Some((id, around)) = open.pop() {
        let path = format!("{around}/{}", names.text(tree.node(id).local));
        let mut inner: Vec<_> = tree.elements(id).map(|inner| (inner, path.clone())).collect();
        if inner.is_empty() {
            values.push((path, tree.string(id).into_owned()));
        }
        inner.reverse();
        open.append(&mut inner);
    }
    values
}
