use super::Loading;
use crate::document::{Builder, Kind, NONE, Node, NodeId};

impl Loading<'_> {
    /// Copies what is in an element of the form's XML to the form, below `parent`. Space between elements is left out.
    pub(super) fn copy(&mut self, from: NodeId, parent: NodeId) -> NodeId {
        let mut builder = Builder::continuing(std::mem::take(&mut self.form.fixed));
        let top = self.copy_into(&mut builder, from, parent);
        self.form.fixed = builder.nodes;
        top
    }

    /// A new document of the form.
    pub(super) fn document(&mut self) -> NodeId {
        let mut builder = Builder::continuing(std::mem::take(&mut self.form.fixed));
        let document = builder.document();
        self.form.fixed = builder.nodes;
        document
    }

    fn copy_into(&self, builder: &mut Builder, from: NodeId, parent: NodeId) -> NodeId {
        let top = builder.append(parent, bare(self.tree.node(from)));
        // Pairs of what is still to be copied and where to: a stack would turn the order of children round.
        let mut next = Some((from, top));
        let mut pending: Vec<(NodeId, NodeId)> = Vec::new();
        while let Some((source, copy)) = next {
            for attribute in self.tree.attributes(source) {
                let node = self.tree.node(attribute);
                builder.attribute(copy, Node { value: node.value.clone(), ..bare(node) });
            }
            let has_elements = self.tree.elements(source).next().is_some();
            if has_elements {
                let children: Vec<NodeId> = self.tree.elements(source).collect();
                // Copied depth first, so that numbers follow document order.
                pending.extend(children.into_iter().rev().map(|child| (child, copy)));
            } else {
                let text = self.tree.string(source);
                builder.text(copy, &text);
            }
            next = pending
                .pop()
                .map(|(child, below)| (child, builder.append(below, bare(self.tree.node(child)))));
        }
        top
    }
}

fn bare(node: &Node) -> Node {
    Node {
        space: node.space,
        local: node.local,
        prefix: node.prefix,
        model: NONE,
        ..Node::new(if node.kind == Kind::Document { Kind::Element } else { node.kind })
    }
}
