//! Making a failing case small enough to read.

use sammen_server::Database;

use crate::{Case, Trace, Violation, World};

/// Leaves out steps for as long as the same promise is still broken.
///
/// What is left fails by itself: each step of it is needed.
#[must_use]
pub fn shrink(case: &Case, violation: &Violation, disk: &Database) -> Case {
    let mut small = case.clone();
    let mut size = small.steps.len().div_ceil(2);
    loop {
        let mut start = 0;
        let mut is_smaller = false;
        while start < small.steps.len() {
            let mut without = small.clone();
            let end = (start + size).min(without.steps.len());
            without.steps.drain(start..end);
            if breaks(&without, disk).is_some_and(|other| other.kind() == violation.kind()) {
                small = without;
                is_smaller = true;
            } else {
                start = end;
            }
        }
        if size == 1 && !is_smaller {
            return small;
        }
        size = (size / 2).max(1);
    }
}

/// The promise that a case breaks, if it does.
pub(crate) fn breaks(case: &Case, disk: &Database) -> Option<Violation> {
    let mut world = match World::new(case, disk, Trace::default()) {
        Ok(world) => world,
        Err(violation) => return Some(violation),
    };
    world.run().err().map(|(_, violation)| violation)
}
