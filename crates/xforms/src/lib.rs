//! The survey form, its compiled expressions and the answering session.
//!
//! A [`Form`] is what a survey workbook becomes on the server: questions in order, their words in
//! every language, and [`Expression`]s compiled to positions in the form. A phone needs nothing
//! else to show it. A [`Session`] is one person's way through a form: it holds the answers, knows
//! which questions are relevant, and after each answer recomputes only what that answer touches.
//! [`validate_response`] is the same rules run by the server on what arrives.
//!
//! The policy where engines differ is the ODK XForms specification:
//! - an unanswered question and one that is not relevant are both the empty string to expressions;
//! - a constraint is not asked of an unanswered question;
//! - an answer to a question that stops being relevant is kept, in case it becomes relevant again,
//!   but no expression sees it and no response carries it.
//!
//! [`xform`] is the engine for the whole of ODK XForms, with [`xpath`] and [`document`] below it; it stands beside
//! [`Form`] and [`Session`] until workbooks are compiled to it.
//!
//! The crate is pure: no clock, randomness, network or storage.
//!
//! ```
//! use std::sync::Arc;
//! use sammen_xforms::*;
//!
//! let mut years = Question::new("years", QuestionKind::Integer, Text::new("da", "Hvor mange år?"));
//! let names = ["years"];
//! years.constraint = Some(Expression::parse(". >= 0 and . <= 100", &Scope::new(&names).at(0))?);
//! let form = Form::try_from(FormDraft {
//!     id: "short".into(),
//!     version: "1".into(),
//!     title: Text::new("da", "Kort"),
//!     default_language: "da".into(),
//!     languages: vec!["da".into()],
//!     questions: vec![years],
//! })?;
//!
//! let mut session = Session::new(Arc::new(form));
//! session.set_answer(0, Some(Answer::Integer(140)))?;
//! assert_eq!(session.violation(0), Some(Violation::Constraint));
//! session.set_answer(0, Some(Answer::Integer(14)))?;
//! assert_eq!(session.finish()?, [("years".to_string(), Answer::Integer(14))]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod answer;
pub mod document;
mod expression;
mod form;
mod response;
mod session;
mod text;
mod time;
pub mod xform;
pub mod xpath;

pub use answer::{Answer, AnswerError, TEXT_CHARS_MAX};
pub use expression::{Expression, ParseError, ParseErrorKind, Scope};
pub use form::{
    Appearance, Choice, Form, FormDraft, FormError, QUESTIONS_MAX, Question, QuestionKind,
    SCALE_VALUES_MAX, Scale, find_ring, is_name,
};
pub use response::{ResponseError, validate_response};
pub use session::{Change, LostAnswer, LostReason, Progress, Session, Unfinished, Violation};
pub use text::{Text, Translation};
