//! Finding activities by words.

use sammen_domain::{ActivityId, Needle, NeedleWord, Text, read_activity_words};
use uuid::Uuid;

use super::{Kept, Rows, View};

impl View {
    /// The activities that have every word, in the order of their ids: among their own words, in every language, or
    /// in the name of where they are or of who runs them. It looks at the rows' bytes and reads none of them whole,
    /// so there is no index to make first.
    #[must_use]
    pub fn find(&self, needle: &Needle) -> Vec<ActivityId> {
        let named = |word| Named {
            word,
            places: ids(&self.places, |place| has(word, &place.name)),
            organisers: ids(&self.partners, |partner| has(word, &partner.name)),
        };
        let named: Vec<Named<'_>> = needle.words().iter().map(named).collect();
        let mut missing = Vec::new();
        let found = self.activities.bytes().filter(|(_, row)| has_all(row, &named, &mut missing));
        found.map(|(id, _)| ActivityId(id)).collect()
    }
}

/// Whether an activity has every word. A function of its own, called ten thousand times: browsers make what is called often
/// faster while it goes on, and a long loop only when it has ended.
#[inline(never)]
fn has_all<'a>(row: &[u8], named: &'a [Named<'a>], missing: &mut Vec<&'a Named<'a>>) -> bool {
    missing.clear();
    missing.extend(named);
    let read = read_activity_words(row, |text| {
        missing.retain(|named| !named.word.begins_in_bytes(text));
    });
    let Some((place, organiser)) = read else { return false };
    let is_named = |named: &&Named<'_>| {
        named.places.contains(&place.0) || named.organisers.contains(&organiser.0)
    };
    missing.iter().all(is_named)
}

/// A word, and the few names that have it, which many activities share.
struct Named<'a> {
    word: &'a NeedleWord,
    places: Vec<Uuid>,
    organisers: Vec<Uuid>,
}

fn ids<T: Kept>(rows: &Rows<T>, is_wanted: impl Fn(&T) -> bool) -> Vec<Uuid> {
    rows.iter().filter(|(_, row)| is_wanted(row)).map(|(id, _)| id).collect()
}

fn has(word: &NeedleWord, name: &Text) -> bool {
    name.iter().any(|(_, name)| word.begins_in(name))
}
