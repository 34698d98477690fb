//! What pages are made of; one component a file, its stylesheet beside it.

mod action_button;
mod activity_checks;
mod feedback;
mod field;
mod form;
mod frame;
mod heading;
mod language_choice;
mod link_panel;
mod notice;
mod qr;
mod role_end;
mod shown;

pub use action_button::ActionButton;
pub use activity_checks::{ActivityChecks, last_end};
pub use feedback::{Feedback, FeedbackView};
pub use field::{CheckField, SelectField, TextField, TextKind};
pub use form::{ErrorSummary, FormErrors, SubmitButton};
pub use frame::Frame;
pub use heading::Heading;
pub use language_choice::LanguageChoice;
pub use link_panel::LinkPanel;
pub use notice::{Notice, Tone};
pub use qr::QrView;
pub use role_end::RoleEnd;
pub use shown::Shown;
