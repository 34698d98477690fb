//! Survey workbooks, written as XLSForm, turned into forms.
//!
//! [`convert`] takes the bytes of an `.xlsx` file and gives an XForm, as XML and loaded, or every [`Problem`] the
//! workbook has, each with its sheet, row and column. What phones do not have is refused by name with what to do
//! instead: nothing an author wrote is dropped in silence. The workbooks are those that
//! <https://xlsform.org> describes; `docs/surveys.md` lists what is taken.

mod convert;
mod problem;
mod workbook;

pub use convert::{Accept, Audience, Converted, FormSettings, Promise, Terms, convert};
pub use problem::{Language, Problem, ProblemKind, Remedy, Sheet};
pub use workbook::{COLUMNS_MAX, ROWS_MAX, WORKBOOK_BYTES_MAX};
