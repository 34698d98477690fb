//! An activity's words, out of its row's bytes.

use uuid::Uuid;

use crate::{PartnerId, PlaceId, RowKind};

/// Reads an activity's title and description, in all their languages, from its row's bytes; says where it is and
/// who runs it. What follows is not read, and nothing is kept: it is done with ten thousand rows for every letter
/// that is typed. `None` where the bytes are no activity's; `each` may have been given some words of it then.
pub fn read_activity_words<'a>(
    row: &'a [u8],
    mut each: impl FnMut(&'a [u8]),
) -> Option<(PlaceId, PartnerId)> {
    let (variant, fields) = row.split_first()?;
    let is_activity = *variant == RowKind::Activity as u8 - 1;
    let (_id, mut rest) = take_bytes(fields).filter(|_| is_activity)?;
    for _text in 0..2 {
        let (languages, mut after) = take_number(rest)?;
        for _ in 0..languages {
            let (_language, words) = take_bytes(after)?;
            let (words, next) = take_bytes(words)?;
            each(words);
            after = next;
        }
        rest = after;
    }
    let (place, rest) = take_bytes(rest)?;
    let (organiser, _) = take_bytes(rest)?;
    let id = |bytes| Uuid::from_slice(bytes).ok();
    Some((PlaceId(id(place)?), PartnerId(id(organiser)?)))
}

/// Texts and ids are a length and bytes.
#[inline]
fn take_bytes(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let (length, rest) = take_number(bytes)?;
    rest.split_at_checked(length)
}

/// A number is seven bits a byte, the lowest first; the eighth says that more follow.
#[inline]
fn take_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    // Nearly all are small.
    match bytes.split_first()? {
        (first, rest) if *first < 0x80 => Some((usize::from(*first), rest)),
        _ => take_large_number(bytes),
    }
}

#[cold]
fn take_large_number(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for (at, byte) in bytes.iter().enumerate().take(4) {
        number |= usize::from(byte & 0x7f) << (7 * at);
        if *byte < 0x80 {
            return Some((number, &bytes[at + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Activity, ActivityId, ActivityState, Cost, Partner, Row, SignUp, Text};

    fn activity() -> Activity {
        Activity {
            id: ActivityId(Uuid::from_u128(1)),
            title: Text::new("da", "Lektiecafé på Ærø").with("en", "Homework help"),
            description: Text::new("da", "Alle er velkomne. ".repeat(20)),
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
        let row = Row::Activity(activity.clone()).encode();
        let mut words = Vec::new();
        let names = read_activity_words(&row, |text| words.push(text));
        let texts = activity.title.iter().chain(activity.description.iter());
        assert!(texts.map(|(_, text)| text.as_bytes()).eq(words));
        assert_eq!(names, Some((activity.place, activity.organiser)));
    }

    #[test]
    fn what_is_no_activity_has_no_names() {
        let row = Row::Activity(activity()).encode();
        let read = |row: &[u8]| read_activity_words(row, |_| ()).is_some();
        let needed = (0..=row.len()).find(|length| read(&row[..*length])).expect("it is one");
        assert_eq!(row.len() - needed, 8, "what follows where and who is not asked for");
        assert!(!read(&[0xff; 70]));
        assert!(!read(&[4, 0, 0xff, 0xff, 0xff, 0xff, 0xff]));
        let partner = Row::Partner(Partner {
            id: PartnerId(Uuid::from_u128(3)),
            name: Text::new("da", "Beboerhuset"),
            description: Text::default(),
            contact: Default::default(),
        });
        assert!(!read(&partner.encode()));
    }
}
