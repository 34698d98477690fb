//! What is said of persons is kept only until it is over.

use super::{Book, Registration};
use crate::{
    UnixSeconds,
    mutant::{Mutant, is_on},
};

/// Names, ages and answers are kept this long after the last date that they are for.
const KEPT_AFTER_END_SECONDS: i64 = 24 * 3_600;

/// When what a registration says of persons is to be gone; `None` when it says nothing.
pub(super) fn forget_at(book: &Book<'_>, registration: &Registration) -> Option<UnixSeconds> {
    let dates = book.dates.iter().map(|date| date.occurrence);
    let ends = dates.filter(|date| registration.wants(date.id)).map(|date| date.ends_at).max();
    // Without any date left that it is for, there is nothing to keep it for.
    let at = ends.map_or(i64::MIN, |end| end + KEPT_AFTER_END_SECONDS);
    registration.is_personal().then_some(at)
}

/// Forgets the persons of every registration that is over.
pub(super) fn forget(book: &Book<'_>, registrations: &mut [Registration]) {
    let Some(now) = book.now else { return };
    for registration in registrations {
        let is_due = forget_at(book, registration).is_some_and(|at| at <= now);
        if is_due && !is_on(Mutant::PersonsKept) {
            registration.forget_persons();
        }
    }
}
