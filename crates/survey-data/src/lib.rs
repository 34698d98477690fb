//! Answers to surveys as tables, with their code book, in the formats that analysts open.
//!
//! [`Form::read`] takes a form's XML, one for each published version; [`tables`] sets responses to all of them side by
//! side, one column an item; [`code_book`] says what every column means in every version. What was not asked, what was
//! asked and not answered, and what an older version did not have are three things, and none of them is an answer. The
//! files are CSV ([`write_csv`]), workbooks ([`write_workbook`]) and a bundle for SPSS ([`write_spss`]).
//!
//! The crate is pure: no clock, no network, no disk.

mod book;
mod change;
mod csv_file;
mod form;
mod missing;
mod names;
mod spss;
mod submission;
mod table;
mod values;
mod words;
mod workbook_file;
mod xml;

pub use book::{BookLine, CodeBook, code_book};
pub use change::{Difference, differences};
pub use csv_file::{Formulas, write_code_book, write_csv};
pub use form::{Choice, Form, Item, ItemKind, ReadFormError, Words};
pub use missing::Missing;
pub use spss::write_spss;
pub use submission::Submission;
pub use table::{Audience, Response, Survey, UnreadableResponse, tables};
pub use values::{Cell, Column, ColumnKind, Table};
pub use words::{DANISH, ENGLISH, Wording};
pub use workbook_file::write_workbook;
