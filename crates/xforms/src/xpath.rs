//! XPath 1.0 with the functions of OpenRosa and ODK XForms.
//!
//! [`compile`] turns text into a [`Program`], flat and free of text; [`Evaluation`] runs it on a
//! [`Tree`](crate::document::Tree). Clock, zone and chance are the host's.

mod evaluate;
mod function;
mod functions;
mod host;
mod number;
mod parse;
pub(crate) mod program;
mod value;

pub use evaluate::{Evaluation, Focus};
pub use function::Function;
pub use functions::{shuffle, uuid};
pub use host::{Clock, FixedZone, Host, Math, Zone};
pub use number::{number_to_text, text_to_number};
pub use parse::{Prefixes, compile};
pub use program::Program;
pub use value::{Moment, Value};

/// Why text is no expression.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SyntaxError {
    /// Something else was to come at this byte.
    #[error("read an expression: {expected} was expected at byte {at}")]
    Expected { expected: &'static str, at: usize },
    /// A prefix that nothing declares.
    #[error("read an expression: the prefix {0} is not declared")]
    Prefix(Box<str>),
    /// Parentheses, arguments or predicates too deep in each other.
    #[error("read an expression with parts more than {} deep", program::DEPTH_MAX)]
    TooDeep,
}

/// Why an expression has no value.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum EvaluationError {
    #[error("call {0}(), which is not known")]
    UnknownFunction(Box<str>),
    #[error("call {function}() with {given} arguments")]
    Arguments { function: &'static str, given: usize },
    #[error("use what is not a node-set as one")]
    NotNodes,
    #[error("find the instance {0}")]
    Instance(Box<str>),
    #[error("call {0}(), which this program does not offer")]
    Unsupported(&'static str),
    #[error("use {0:?} as a pattern")]
    Pattern(Box<str>),
    #[error("call {function}() with {given:?}")]
    Argument { function: &'static str, given: Box<str> },
}
