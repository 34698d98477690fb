use super::{Kind, NONE, Name, Node, NodeId};

/// Nodes that are added in document order, numbered on from `base`.
#[derive(Debug, Default)]
pub struct Builder {
    /// What has been added.
    pub nodes: Vec<Node>,
    base: NodeId,
}

impl Builder {
    /// The first node will be number `base`.
    pub fn from_number(base: NodeId) -> Self {
        Self { nodes: Vec::new(), base }
    }

    /// Continues where others ended.
    pub fn continuing(nodes: Vec<Node>) -> Self {
        Self { nodes, base: 0 }
    }

    /// A document, which has no parent.
    pub fn document(&mut self) -> NodeId {
        self.push(Node::new(Kind::Document))
    }

    /// The last child of `parent`.
    pub fn append(&mut self, parent: NodeId, mut node: Node) -> NodeId {
        node.parent = parent;
        let last = self.at(parent).last_child;
        node.previous = last;
        let id = self.push(node);
        match last {
            NONE => self.at(parent).first_child = id,
            last => self.at(last).next = id,
        }
        self.at(parent).last_child = id;
        id
    }

    /// An element without attributes.
    pub fn element(&mut self, parent: NodeId, local: Name) -> NodeId {
        self.append(parent, Node { local, ..Node::new(Kind::Element) })
    }

    /// Text, unless it is empty.
    pub fn text(&mut self, parent: NodeId, text: &str) {
        if !text.is_empty() {
            self.append(parent, Node { value: text.into(), ..Node::new(Kind::Text) });
        }
    }

    /// The last attribute, or declaration of a namespace, of `element`.
    pub fn attribute(&mut self, element: NodeId, mut node: Node) -> NodeId {
        node.parent = element;
        let id = self.push(node);
        let mut last = self.at(element).first_attribute;
        if last == NONE {
            self.at(element).first_attribute = id;
            return id;
        }
        while self.at(last).next != NONE {
            last = self.at(last).next;
        }
        self.at(last).next = id;
        self.at(id).previous = last;
        id
    }

    /// A node that was added.
    pub fn at(&mut self, id: NodeId) -> &mut Node {
        &mut self.nodes[(id - self.base) as usize]
    }

    fn push(&mut self, mut node: Node) -> NodeId {
        let id = self.base + self.nodes.len() as NodeId;
        node.order = id;
        self.nodes.push(node);
        id
    }
}
