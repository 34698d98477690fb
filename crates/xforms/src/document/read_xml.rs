use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::is_name;

use super::{Builder, Kind, Name, Names, Node, NodeId, namespace};

/// How deep elements may be in each other.
pub const DEPTH_MAX: usize = 200;

/// Why bytes are no document.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum XmlError {
    /// Not well-formed.
    #[error("read XML at byte {at}: {reason}")]
    Malformed { at: u64, reason: String },
    /// An element or attribute whose name XML does not allow.
    #[error("read XML at byte {at}: {name:?} is no name")]
    Name { at: u64, name: String },
    /// A prefix that nothing declares.
    #[error("read XML at byte {at}: the prefix {prefix} is not declared")]
    Prefix { at: u64, prefix: String },
    /// An entity that XML itself does not have.
    #[error("read XML at byte {at}: the entity &{name}; is not known")]
    Entity { at: u64, name: String },
    /// Elements deeper than [`DEPTH_MAX`].
    #[error("read XML with elements more than {DEPTH_MAX} deep")]
    TooDeep,
    /// No element, one that is not closed, or text outside.
    #[error("read XML that has not exactly one outer element, closed")]
    Outside,
}

/// Reads a document into `builder` and gives its number. Names without a prefix in XForms' own namespace are read as
/// names in no namespace, as expressions name them; with `unprefixed_are_plain` all names without a prefix are.
///
/// # Errors
/// [`XmlError`] says where the text is no XML.
pub fn read_xml(
    text: &str,
    builder: &mut Builder,
    names: &mut Names,
    unprefixed_are_plain: bool,
) -> Result<NodeId, XmlError> {
    let document = builder.document();
    let open = vec![document];
    let mut reading =
        Reading { builder, names, open, scopes: Vec::new(), plain: unprefixed_are_plain };
    let mut reader = Reader::from_str(text.trim_start_matches('\u{feff}').trim_start());
    reader.config_mut().check_end_names = true;
    loop {
        let event = reader.read_event();
        let at = reader.buffer_position();
        let malformed =
            |error: &dyn std::fmt::Display| XmlError::Malformed { at, reason: error.to_string() };
        match event.map_err(|error| malformed(&error))? {
            Event::Eof => break,
            Event::Start(tag) => reading.open(&tag, at)?,
            Event::Empty(tag) => {
                reading.open(&tag, at)?;
                reading.close();
            }
            Event::End(_) => reading.close(),
            Event::Text(text) => reading.text(&text.xml10_content(), true)?,
            Event::CData(text) => reading.text(&text.xml10_content(), false)?,
            Event::GeneralRef(reference) => {
                let resolved = reference.resolve_char_ref().map_err(|error| malformed(&error))?;
                let name = reference.into_inner();
                let character = resolved.or_else(|| predefined(&name));
                let Some(character) = character else {
                    return Err(XmlError::Entity { at, name: name.into_owned() });
                };
                reading.text(character.encode_utf8(&mut [0; 4]), true)?;
            }
            Event::Comment(text) => reading.leaf(Kind::Comment, "", &text.xml10_content()),
            Event::PI(instruction) => {
                let value = instruction.content().trim_start();
                reading.leaf(Kind::Instruction, instruction.target(), value);
            }
            Event::DocType(_) => reading.leaf(Kind::Doctype, "", ""),
            Event::Decl(_) => {}
        }
    }
    reading.finish(document)
}

fn predefined(name: &str) -> Option<char> {
    Some(match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "apos" => '\'',
        "quot" => '"',
        _ => return None,
    })
}

struct Reading<'a> {
    builder: &'a mut Builder,
    names: &'a mut Names,
    open: Vec<NodeId>,
    /// Declared prefixes with the depth of their element.
    scopes: Vec<(usize, String, String)>,
    plain: bool,
}

