//! Finding activities by words.

use sammen_domain::{ActivityId, Needle, Text, push_activity_words};

use super::View;

/// What every activity of a view is found by, in every language: its own words, and the names of where it is and
/// who runs it. Made of the rows' bytes: to search in ten thousand activities, none of them is read whole.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct SearchIndex {
    /// The activities' words, one activity after the other.
    words: String,
    /// In the order of the ids.
    activities: Vec<Entry>,
    /// The words of names that many activities share; the first has none.
    names: Vec<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
struct Entry {
    id: ActivityId,
    /// Where its words end, and the next activity's begin.
    end: usize,
    /// Which names it shares.
    place: usize,
    organiser: usize,
}

impl SearchIndex {
    /// Takes the words out of a view.
    #[must_use]
    pub fn new(view: &View) -> Self {
        let places = view.places.each().map(|place| place.map(|place| &place.name));
        let organisers = view.partners.each().map(|partner| partner.map(|partner| &partner.name));
        let mut index = Self { names: vec![String::new()], ..Self::default() };
        index
            .names
            .extend(places.chain(organisers).map(|name| name.map_or_else(String::new, words)));
        for (id, row) in view.activities.bytes() {
            let found = push_activity_words(&mut index.words, row);
            let name = |position: Option<usize>, before| position.map_or(0, |at| at + before);
            let (place, organiser) = found.map_or((0, 0), |(place, organiser)| {
                let organiser = view.partners.position(organiser);
                (name(view.places.position(place), 1), name(organiser, 1 + view.places.len()))
            });
            let end = index.words.len();
            index.activities.push(Entry { id: ActivityId(id), end, place, organiser });
        }
        index
    }

    /// The activities that have every word, in the order of their ids.
    #[must_use]
    pub fn find(&self, needle: &Needle) -> Vec<ActivityId> {
        let mut start = 0;
        let mut found = Vec::new();
        for entry in &self.activities {
            let own = &self.words[start..entry.end];
            let parts = [own, &self.names[entry.place], &self.names[entry.organiser]];
            if needle.matches_among(&parts) {
                found.push(entry.id);
            }
            start = entry.end;
        }
        found
    }
}

fn words(text: &Text) -> String {
    Needle::haystack(text.iter().map(|(_, text)| text))
}
