//! A form's XML as elements.

use std::collections::BTreeMap;

use sammen_xforms::document::{Builder, Kind, Names, NodeId, Tree, XmlError, read_xml};

/// An element, by names without prefixes.
#[derive(Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<Child>,
}

#[derive(Debug)]
pub enum Child {
    Element(Element),
    Text(String),
}

impl Element {
    /// The outer element of a document.
    pub fn read(xml: &str) -> Result<Self, XmlError> {
        let (mut builder, mut names) = (Builder::default(), Names::new());
        let document = read_xml(xml, &mut builder, &mut names, true)?;
        let tree = Tree::new(&builder.nodes, &[]);
        let outer = tree.elements(document).next();
        Ok(outer.map(|id| element(tree, &names, id)).unwrap_or_default())
    }

    pub fn elements(&self) -> impl Iterator<Item = &Self> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    pub fn named<'e>(&'e self, name: &'e str) -> impl Iterator<Item = &'e Self> {
        self.elements().filter(move |element| element.name == name)
    }

    /// The first element inside that is called so, however deep.
    pub fn find(&self, name: &str) -> Option<&Self> {
        self.elements().find_map(|element| {
            if element.name == name { Some(element) } else { element.find(name) }
        })
    }

    pub fn get(&self, attribute: &str) -> Option<&str> {
        self.attributes.get(attribute).map(String::as_str)
    }

    /// Its words, with the values in them in braces.
    pub fn text(&self) -> String {
        let parts = self.children.iter().map(|child| match child {
            Child::Text(text) => text.clone(),
            Child::Element(output) => {
                format!(
                    " {{{}}} ",
                    super::expression::plain(output.get("value").unwrap_or_default())
                )
            }
        });
        words(&parts.collect::<String>())
    }
}

/// Words with single spaces and straight quotation marks.
pub fn words(text: &str) -> String {
    let text = text.replace(['\u{2018}', '\u{2019}'], "'").replace(['\u{201c}', '\u{201d}'], "\"");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn element(tree: Tree<'_>, names: &Names, id: NodeId) -> Element {
    let attributes =
        tree.attributes(id).map(|id| tree.node(id)).filter(|node| node.kind == Kind::Attribute);
    let children = tree.children(id).filter_map(|child| match tree.node(child).kind {
        Kind::Element => Some(Child::Element(element(tree, names, child))),
        Kind::Text => Some(Child::Text(tree.string(child).into_owned())),
        _ => None,
    });
    Element {
        name: names.text(tree.node(id).local).to_owned(),
        attributes: attributes
            .map(|node| (names.text(node.local).to_owned(), node.value.to_string()))
            .collect(),
        children: children.collect(),
    }
}
