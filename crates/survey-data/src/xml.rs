//! A document that is read once and looked around in.

use sammen_xforms::document::{Builder, Kind, Names, Node, NodeId, Tree, XmlError, read_xml};

/// A document.
pub(crate) struct Document {
    nodes: Vec<Node>,
    names: Names,
    root: NodeId,
}

impl Document {
    /// Reads XML.
    pub(crate) fn read(text: &str) -> Result<Self, XmlError> {
        let (mut names, mut builder) = (Names::new(), Builder::default());
        let document = read_xml(text, &mut builder, &mut names, true)?;
        let root = Tree::new(&builder.nodes, &[]).elements(document).next();
        let root = root.ok_or(XmlError::Outside)?;
        Ok(Self { nodes: builder.nodes, names, root })
    }

    /// The outer element.
    pub(crate) fn root(&self) -> Element<'_> {
        Element { document: self, id: self.root }
    }
}

/// An element of a [`Document`]. Names are read without their prefixes.
#[derive(Clone, Copy)]
pub(crate) struct Element<'d> {
    document: &'d Document,
    id: NodeId,
}

impl<'d> Element<'d> {
    fn tree(self) -> Tree<'d> {
        Tree::new(&self.document.nodes, &[])
    }

    fn at(self, id: NodeId) -> Self {
        Self { id, ..self }
    }

    /// What it is called.
    pub(crate) fn name(self) -> &'d str {
        self.document.names.text(self.tree().node(self.id).local)
    }

    /// The elements in it.
    pub(crate) fn elements(self) -> impl Iterator<Item = Self> {
        self.tree().elements(self.id).map(move |id| self.at(id))
    }

    /// The elements in it that are called so.
    pub(crate) fn named(self, name: &str) -> impl Iterator<Item = Self> {
        self.elements().filter(move |element| element.name() == name)
    }

    /// Itself and all elements in it, however deep, in order.
    pub(crate) fn all(self) -> impl Iterator<Item = Self> {
        let (tree, top) = (self.tree(), self.id);
        let nodes = std::iter::successors(Some(top), move |id| tree.following(*id, top));
        nodes.filter(move |id| tree.node(*id).kind == Kind::Element).map(move |id| self.at(id))
    }

    /// An attribute's value.
    pub(crate) fn attribute(self, name: &str) -> Option<&'d str> {
        self.tree().attribute(self.id, self.document.names.find(name)?)
    }

    /// All text in it.
    pub(crate) fn text(self) -> String {
        self.tree().string(self.id).into_owned()
    }

    /// Words, where the values that stand in them are shown as references: `${name}`.
    pub(crate) fn words(self) -> String {
        let tree = self.tree();
        let part = |id: NodeId| {
            let node = tree.node(id);
            match node.kind {
                Kind::Text => node.value.to_string(),
                Kind::Element => match self.at(id).attribute("value") {
                    Some(path) => {
                        format!("${{{}}}", path.trim().rsplit('/').next().unwrap_or(path))
                    }
                    None => self.at(id).text(),
                },
                _ => String::new(),
            }
        };
        tree.children(self.id).map(part).collect::<String>().trim().to_owned()
    }
}
