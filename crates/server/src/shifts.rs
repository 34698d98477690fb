//! Shifts of volunteers: what their phones ask for, what is given out, and what the staff plan.

mod act;
mod due;
mod give_out;
mod plan;

pub(crate) use act::{Deed, act};
pub use due::settle_shifts;
pub(crate) use plan::{PlanError, PlannedShift, Seen, call_off_shift, plan_shift, shifts};
