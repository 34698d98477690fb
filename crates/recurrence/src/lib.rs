//! Series of dates by the rules of iCalendar (RFC 5545), and the calendar files that hold them.
//!
//! A [`Series`] says when something takes place: a first date, rules that repeat it, dates added and taken
//! out, and what became of single dates. [`Series::occurrences`] turns it into dates within a horizon;
//! [`Calendar::read`] reads series from an `.ics` file. Nothing here has a clock, and whatever the bytes,
//! the work is bounded and nothing panics.
//!
//! Rules are expanded on local clocks, in a calendar without offsets; what a clock means as an instant is
//! decided afterwards and alike for every date: see [`Clock`]. How long a date lasts over a change of the
//! clocks: see [`Length`].

mod calendar;
mod clock;
mod length;
mod rule;
mod series;

pub use calendar::{Calendar, CalendarProblem, CalendarProblemKind, CalendarWriter, Entry};
pub use clock::{Clock, Moment};
pub use length::Length;
pub use rule::{Rule, RuleError};
pub use series::{ExpandError, Extra, Horizon, Occurrence, Override, Series, When};
