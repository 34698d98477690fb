use std::borrow::Cow;

use super::{Kind, NONE, Node, NodeId};

/// What nodes are ordered by.
pub type Place = (bool, u32);

/// All nodes that an expression may see: first those that never change, then the live ones.
#[derive(Clone, Copy)]
pub struct Tree<'a> {
    fixed: &'a [Node],
    live: &'a [Node],
}

impl<'a> Tree<'a> {
    /// `live` is numbered on from `fixed`.
    pub fn new(fixed: &'a [Node], live: &'a [Node]) -> Self {
        Self { fixed, live }
    }

    /// The node with this number, which must be one of the tree's.
    pub fn node(&self, id: NodeId) -> &'a Node {
        let at = id as usize;
        match self.fixed.get(at) {
            Some(node) => node,
            None => &self.live[at - self.fixed.len()],
        }
    }

    /// Its children in order.
    pub fn children(self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        self.chain(self.node(id).first_child)
    }

    /// Its attributes and declarations of namespaces, as written.
    pub fn attributes(self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        self.chain(self.node(id).first_attribute)
    }

    fn chain(self, first: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        let some = |id: NodeId| (id != NONE).then_some(id);
        std::iter::successors(some(first), move |id| some(self.node(*id).next))
    }

    /// Its child elements in order.
    pub fn elements(self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        self.children(id).filter(move |child| self.node(*child).kind == Kind::Element)
    }

    /// Itself, its parent and so on to the document.
    pub fn ancestors(self, id: NodeId) -> impl Iterator<Item = NodeId> + use<'a> {
        std::iter::successors(Some(id), move |id| {
            Some(self.node(*id).parent).filter(|parent| *parent != NONE)
        })
    }

    /// The document it is in.
    pub fn root(self, id: NodeId) -> NodeId {
        self.ancestors(id).last().unwrap_or(id)
    }

    /// The next node in document order inside `top`, attributes left out.
    pub fn following(&self, id: NodeId, top: NodeId) -> Option<NodeId> {
        let node = self.node(id);
        if node.first_child != NONE {
            return Some(node.first_child);
        }
        self.following_outside(id, top)
    }

    /// The next node in document order that is inside `top` but not inside `id`.
    pub fn following_outside(&self, mut id: NodeId, top: NodeId) -> Option<NodeId> {
        while id != top && id != NONE {
            let node = self.node(id);
            if node.next != NONE && node.kind != Kind::Attribute && node.kind != Kind::Namespace {
                return Some(node.next);
            }
            id = node.parent;
        }
        None
    }

    /// An attribute's value by its name in no namespace.
    pub fn attribute(&self, id: NodeId, local: super::Name) -> Option<&'a str> {
        let found = self.attributes(id).map(|at| self.node(at));
        let mut found = found.filter(|node| node.kind == Kind::Attribute && node.local == local);
        found.next().map(|node| &*node.value)
    }

    /// XPath's string-value; that of a node that is not relevant is empty.
    pub fn string(&self, id: NodeId) -> Cow<'a, str> {
        let node = self.node(id);
        match node.kind {
            Kind::Document | Kind::Element => self.text_inside(id),
            _ => Cow::Borrowed(&node.value),
        }
    }

    fn text_inside(&self, top: NodeId) -> Cow<'a, str> {
        let node = self.node(top);
        if node.hidden || node.first_child == NONE {
            return Cow::Borrowed("");
        }
        let only = self.node(node.first_child);
        if only.kind == Kind::Text && only.next == NONE {
            return Cow::Borrowed(&only.value);
        }
        let mut text = String::new();
        let mut at = self.following(top, top);
        while let Some(id) = at {
            let inner = self.node(id);
            if inner.kind == Kind::Text {
                text.push_str(&inner.value);
            }
            at = match inner.hidden {
                true => self.following_outside(id, top),
                false => self.following(id, top),
            };
        }
        Cow::Owned(text)
    }

    /// Its place in document order; what never changes comes first.
    pub fn place(&self, id: NodeId) -> Place {
        (id as usize >= self.fixed.len(), self.node(id).order)
    }
}
