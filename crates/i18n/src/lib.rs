//! Sammen's words: typed messages made from Fluent files when the crate is built.
//!
//! `locales/<language>/*.ftl` hold the residents' texts, `locales-later` those of parts of
//! their program that are fetched later, `locales-staff` those of the staff's entry. `locales-surveys` hold what a person
//! reads who answers a survey, and `locales-paper` what is printed around its questions, in more languages than the rest. The build fails if a
//! language lacks a message or its arguments, so a message that compiles exists everywhere. Each message is a method of
//! [`Messages`], [`LaterMessages`], [`StaffMessages`], [`SurveyMessages`] or [`PaperMessages`], and each language is a [`Locale`], or a
//! [`Tongue`] where one answers; another language is another folder.
//!
//! The crate knows no language's plural rules, dates or number formats. Plural categories come through a function, in
//! the browser `Intl.PluralRules`; times, days and amounts come as finished text.
//!
//! ```
//! use sammen_i18n::{Locale, Messages, PluralCategory};
//!
//! fn plural(_: Locale, number: u32) -> PluralCategory {
//!     if number == 1 { PluralCategory::One } else { PluralCategory::Other }
//! }
//!
//! let m = Messages::new(Locale::Da, plural);
//! assert_eq!(m.nav_activities(), "Aktiviteter");
//! assert_eq!(m.seats_left(3), "3 pladser tilbage");
//! ```

mod codes;
#[cfg(test)]
#[path = "../build/fluent/mod.rs"]
mod fluent;
mod locale;
mod messages;
mod pattern;
mod plural;

pub use locale::{Locale, Tongue};
pub use messages::{LaterMessages, Messages, PaperMessages, StaffMessages, SurveyMessages};
pub use plural::PluralCategory;
