use serde::{Deserialize, Serialize};

use super::Name;

/// A node's place in its [`Tree`](super::Tree).
pub type NodeId = u32;

/// No node.
pub const NONE: NodeId = NodeId::MAX;

/// What a node is. A declaration of a namespace is a node of its own kind, so that attributes need not skip it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Kind {
    Document,
    Element,
    Attribute,
    Namespace,
    Text,
    Comment,
    Instruction,
    Doctype,
    /// Where a repeat's instances stand, also when there are none; no expression sees it.
    Range,
}

/// One node, linked to those around it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Node {
    pub kind: Kind,
    /// Whether it is not relevant: expressions then see it without a value.
    pub hidden: bool,
    /// Its namespace; none for names without a prefix in XForms' own namespace.
    pub space: Name,
    /// Its local name.
    pub local: Name,
    /// Its prefix as written.
    pub prefix: Name,
    /// Which node of the form's model it is an instance of; [`NONE`] for others.
    #[serde(with = "link")]
    pub model: u32,
    /// Its place in document order.
    pub order: u32,
    #[serde(with = "link")]
    pub parent: NodeId,
    #[serde(with = "link")]
    pub previous: NodeId,
    #[serde(with = "link")]
    pub next: NodeId,
    #[serde(with = "link")]
    pub first_child: NodeId,
    #[serde(with = "link")]
    pub last_child: NodeId,
    #[serde(with = "link")]
    pub first_attribute: NodeId,
    /// Text, or an attribute's value.
    pub value: Box<str>,
}

impl Node {
    /// A node without a name, a value or neighbours.
    pub fn new(kind: Kind) -> Self {
        Self {
            kind,
            hidden: false,
            space: 0,
            local: 0,
            prefix: 0,
            model: NONE,
            order: 0,
            parent: NONE,
            previous: NONE,
            next: NONE,
            first_child: NONE,
            last_child: NONE,
            first_attribute: NONE,
            value: "".into(),
        }
    }
}

/// Links as they are stored: with [`NONE`] as 0, which is one byte instead of five.
mod link {
    use serde::{Deserialize, Deserializer, Serializer};

    use super::NodeId;

    pub fn serialize<S: Serializer>(link: &NodeId, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u32(link.wrapping_add(1))
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NodeId, D::Error> {
        u32::deserialize(deserializer).map(|stored| stored.wrapping_sub(1))
    }
}
