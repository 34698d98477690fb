//! Workbooks as authors make them, converted and answered.

#![expect(clippy::unwrap_used, reason = "a test fails where its own workbook cannot be made")]

mod answered;
mod faults;
mod media;
mod own;
mod questionnaires;
mod workbook;
