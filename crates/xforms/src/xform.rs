//! Forms as ODK XForms has them: loaded from XML, compiled, and answered in a [`FormSession`].
//!
//! [`load`] reads a form once; [`XForm::to_bytes`] gives the compact compiled form that [`XForm::from_bytes`] opens
//! without XML. A session recomputes only what a change touches, in an order that was found when the form was loaded.

mod check;
mod compile;
mod depends;
mod form;
mod graph;
mod legacy;
mod load;
mod media_file;
mod on_day;
mod range;
mod reads;
mod session;
mod sound;
mod stored;
mod submission;
mod typed;

pub use check::{Finding, check_answers};
pub use form::{
    Action, ActionKind, Control, ControlKind, Event, Items, ModelId, ModelNode, RepeatControl,
    Text, TextPart, ValueType, XForm, language_code,
};
pub use graph::CycleError;
pub use legacy::{read_first_answers, take_first_answers};
pub use load::{LoadError, Resource, load};
pub use media_file::{
    MEDIA_BYTES_MAX, MEDIA_FILE_BYTES_MAX, MediaError, MediaFile, MediaType, PICTOGRAMS,
    is_pictogram,
};
pub use on_day::OnDay;
pub use range::Range;
pub use session::{
    AnswerError, Choice, Device, FormSession, Media, NodeKind, NodeView, Page, PageKind,
    RepeatError, SavedAnswers, Violation,
};
pub use stored::StoredError;
pub use submission::submission_values;
