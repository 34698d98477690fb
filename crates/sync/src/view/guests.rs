//! Who is expected at a date, put together once so that it can be searched for every letter that is typed.

use std::{collections::BTreeMap, sync::Arc};

use sammen_domain::{
    ActivityId, Needle, OccurrenceId, RegistrationId, RegistrationState, RosterEntry, RosterNames,
    Tally, fold_words,
};

/// The households of one date, in the order of their names.
#[derive(Clone, Debug, Default)]
pub struct Guests {
    roster: Arc<Vec<RosterEntry>>,
    in_order: Vec<Guest>,
    /// The names of all, one after the other: a search reads them from the first to the last.
    names: String,
    /// The words of all names, folded.
    words: String,
}

#[derive(Clone, Copy, Debug)]
struct Guest {
    /// Where it is in the roster.
    at: usize,
    names_end: usize,
    words_end: usize,
    /// Whether it has cancelled: then it is shown only where it came all the same.
    is_gone: bool,
}

/// Those who were found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found<'a> {
    /// The first of them, each with its names.
    pub first: Vec<(&'a RosterEntry, &'a str)>,
    /// How many more there are.
    pub more: usize,
}

impl Guests {
    /// Everybody who registered for the date, or for the series that it is of.
    #[must_use]
    pub fn new(
        roster: &Arc<Vec<RosterEntry>>,
        names: &BTreeMap<RegistrationId, RosterNames>,
        (date, activity): (OccurrenceId, ActivityId),
    ) -> Self {
        let is_of_date = |entry: &RosterEntry| match &entry.series {
            None => entry.occurrence == date,
            Some(series) => series.activity == activity,
        };
        let of_date = roster.iter().enumerate().filter(|(_, entry)| is_of_date(entry));
        let named = |entry: &RosterEntry| names.get(&entry.registration).map(RosterNames::given);
        let mut named: Vec<(usize, String)> =
            of_date.map(|(at, entry)| (at, named(entry).unwrap_or_default())).collect();
        named.sort_unstable_by(|(one, one_names), (other, other_names)| {
            (one_names, roster[*one].registration).cmp(&(other_names, roster[*other].registration))
        });
        let mut guests = Self { roster: Arc::clone(roster), ..Self::default() };
        for (at, names) in named {
            guests.names.push_str(&names);
            guests.words.push_str(&fold_words(&names));
            guests.in_order.push(Guest {
                at,
                names_end: guests.names.len(),
                words_end: guests.words.len(),
                is_gone: matches!(
                    roster[at].state,
                    RegistrationState::Cancelled | RegistrationState::CancelledByStaff
                ),
            });
        }
        guests
    }

    /// Those whose names have every word, or who are meant by a code, as `is_code` knows where a code was typed.
    #[must_use]
    pub fn find(
        &self,
        needle: &Needle,
        is_code: Option<&dyn Fn(RegistrationId) -> bool>,
        tally: &Tally,
        most: usize,
    ) -> Found<'_> {
        let mut found = Found::default();
        let (mut names_start, mut words_start) = (0, 0);
        for guest in &self.in_order {
            let names = &self.names[names_start..guest.names_end];
            let words = &self.words.as_bytes()[words_start..guest.words_end];
            (names_start, words_start) = (guest.names_end, guest.words_end);
            let has_words = has_words(words, needle);
            if !has_words && is_code.is_none() {
                continue;
            }
            let entry = &self.roster[guest.at];
            let is_meant = has_words || is_code.is_some_and(|is| is(entry.registration));
            let stays = !guest.is_gone || tally.entry(entry.registration).is_some();
            match is_meant && stays {
                true if found.first.len() < most => found.first.push((entry, names)),
                true => found.more += 1,
                false => {}
            }
        }
        found
    }
}

