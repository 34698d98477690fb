//! The log book: how much a partnership's programmes are attended, and by how many of those who chose to be counted.
//!
//! Attendances are what was noted at doors. Persons are counted by pseudonyms, which stand apart from everything else and
//! cannot be joined with it. What is told of either goes through `disclosure` first.

mod disclosure;
mod figures;
mod keep;
mod note;

pub(crate) use disclosure::Told;
pub(crate) use figures::{LogBookError, Period, ProgrammeFigures, log_book};
pub(crate) use keep::keep_programmes;
pub(crate) use note::{NoteError, keep_note, programmes};
