//! An activity's words, out of its row's bytes.

use serde::de::Deserialize;

use super::push_words;
use crate::{ActivityId, PartnerId, PlaceId, Row, RowKind};

/// Folds an activity's title and description, in all their languages, to the end of a haystack; says where it is and
/// who runs it. Reads no more of the row's bytes than that, and keeps nothing of them. `None` where they are no
/// activity's; the words before the damage are there then.
pub fn push_activity_words(haystack: &mut String, row: &[u8]) -> Option<(PlaceId, PartnerId)> {
    let key = Row::key_of(row)?;
    let (_, fields) = row.split_first().filter(|_| key.kind == RowKind::Activity)?;
    let (_, rest) = take::<ActivityId>(fields)?;
    let rest = push_text(haystack, rest)?;
    let rest = push_text(haystack, rest)?;
    let (place, rest) = take(rest)?;
    let (organiser, _) = take(rest)?;
    Some((place, organiser))
}

/// A text is how many languages it is in, then each language's code and words.
fn push_text<'a>(haystack: &mut String, bytes: &'a [u8]) -> Option<&'a [u8]> {
    let (languages, mut rest) = take::<u32>(bytes)?;
    for _ in 0..languages {
        let ((_, words), after) = take::<(&str, &str)>(rest)?;
        push_words(haystack, words);
        rest = after;
    }
    Some(rest)
}

fn take<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<(T, &'a [u8])> {
    postcard::take_from_bytes(bytes).ok()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::{Activity, ActivityState, Cost, Needle, Partner, SignUp, Text};

    fn activity() -> Activity {
        Activity {
            id: ActivityId(Uuid::from_u128(1)),
            title: Text::new("da", "Lektiecafé på Ærø").with("en", "Homework help"),
            description: Text::new("da", "Alle er velkomne"),
            place: PlaceId(Uuid::from_u128(2)),
            organiser: PartnerId(Uuid::from_u128(3)),
            audiences: Vec::new(),
            ages: None,
            themes: Vec::new(),
            cost: Cost::Free,
            languages: Vec::new(),
            sign_up: SignUp::DropIn,
            series: false,
            state: ActivityState::Running,
        }
    }

    #[test]
    fn the_words_are_those_of_the_whole_row() {
        let activity = activity();
        let texts = activity.title.iter().chain(activity.description.iter());
        let expect = Needle::haystack(texts.map(|(_, text)| text));
        let row = Row::Activity(activity.clone()).encode();
        let mut haystack = String::new();
        let names = push_activity_words(&mut haystack, &row);
        assert_eq!(haystack, expect);
        assert_eq!(names, Some((activity.place, activity.organiser)));
    }

    #[test]
    fn what_is_no_activity_has_no_names() {
        let row = Row::Activity(activity()).encode();
        for length in 0..70 {
            assert_eq!(push_activity_words(&mut String::new(), &row[..length]), None, "{length}");
        }
        let partner = Row::Partner(Partner {
            id: PartnerId(Uuid::from_u128(3)),
            name: Text::new("da", "Beboerhuset"),
            description: Text::default(),
            contact: Default::default(),
        });
        let mut haystack = String::new();
        assert_eq!(push_activity_words(&mut haystack, &partner.encode()), None);
        assert_eq!(haystack, "");
    }
}
