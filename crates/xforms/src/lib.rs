//! Survey forms as ODK XForms has them, and the session of somebody who answers one.
//!
//! A form is read from XForm XML once ([`xform::load`]), on the server, and becomes compact: a phone opens those bytes
//! without XML ([`xform::XForm::from_bytes`]). A [`xform::FormSession`] holds the answers, knows what is relevant and
//! allowed, and after each answer recomputes only what that answer touches. [`xform::check_answers`] is the same rules
//! run by the server on what arrives. Below them are [`xpath`] and [`document`].
//!
//! The policy where engines differ is the ODK XForms specification:
//! - an unanswered question and one that is not relevant are both the empty string to expressions;
//! - a constraint is not asked of an unanswered question;
//! - an answer to a question that stops being relevant is kept, in case it becomes relevant again,
//!   but no expression sees it and no response carries it.
//!
//! The crate is pure: clock, randomness and place come from the [`xform::Device`] that is given with every change.
//!
//! ```
//! use std::sync::Arc;
//! use sammen_xforms::{xform::*, xpath::{Clock, FixedZone}};
//!
//! struct Desk;
//! impl Device for Desk {
//!     fn clock(&self) -> Clock<'_> { Clock { now_ms: 0.0, zone: &FixedZone(0) } }
//!     fn random(&self) -> f64 { 0.5 }
//! }
//!
//! let form = load(r#"<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml">
//!   <h:head><model><instance><data id="short" version="1"><years/></data></instance>
//!     <bind nodeset="/data/years" type="int" constraint=". &lt;= 100"/></model></h:head>
//!   <h:body><input ref="/data/years"><label>How many years?</label></input></h:body></h:html>"#, &[])?;
//!
//! let mut session = FormSession::start(Arc::new(form), &Desk);
//! let years = session.pages()[0].questions[0];
//! session.answer(years, "140", &Desk)?;
//! assert_eq!(session.violation(years), Some(Violation::Constraint));
//! session.answer(years, "14", &Desk)?;
//! assert_eq!(session.violations(), []);
//! assert!(session.submission().contains("<years>14</years>"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod decimal;
pub mod document;
mod name;
mod time;
pub mod xform;
pub mod xpath;

pub use name::is_name;