/// Whether folded words are meant. A function of its own, called thousands of times: browsers make what is called often
/// faster while it goes on.
#[inline(never)]
fn has_words(words: &[u8], needle: &Needle) -> bool {
    needle.begins_in_words(words)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sammen_domain::{Scan, ScanId, SeriesPlaces};
    use uuid::Uuid;

    use super::*;

    const DATE: OccurrenceId = OccurrenceId(Uuid::from_u128(9));
    const ACTIVITY: ActivityId = ActivityId(Uuid::from_u128(8));

    fn household(number: usize) -> RegistrationId {
        RegistrationId(Uuid::from_u128(number as u128 + 1))
    }

    fn entry(number: usize, state: RegistrationState) -> RosterEntry {
        RosterEntry {
            registration: household(number),
            occurrence: DATE,
            series: None,
            persons: 2,
            state,
        }
    }

    fn guests(listed: &[(&str, RegistrationState)]) -> Guests {
        let entries = listed.iter().enumerate().map(|(at, (_, state))| entry(at, *state));
        let names = listed.iter().enumerate().map(|(at, (names, _))| {
            let names = names.split(", ").map(str::to_owned).collect();
            (household(at), RosterNames { registration: household(at), names })
        });
        Guests::new(&Arc::new(entries.collect()), &names.collect(), (DATE, ACTIVITY))
    }

    fn found(guests: &Guests, typed: &str, tally: &Tally) -> Vec<String> {
        let found = guests.find(&Needle::new(typed), None, tally, 100);
        found.first.into_iter().map(|(_, names)| names.to_owned()).collect()
    }

    #[test]
    fn who_has_cancelled_is_shown_only_where_they_came() {
        let states = [RegistrationState::Confirmed, RegistrationState::Cancelled];
        let guests = guests(&[("Åse Bro", states[0]), ("Ove Bro", states[1])]);
        let came = Scan {
            id: ScanId(Uuid::from_u128(1)),
            occurrence: DATE,
            registration: Some(household(1)),
            persons: 2,
            moment: Some(1),
        };
        assert_eq!(found(&guests, "bro", &Tally::default()), ["Åse Bro"]);
        assert_eq!(found(&guests, "bro", &Tally::of(DATE, [came])), ["Ove Bro", "Åse Bro"]);
    }

    #[test]
    fn a_code_finds_whom_no_word_does_and_the_rest_is_counted() {
        let confirmed = RegistrationState::Confirmed;
        let guests = guests(&[("A", confirmed), ("B", confirmed), ("C", confirmed)]);
        let is_second = |registration| registration == household(1);
        let by_code = guests.find(&Needle::new("x7"), Some(&is_second), &Tally::default(), 10);
        assert_eq!(by_code.first.iter().map(|(_, names)| *names).collect::<Vec<_>>(), ["B"]);
        let all = guests.find(&Needle::new(" "), None, &Tally::default(), 2);
        assert_eq!((all.first.len(), all.more), (2, 1));
    }

    #[test]
    fn a_list_has_its_date_and_its_series_alone() {
        let series =
            |activity| Some(SeriesPlaces { activity, dates: vec![DATE], declined: Vec::new() });
        let other = OccurrenceId(Uuid::from_u128(7));
        let of_series = |number, activity| RosterEntry {
            occurrence: other,
            series: series(activity),
            ..entry(number, RegistrationState::Confirmed)
        };
        let listed = vec![
            RosterEntry { occurrence: other, ..entry(0, RegistrationState::Confirmed) },
            of_series(1, ACTIVITY),
            of_series(2, ActivityId(Uuid::from_u128(6))),
            entry(3, RegistrationState::Confirmed),
        ];
        let guests = Guests::new(&Arc::new(listed), &BTreeMap::new(), (DATE, ACTIVITY));
        let found = guests.find(&Needle::new(""), None, &Tally::default(), 10);
        let found: Vec<_> = found.first.iter().map(|(entry, _)| entry.registration).collect();
        assert_eq!(found, [household(1), household(3)]);
    }

    proptest! {
        #[test]
        fn finds_those_that_a_needle_matches_in_the_order_of_their_names(
            names in prop::collection::vec("[A-ZÆØÅa-zéø]{1,4}( [-a-zæåö]{1,5})?(, [aæ]{1,3})?", 0..30),
            typed in "[a-zæøåé]{1,2}( [aeo]{1,2})?",
        ) {
            let listed: Vec<_> =
                names.iter().map(|names| (names.as_str(), RegistrationState::Confirmed)).collect();
            let needle = Needle::new(&typed);
            let mut expected: Vec<String> =
                names.iter().filter(|names| needle.matches(names)).cloned().collect();
            expected.sort();
            prop_assert_eq!(found(&guests(&listed), &typed, &Tally::default()), expected);
        }
    }
}
