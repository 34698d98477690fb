//! Inputs as they are in earnest, made by the code that writes them.

mod chunks;
mod content;
mod envelopes;
mod http;
mod recurrence;
mod surveys;
mod workbook;

pub use chunks::chunks;
pub use content::{content, small_files};
pub use envelopes::envelopes;
pub use http::http;
pub use recurrence::recurrence;
pub use surveys::{small_form, survey_workbook, surveys};
