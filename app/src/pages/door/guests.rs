//! Who is expected at a date: put together when the list changes, not when somebody comes.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use sammen_domain::{ActivityId, OccurrenceId, RegistrationId, RosterEntry, RosterNames};
use sammen_sync::Guests;

use super::desk::Place;

/// What the list is made of. It is the same as long as nothing of it was read anew.
struct Source {
    roster: Arc<Vec<RosterEntry>>,
    names: Arc<BTreeMap<RegistrationId, RosterNames>>,
    of: (OccurrenceId, ActivityId),
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.roster, &other.roster)
            && Arc::ptr_eq(&self.names, &other.names)
            && self.of == other.of
    }
}

/// The list of the date that a door is of.
pub fn guests_of(place: Memo<Option<Place>>) -> Memo<Arc<Guests>> {
    let source = Memo::new(move |_| {
        place.with(|place| {
            place.as_ref().map(|Place { view, date, .. }| Source {
                roster: Arc::clone(&view.roster),
                names: Arc::clone(&view.roster_names),
                of: (date.id, date.activity),
            })
        })
    });
    let read = |source: &Source| Guests::new(&source.roster, &source.names, source.of);
    // It is made anew only when its source is another.
    let list = move |_: Option<&_>| {
        Arc::new(source.with(|source| source.as_ref().map(read).unwrap_or_default()))
    };
    Memo::new_with_compare(list, |_, _| true)
}
