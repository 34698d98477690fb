//! From Fluent files to Rust code. Shared by the build script and the crate's unit tests.

mod catalog;
mod check;
mod encode;
pub mod generate;
mod names;
mod parse;
mod problem;

pub use catalog::{Argument, Catalog, Key, Kind, Language, Message, Piece, Source};
pub use check::check;
pub use encode::encode;
pub use parse::parse_languages;
pub use problem::Problem;
