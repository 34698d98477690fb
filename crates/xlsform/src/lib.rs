//! Survey workbooks, written as XLSForm, turned into forms.
//!
//! [`convert`] takes the bytes of an `.xlsx` file and gives an XForm, as XML and loaded, or every [`Problem`] the
//! workbook has, each with its sheet, row and column. What phones do not have is refused by name with what to do
//! instead: nothing an author wrote is dropped in silence. The workbooks are those that
//! <https://xlsform.org> describes; `docs/surveys.md` lists what is taken.
//!
//! # The smaller engine's workbooks
//!
//! [`read_form`] takes the bytes of an `.xlsx` file and gives a [`Form`](sammen_xforms::Form), or
//! every [`Problem`] the workbook has, each with its sheet, row and column. What is not understood
//! is refused by name: nothing an author wrote is dropped in silence.
//!
//! # The workbook
//!
//! Three sheets, each with its column names in the first row. A column marked `*` is translated:
//! `label::Dansk (da)`, `label::English (en)`. Without `::` it is in the default language. What is
//! written in one language must be written in all.
//!
//! - **survey**: `type`, `name`, `label*`, `hint*`, `required`, `required_message*`, `relevant`,
//!   `constraint`, `constraint_message*`, `appearance`, `parameters`, `range_low*`, `range_high*`.
//! - **choices**: `list_name`, `name`, `label*`.
//! - **settings**, one row: `form_title*`, `form_id`, `version`, `default_language`.
//!
//! Other sheets are the author's own notes and are not read, except those that XLSForm gives a
//! meaning (`entities`, `external_choices`, `osm`), which are refused.
//!
//! | `type` | `appearance` | `parameters` |
//! | --- | --- | --- |
//! | `note` | | |
//! | `select_one LIST` | `list` (or none), `likert` | |
//! | `select_multiple LIST` | | |
//! | `range` | | `start=1 end=7 step=1`; where left out 1, 10 and 1 |
//! | `integer`, `decimal` | | |
//! | `text` | `multiline` | |
//! | `begin group`, `end group` | | |
//!
//! A group's `relevant` holds for everything in it. Its name and label are for the author and are
//! not shown. `required` is `yes`, `no` or an expression.
//!
//! # What is ours
//!
//! XLSForm has no words for the ends of a scale and none for the title in other languages.
//! `range_low*` and `range_high*` say what a range's lowest and highest value mean, and
//! `form_title` may be translated as labels are.

mod choices;
mod convert;
mod header;
mod problem;
mod question_type;
mod read;
mod rules;
mod settings;
mod survey;
mod table;
mod workbook;

pub use convert::{Accept, Converted, FormSettings, convert};
pub use problem::{Language, Problem, ProblemKind, Remedy, Sheet};
pub use read::read_form;
pub use workbook::{COLUMNS_MAX, ROWS_MAX, WORKBOOK_BYTES_MAX};
