use std::collections::HashMap;

use serde::{Deserialize, Serialize};

/// Namespaces that forms use.
pub mod namespace {
    /// XForms: the default of a form's document.
    pub const XFORMS: &str = "http://www.w3.org/2002/xforms";
    /// XHTML: the form's outer elements.
    pub const XHTML: &str = "http://www.w3.org/1999/xhtml";
    /// JavaRosa's additions.
    pub const JAVAROSA: &str = "http://openrosa.org/javarosa";
    /// OpenRosa's metadata.
    pub const OPENROSA: &str = "http://openrosa.org/xforms";
    /// ODK's additions.
    pub const ODK: &str = "http://www.opendatakit.org/xforms";
    /// What `xml:` stands for everywhere.
    pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

    /// Prefixes that mean the same in every form, declared or not.
    pub const USUAL: [(&str, &str); 7] = [
        ("h", XHTML),
        ("xhtml", XHTML),
        ("jr", JAVAROSA),
        ("orx", OPENROSA),
        ("odk", ODK),
        ("xf", XFORMS),
        ("xml", XML),
    ];
}

/// An interned string.
pub type Name = u32;

/// Every name of a form once, so that comparing names is comparing numbers. Number 0 is the empty string.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Vec<Box<str>>", into = "Vec<Box<str>>")]
pub struct Names {
    list: Vec<Box<str>>,
    index: HashMap<Box<str>, Name>,
}

impl Names {
    /// Only the empty string.
    pub fn new() -> Self {
        let mut names = Self::default();
        names.intern("");
        names
    }

    /// The number of a name, new or known.
    pub fn intern(&mut self, text: &str) -> Name {
        if let Some(name) = self.index.get(text) {
            return *name;
        }
        let name = self.list.len() as Name;
        self.list.push(text.into());
        self.index.insert(text.into(), name);
        name
    }

    /// The number of a name that is known.
    pub fn find(&self, text: &str) -> Option<Name> {
        self.index.get(text).copied()
    }

    /// The name behind a number; empty when there is none.
    pub fn text(&self, name: Name) -> &str {
        self.list.get(name as usize).map_or("", |text| text)
    }
}

impl From<Vec<Box<str>>> for Names {
    fn from(list: Vec<Box<str>>) -> Self {
        let index = list.iter().enumerate().map(|(at, text)| (text.clone(), at as Name)).collect();
        Self { list, index }
    }
}

impl From<Names> for Vec<Box<str>> {
    fn from(names: Names) -> Self {
        names.list
    }
}
