//! Documents as nodes in one vector: what expressions walk over.
//!
//! A form's own parts (secondary instances, translations) never change and are shared by every session; the
//! answers live in a second vector. [`Tree`] shows both as one space of [`NodeId`]s.

mod build;
mod names;
mod node;
mod read_xml;
mod tree;

pub use build::Builder;
pub use names::{Name, Names, namespace};
pub use node::{Kind, NONE, Node, NodeId};
pub use read_xml::{DEPTH_MAX, XmlError, read_xml};
pub use tree::{Place, Tree};
