//! Who did what, about which id, when: without contents and without names. Entries are written in the
//! transaction that they tell of, so that there is never one without the other.

mod action;
mod entry;
mod retention;

pub use action::Action;
pub use entry::{Entry, Filter};
pub use retention::{Retention, remove_old_entries};

pub(crate) use crate::repository::audit::insert as record;
