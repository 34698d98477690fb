use super::Evaluation;
use crate::document::{Kind, NONE, NodeId};
use crate::xpath::program::{Axis, Test};

impl Evaluation<'_> {
    /// Adds the nodes of an axis that pass a test, nearest first.
    pub(super) fn walk(&self, axis: Axis, test: &Test, from: NodeId, found: &mut Vec<NodeId>) {
        let tree = self.tree;
        let principal = match axis {
            Axis::Attribute => Kind::Attribute,
            Axis::Namespace => Kind::Namespace,
            _ => Kind::Element,
        };
        let passes = |id: &NodeId| self.passes(test, *id, principal);
        match axis {
            Axis::Itself => found.extend(Some(from).filter(passes)),
            Axis::Child => found.extend(tree.children(from).filter(passes)),
            Axis::Attribute => {
                let is_attribute = |id: &NodeId| tree.node(*id).kind == Kind::Attribute;
                found.extend(tree.attributes(from).filter(is_attribute).filter(passes));
            }
            Axis::Namespace => found.extend(self.declarations(from).into_iter().filter(passes)),
            Axis::Parent => {
                let parent = Some(tree.node(from).parent).filter(|parent| *parent != NONE);
                found.extend(parent.filter(passes));
            }
            Axis::Ancestor => found.extend(tree.ancestors(from).skip(1).filter(passes)),
            Axis::AncestorOrSelf => found.extend(tree.ancestors(from).filter(passes)),
            Axis::Descendant => found.extend(self.inside(from).skip(1).filter(passes)),
            Axis::DescendantOrSelf => found.extend(self.inside(from).filter(passes)),
            Axis::FollowingSibling => found.extend(self.siblings(from, true).filter(passes)),
            Axis::PrecedingSibling => found.extend(self.siblings(from, false).filter(passes)),
            Axis::Following => found.extend(self.after(from).filter(passes)),
            Axis::Preceding => found.extend(self.before(from).into_iter().filter(passes)),
        }
    }

    fn passes(&self, test: &Test, id: NodeId, principal: Kind) -> bool {
        let node = self.tree.node(id);
        match test {
            Test::Name(space, local) => {
                node.local == *local && node.space == *space && node.kind == principal
            }
            Test::Any => node.kind == principal,
            Test::Space(space) => node.kind == principal && node.space == *space,
            Test::Node => node.kind != Kind::Range,
            Test::Text => node.kind == Kind::Text,
            Test::Comment => node.kind == Kind::Comment,
            Test::Instruction(target) => {
                let wanted =
                    target.as_deref().is_none_or(|name| self.names.text(node.local) == name);
                node.kind == Kind::Instruction && wanted
            }
        }
    }

    fn inside(&self, top: NodeId) -> impl Iterator<Item = NodeId> {
        let tree = self.tree;
        std::iter::successors(Some(top), move |id| tree.following(*id, top))
    }

    fn siblings(&self, from: NodeId, forward: bool) -> impl Iterator<Item = NodeId> {
        let tree = self.tree;
        let is_child = !matches!(tree.node(from).kind, Kind::Attribute | Kind::Namespace);
        let beside = move |id: &NodeId| {
            let node = tree.node(*id);
            Some(if forward { node.next } else { node.previous }).filter(|id| *id != NONE)
        };
        std::iter::successors(Some(from).filter(|_| is_child), beside).skip(1)
    }

    /// All that begins after a node ends; of an attribute, also what is in its element.
    fn after(&self, from: NodeId) -> impl Iterator<Item = NodeId> {
        let tree = self.tree;
        let root = tree.root(from);
        let node = tree.node(from);
        let first = match node.kind {
            Kind::Attribute | Kind::Namespace => tree.following(node.parent, root),
            _ => tree.following_outside(from, root),
        };
        std::iter::successors(first, move |id| tree.following(*id, root))
    }

    /// All that ended before a node begins, nearest first.
    fn before(&self, from: NodeId) -> Vec<NodeId> {
        let tree = self.tree;
        let around: Vec<NodeId> = tree.ancestors(from).collect();
        let root = tree.root(from);
        // An attribute comes before its element's children.
        let end = around
            .iter()
            .find(|id| !matches!(tree.node(**id).kind, Kind::Attribute | Kind::Namespace));
        let end = end.copied().unwrap_or(root);
        let mut before: Vec<NodeId> =
            std::iter::successors(Some(root), |id| tree.following(*id, root))
                .take_while(|id| *id != end)
                .filter(|id| !around.contains(id))
                .collect();
        before.reverse();
        before
    }

    /// Declarations of namespaces that hold for an element.
    fn declarations(&self, from: NodeId) -> Vec<NodeId> {
        let tree = self.tree;
        let mut found: Vec<NodeId> = Vec::new();
        if tree.node(from).kind != Kind::Element {
            return found;
        }
        for id in tree.ancestors(from).flat_map(|element| tree.attributes(element)) {
            let node = tree.node(id);
            let hidden = found.iter().any(|known| tree.node(*known).local == node.local);
            if node.kind == Kind::Namespace && !hidden {
                found.push(id);
            }
        }
        self.in_order(&mut found);
        found
    }
}
