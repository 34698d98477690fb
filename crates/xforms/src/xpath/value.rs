use crate::document::NodeId;

/// What an expression gives.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nodes in document order, each once.
    Nodes(Vec<NodeId>),
    /// Nodes in an order that means something: a shuffled list.
    Shuffled(Vec<NodeId>),
    Number(f64),
    Text(String),
    Boolean(bool),
    Moment(Moment),
}

/// A point in time: a number of days to arithmetic, a date or a time of day to readers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Milliseconds since 1970 began in Greenwich; not a number for what is no date.
    pub ms: f64,
}

impl Moment {
    /// Days since 1970 began in Greenwich.
    pub fn days(self) -> f64 {
        self.ms / 86_400_000.0
    }
}

impl Value {
    /// Shorthand for text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}
