//! What can be wrong with message files.

use thiserror::Error;

/// One fault in the message files, told by file and message.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Problem {
    #[error("{path}:{line}: not Fluent: {reason}")]
    Syntax { path: String, line: usize, reason: String },
    #[error("{path}: message `{id}` is also in {first}")]
    Duplicate { path: String, id: String, first: String },
    #[error(
        "{path}: message `{id}` uses {what}; messages may use text, arguments, NUMBER and select"
    )]
    Unsupported { path: String, id: String, what: &'static str },
    #[error("{path}: message `{id}` must list its default variant last")]
    DefaultNotLast { path: String, id: String },
    #[error("{path}: message `{id}` uses `${argument}` both as a number and as a word")]
    MixedKinds { path: String, id: String, argument: String },
    #[error("{path}: `{name}` in message `{id}` cannot name a Rust item; use kebab-case words")]
    BadName { path: String, id: String, name: String },
    #[error("locales/{language}: message `{id}` is missing; {path} has it")]
    Missing { language: String, id: String, path: String },
    #[error("{path}: message `{id}` has the arguments ({found}), but {other} has ({expected})")]
    Arguments { path: String, id: String, found: String, other: String, expected: String },
    #[error("locales: there is no language")]
    NoLanguage,
    #[error("locales/{language}: the texts take {bytes} bytes, more than {bytes_max}")]
    TooLarge { language: String, bytes: usize, bytes_max: usize },
}
