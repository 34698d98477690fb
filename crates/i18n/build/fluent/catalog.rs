//! What the message files hold, free of Fluent's syntax.

/// One message file as read from disk.
pub struct Source {
    /// The language's code, which is its folder's name.
    pub language: String,
    /// Where the file is, for problems.
    pub path: String,
    /// The file's content.
    pub text: String,
}

/// One language with all its messages, in the order of its files.
#[derive(Debug)]
pub struct Language {
    pub code: String,
    pub messages: Vec<Message>,
}

impl Language {
    pub fn message(&self, id: &str) -> Option<&Message> {
        self.messages.iter().find(|message| message.id == id)
    }
}

/// Languages that agree on their messages; the first is the source of order, comments and argument order.
#[derive(Debug)]
pub struct Catalog {
    pub languages: Vec<Language>,
}

impl Catalog {
    /// The language the others are translated from.
    pub fn source(&self) -> &Language {
        self.languages.first().expect("a checked catalog has a language")
    }
}

/// One message in one language.
#[derive(Clone, Debug)]
pub struct Message {
    pub id: String,
    pub path: String,
    pub comment: Vec<String>,
    pub pieces: Vec<Piece>,
    /// In the order of first use.
    pub arguments: Vec<Argument>,
}

/// A value the caller gives to a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    pub name: String,
    pub kind: Kind,
}

/// What a message's text tells about an argument's type.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Only ever inserted as it is.
    Any,
    /// Chooses by plural category or exact number, or stands in `NUMBER()`.
    Number,
    /// Chooses by a word.
    Word,
}

impl Kind {
    /// What two uses of one argument say together; `None` if they contradict each other.
    pub fn merge(self, other: Kind) -> Option<Kind> {
        match (self, other) {
            (Kind::Any, kind) | (kind, Kind::Any) => Some(kind),
            (left, right) => (left == right).then_some(left),
        }
    }
}

/// A part of a message's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    Argument(String),
    /// The first variant whose key fits; the last has [`Key::Default`].
    Select {
        argument: String,
        variants: Vec<(Key, Vec<Piece>)>,
    },
}

/// When a variant is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Key {
    /// A plural category, a number or a word.
    Value(String),
    Default,
}
