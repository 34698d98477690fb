//! A place to stand before every statement.

use std::pin::Pin;

use super::DatabaseError;

/// Where in a transaction a gate is passed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Boundary<'a> {
    /// Before a transaction begins.
    Begin,
    /// Before a statement is run.
    Statement(&'a str),
    /// Before what was written becomes durable.
    Commit,
}

/// The future of a gate.
pub type Passing<'a> = Pin<Box<dyn Future<Output = Result<(), DatabaseError>> + Send + 'a>>;

/// Passed before every statement of every transaction: a simulation stops or crashes the server here,
/// and tests look at the statements.
pub trait Gate: Send + Sync {
    /// Lets the statement be run, at once or later, or stops it.
    fn pass<'a>(&'a self, boundary: Boundary<'a>) -> Passing<'a>;
}
