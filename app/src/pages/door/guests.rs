//! Who is expected at a date, in the order of their names: put together when the list changes, not when somebody comes.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;
use sammen_domain::{Occurrence, RegistrationId, RosterEntry, RosterNames};

use super::{desk::Place, people::given};

/// The households of one date.
#[derive(Default)]
pub struct Guests {
    roster: Arc<Vec<RosterEntry>>,
    /// Where each is in the roster, with its names.
    in_order: Vec<(usize, String)>,
}

/// What the list is made of. It is the same as long as nothing of it was read anew.
struct Source {
    roster: Arc<Vec<RosterEntry>>,
    names: Arc<BTreeMap<RegistrationId, RosterNames>>,
    date: Occurrence,
}

impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.roster, &other.roster)
            && Arc::ptr_eq(&self.names, &other.names)
            && self.date == other.date
    }
}

impl Guests {
    /// The list of the date that a door is of.
    pub fn of(place: Memo<Option<Place>>) -> Memo<Arc<Self>> {
        let source = Memo::new(move |_| {
            place.with(|place| {
                place.as_ref().map(|Place { view, date, .. }| Source {
                    roster: Arc::clone(&view.roster),
                    names: Arc::clone(&view.roster_names),
                    date: date.clone(),
                })
            })
        });
        // It is made anew only when its source is another.
        let list = move |_: Option<&_>| {
            Arc::new(source.with(|source| source.as_ref().map(Self::read).unwrap_or_default()))
        };
        Memo::new_with_compare(list, |_, _| true)
    }

    fn read(source: &Source) -> Self {
        let is_of_date = |entry: &RosterEntry| match &entry.series {
            None => entry.occurrence == source.date.id,
            Some(series) => series.activity == source.date.activity,
        };
        let roster = Arc::clone(&source.roster);
        let of_date = roster.iter().enumerate().filter(|(_, entry)| is_of_date(entry));
        let names = |entry: &RosterEntry| source.names.get(&entry.registration).map(given);
        let mut in_order: Vec<(usize, String)> =
            of_date.map(|(at, entry)| (at, names(entry).unwrap_or_default())).collect();
        in_order.sort_by(|(one, one_names), (other, other_names)| {
            (one_names, roster[*one].registration).cmp(&(other_names, roster[*other].registration))
        });
        Self { roster, in_order }
    }

    /// Each household with its names.
    pub fn iter(&self) -> impl Iterator<Item = (&RosterEntry, &str)> {
        self.in_order.iter().map(|(at, names)| (&self.roster[*at], names.as_str()))
    }
}
