//! Survey forms on paper: what is printed, and what is read when it is keyed.
//!
//! [`Sheet::of`] lays a form out as one list of questions, with a number for each, the codes of the data, and in words who is
//! to answer it; it refuses what paper cannot do ([`PaperError`]). [`print()`] writes sheets to print, each with a number that
//! has a digit to check it ([`SheetNumber`]). [`read`] takes what is keyed at one question, and [`Entry`] what is keyed of a
//! whole sheet, which it compares with another's and writes as a response. [`Letters`] are written to households that were
//! drawn for a survey.
//!
//! The crate is pure: no clock, no network, no disk.

mod entry;
mod layout;
mod letters;
mod number;
mod print;
mod read;
mod rule;

pub use entry::{Entry, Mark};
pub use layout::{Choice, Item, Kind, PaperError, Question, Sheet};
pub use letters::{LetterKind, Letters};
pub use number::{SheetNumber, SheetNumberError};
pub use print::{Printing, STYLE, print};
pub use read::{ReadError, read};
pub use rule::{Is, Part, Rule};