impl Reading<'_> {
    fn open(&mut self, tag: &BytesStart<'_>, at: u64) -> Result<(), XmlError> {
        if self.open.len() > DEPTH_MAX {
            return Err(XmlError::TooDeep);
        }
        let depth = self.open.len();
        let malformed =
            |error: &dyn std::fmt::Display| XmlError::Malformed { at, reason: error.to_string() };
        let mut attributes = Vec::new();
        for attribute in tag.attributes() {
            let attribute = attribute.map_err(|error| malformed(&error))?;
            let value = attribute
                .normalized_value(quick_xml::XmlVersion::Implicit1_0)
                .map_err(|error| malformed(&error))?;
            let name: &str = attribute.key.as_ref();
            if name == "xmlns" {
                self.scopes.push((depth, String::new(), value.to_string()));
            } else if let Some(prefix) = name.strip_prefix("xmlns:") {
                self.scopes.push((depth, prefix.to_owned(), value.to_string()));
            }
            attributes.push((name.to_owned(), value.into_owned()));
        }
        let name = tag.name();
        let node = self.named(Kind::Element, name.as_ref(), at)?;
        let parent = self.open[depth - 1];
        let element = self.builder.append(parent, node);
        self.open.push(element);
        for (name, value) in attributes {
            let mut node = self.attribute(&name, at)?;
            node.value = value.into();
            self.builder.attribute(element, node);
        }
        Ok(())
    }

    fn attribute(&mut self, name: &str, at: u64) -> Result<Node, XmlError> {
        if name == "xmlns" {
            return Ok(Node::new(Kind::Namespace));
        }
        if let Some(prefix) = name.strip_prefix("xmlns:").filter(|prefix| is_name(prefix)) {
            let (local, prefix) = (self.names.intern(prefix), self.names.intern("xmlns"));
            return Ok(Node { local, prefix, ..Node::new(Kind::Namespace) });
        }
        self.named(Kind::Attribute, name, at)
    }

    fn named(&mut self, kind: Kind, name: &str, at: u64) -> Result<Node, XmlError> {
        let (prefix, local) = match name.split_once(':') {
            Some((prefix, local)) if is_name(prefix) => (prefix, local),
            _ => ("", name),
        };
        if !is_name(local) {
            return Err(XmlError::Name { at, name: name.to_owned() });
        }
        let space = match (kind, prefix) {
            (Kind::Attribute, "") => 0,
            _ => self.space(prefix, at)?,
        };
        let (local, prefix) = (self.names.intern(local), self.names.intern(prefix));
        Ok(Node { space, local, prefix, ..Node::new(kind) })
    }

    fn space(&mut self, prefix: &str, at: u64) -> Result<Name, XmlError> {
        let declared = self.scopes.iter().rev().find(|(_, known, _)| known == prefix);
        let uri = match declared {
            Some((_, _, uri)) => uri.as_str(),
            None if prefix.is_empty() => "",
            None => match namespace::USUAL.iter().find(|(usual, _)| *usual == prefix) {
                Some((_, uri)) => uri,
                None => return Err(XmlError::Prefix { at, prefix: prefix.to_owned() }),
            },
        };
        let plain = prefix.is_empty() && (self.plain || uri == namespace::XFORMS);
        Ok(if plain { 0 } else { self.names.intern(uri) })
    }

    fn close(&mut self) {
        if self.open.len() > 1 {
            self.open.pop();
            let depth = self.open.len();
            self.scopes.retain(|(declared, _, _)| *declared < depth);
        }
    }

    fn text(&mut self, text: &str, join: bool) -> Result<(), XmlError> {
        let parent = self.open[self.open.len() - 1];
        if self.open.len() == 1 {
            let blank = text.trim().is_empty();
            return if blank { Ok(()) } else { Err(XmlError::Outside) };
        }
        let last = self.builder.at(parent).last_child;
        // A marked section is a node of its own, as it is in the documents that forms' other engines walk over.
        if join
            && last != super::NONE
            && self.builder.at(last).kind == Kind::Text
            && self.builder.at(last).prefix == 0
        {
            let joined = [&*self.builder.at(last).value, text].concat();
            self.builder.at(last).value = joined.into();
            return Ok(());
        }
        let marked = if join { 0 } else { self.names.intern("CDATA") };
        let node = Node { value: text.into(), prefix: marked, ..Node::new(Kind::Text) };
        self.builder.append(parent, node);
        Ok(())
    }

    fn leaf(&mut self, kind: Kind, name: &str, value: &str) {
        let local = self.names.intern(name);
        let parent = self.open[self.open.len() - 1];
        self.builder.append(parent, Node { local, value: value.into(), ..Node::new(kind) });
    }

    fn finish(self, document: NodeId) -> Result<NodeId, XmlError> {
        let outer = self.builder.at(document).first_child;
        let mut elements = 0;
        let mut at = outer;
        while at != super::NONE {
            elements += usize::from(self.builder.at(at).kind == Kind::Element);
            at = self.builder.at(at).next;
        }
        if self.open.len() == 1 && elements == 1 { Ok(document) } else { Err(XmlError::Outside) }
    }
}
