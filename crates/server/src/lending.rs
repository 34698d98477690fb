//! Toys that the young lend out: what their phones note, and what the staff see and do.

mod note;
mod toys;

pub(crate) use note::{Note, end_loan, note};
pub use toys::add_toy;
pub(crate) use toys::{ToyChange, Toys, put_toy, toys};
