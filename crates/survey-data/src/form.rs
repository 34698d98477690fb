//! What one version of a form asks.

mod read;

use sammen_xforms::document::XmlError;

/// The same words in several languages: the language's code, then the words.
pub type Words = Vec<(String, String)>;

/// One version of a form.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Form {
    /// What it is known by, the same for all its versions.
    pub id: String,
    pub version: String,
    /// What it is called, in its default language.
    pub title: String,
    /// The codes of its languages, the default one first; one without a name where words are in one language only.
    pub languages: Vec<String>,
    /// Whether other programs may collect answers to it, for people who are helped.
    pub openrosa: bool,
    /// What it asks and computes, in order.
    pub items: Vec<Item>,
}

/// A question, or a value that is computed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Item {
    /// Its name, by which versions are held together.
    pub name: String,
    /// Where it is below the outer element: the names of what it is in, its own last.
    pub steps: Vec<String>,
    /// How many of the steps lead to each repeat that it is in, the outermost first.
    pub repeats: Vec<usize>,
    pub kind: ItemKind,
    pub label: Words,
    /// What can be chosen; nothing where a file or other answers say so.
    pub choices: Vec<Choice>,
    /// When it is asked, what it is in included.
    pub relevant: String,
    pub required: String,
    pub constraint: String,
    /// How it is computed; empty for what is asked.
    pub calculate: String,
    /// Why its words are not those of the version before, where its author says so.
    pub reworded: Option<String>,
}

/// Kinds of answers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ItemKind {
    /// Words that people write, or anything else that is kept as it comes.
    Text,
    Integer,
    Decimal,
    Date,
    Time,
    DateTime,
    Place,
    One,
    Many,
    Ranked,
    Confirmed,
}

impl ItemKind {
    /// What it is called in code books.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Integer => "integer",
            Self::Decimal => "decimal",
            Self::Date => "date",
            Self::Time => "time",
            Self::DateTime => "dateTime",
            Self::Place => "geopoint",
            Self::One => "select_one",
            Self::Many => "select_multiple",
            Self::Ranked => "rank",
            Self::Confirmed => "acknowledge",
        }
    }
}

/// What can be chosen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Choice {
    pub value: String,
    pub label: Words,
}

impl Item {
    /// Where it is, as the form's expressions write it.
    #[must_use]
    pub fn path(&self) -> String {
        self.steps.join("/")
    }

    /// Whether people write words of their own, in which they may write of persons.
    #[must_use]
    pub fn is_free_text(&self) -> bool {
        self.kind == ItemKind::Text && self.calculate.is_empty()
    }
}

/// Why a form's XML is no form.
#[derive(Debug, thiserror::Error, PartialEq)]
pub enum ReadFormError {
    #[error(transparent)]
    Xml(#[from] XmlError),
    #[error("read a form without {0}")]
    Without(&'static str),
}

impl Form {
    /// Reads a form's XML.
    ///
    /// # Errors
    /// [`ReadFormError`] when it is no form.
    pub fn read(xml: &str) -> Result<Self, ReadFormError> {
        read::read(xml)
    }
}
