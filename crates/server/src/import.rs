//! Content as a secretariat writes it: a workbook, or CSV files, turned into what the phones show.
//!
//! The sheets and columns are described in `docs/import.md`. Reading is pure: bytes in, and either
//! everything out or every problem there is, each with its sheet, row and column. Nothing is half read.
//!
//! Ids are made from the area, the sheet and the key, so that reading the same file again gives the
//! same ids, and a date that was moved or cancelled keeps its own.

mod activity;
mod area;
mod calendar;
mod calendar_plan;
mod cell;
mod content;
mod csv_file;
mod date;
mod ics_file;
mod key;
mod opening_hours;
mod partner;
mod place;
mod plain;
mod plan;
mod problem;
mod question;
mod recurrence;
mod row;
mod service;
mod sheet;
mod table;
mod terms;
mod value;
mod workbook;

pub(crate) use calendar::instant;
pub use content::{Content, ImportFile, ImportOptions, read_content};
pub use key::activity_id;
pub use plain::Row;
pub(crate) use plain::read_rows;
pub use problem::{Problem, ProblemKind};
