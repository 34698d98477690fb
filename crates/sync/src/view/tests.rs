use sammen_domain::{
    ActivityId, ActivityState, Cost, Needle, PartnerId, PlaceId, RowKey, SignUp, Text,
};
use uuid::Uuid;

use super::*;
use crate::{Base, Chunk, ClientId, Cookie, Meta, NamedChunk, chunk};

fn partner(id: u128, name: &str) -> Row {
    Row::Partner(Partner {
        id: PartnerId(Uuid::from_u128(id)),
        name: Text::new("da", name),
        description: Text::default(),
        contact: Default::default(),
    })
}

fn place(id: u128, name: &str) -> Row {
    Row::Place(Place {
        id: PlaceId(Uuid::from_u128(id)),
        name: Text::new("da", name),
        description: Text::default(),
        address: Text::default(),
        accessibility: Text::default(),
        opening_hours: Vec::new(),
        partner: None,
    })
}

fn activity(id: u128, title: Text, place: u128, organiser: u128) -> Row {
    Row::Activity(Activity {
        id: ActivityId(Uuid::from_u128(id)),
        title,
        description: Text::new("da", "Alle er velkomne"),
        place: PlaceId(Uuid::from_u128(place)),
        organiser: PartnerId(Uuid::from_u128(organiser)),
        audiences: Vec::new(),
        ages: None,
        themes: Vec::new(),
        cost: Cost::Free,
        languages: Vec::new(),
        sign_up: SignUp::DropIn,
        series: false,
        state: ActivityState::Running,
    })
}

/// A view of rows over chunks of these.
fn view_of(chunks: &[&[Row]], over: &[(RowKey, Vec<u8>)]) -> View {
    let named = |rows: &&[Row]| {
        let bytes = chunk::encode(rows);
        NamedChunk::open(ContentHash::of(&bytes), bytes).expect("is a chunk")
    };
    let chunks: Vec<NamedChunk> = chunks.iter().map(named).collect();
    let cookie = Cookie { epoch: Uuid::from_u128(1), version: 1 };
    let base = Base { cookie, chunks: chunks.iter().map(|named| named.hash).collect() };
    View::new(Snapshot {
        meta: Meta { base: Some(base), ..Meta::new(ClientId(Uuid::from_u128(2))) },
        outbox: Vec::new(),
        refused: Vec::new(),
        left: None,
        chunks,
        rows: over.to_vec(),
        seats: Vec::new(),
    })
}

fn names(view: &View) -> Vec<&str> {
    view.partners.values().map(|partner| partner.name.get("da")).collect()
}

fn put(row: &Row) -> (RowKey, Vec<u8>) {
    (row.key(), row.encode())
}

fn hide(row: &Row) -> (RowKey, Vec<u8>) {
    (row.key(), Vec::new())
}

#[test]
fn rows_lie_over_chunks() {
    let chunks: [&[Row]; 2] =
        [&[partner(2, "B"), partner(4, "D")], &[partner(6, "F"), partner(8, "H")]];
    assert_eq!(names(&view_of(&chunks, &[])), ["B", "D", "F", "H"]);
    let over = [
        put(&partner(1, "a")),
        hide(&partner(2, "")),
        put(&partner(3, "c")),
        put(&partner(6, "f")),
        hide(&partner(7, "")),
        put(&partner(9, "i")),
        put(&place(1, "Torvet")),
    ];
    let view = view_of(&chunks, &over);
    assert_eq!(names(&view), ["a", "c", "D", "f", "H", "i"]);
    assert_eq!((view.partners.len(), view.places.len()), (6, 1));
    let name = |id| view.partners.get(&PartnerId(Uuid::from_u128(id))).map(|p| p.name.get("da"));
    assert_eq!([1, 2, 3, 6, 7].map(name), [Some("a"), None, Some("c"), Some("f"), None]);
    assert_eq!(names(&view_of(&[], &over)), ["a", "c", "f", "i"]);
}

#[test]
fn chunks_in_another_order_hold_the_same_rows() {
    let (one, other) = ([partner(2, "B"), partner(5, "E")], [partner(3, "C"), partner(5, "e")]);
    let over = [hide(&partner(3, ""))];
    for chunks in [[&one[..], &other], [&other, &one[..]]] {
        let view = view_of(&chunks, &[]);
        assert_eq!(names(&view).len(), 3);
        assert_eq!(names(&view)[..2], ["B", "C"]);
        assert_eq!(names(&view_of(&chunks, &over)).len(), 2);
    }
}

#[test]
fn a_row_that_cannot_be_read_is_as_good_as_not_there() {
    let whole = partner(2, "B");
    let mut cut = put(&whole);
    cut.1.truncate(20);
    let foreign = (partner(3, "").key(), place(3, "Torvet").encode());
    let view = view_of(&[], &[cut, foreign, put(&partner(4, "D"))]);
    assert_eq!(names(&view), ["D"]);
    assert!(!view.partners.contains_key(&PartnerId(Uuid::from_u128(2))));
    assert!(!view.partners.contains_key(&PartnerId(Uuid::from_u128(3))));
}

#[test]
fn views_of_the_same_rows_are_equal_whatever_was_read() {
    let rows = [partner(2, "B"), partner(4, "D")];
    let one = view_of(&[&rows], &[]);
    assert_eq!(names(&one).len(), 2);
    assert_eq!(one, view_of(&[&rows], &[]));
    assert_ne!(one, view_of(&[&rows[..1]], &[]));
    let changed = view_of(&[&rows], &[put(&partner(2, "b"))]);
    assert_eq!(one.partners.len(), changed.partners.len());
    assert_ne!(one, changed);
}

#[test]
fn a_chunk_of_the_first_format_is_shown_too() {
    let rows = [partner(2, "B"), partner(4, "D")];
    let [low, high] = Row::SHAPE.to_le_bytes();
    let stored = postcard::to_extend(rows.as_slice(), vec![1, low, high]).expect("is written");
    let source = Source {
        chunks: vec![Arc::new(Chunk::open(stored).expect("is a chunk"))],
        over: vec![put(&partner(3, "c"))],
    };
    let mut view = View::default();
    view.take_rows(Arc::new(source));
    assert_eq!(names(&view), ["B", "c", "D"]);
}

#[test]
fn activities_are_found_by_their_words_and_by_the_names_of_where_and_who() {
    let title = Text::new("da", "Lektiecafé").with("en", "Homework help");
    let rows = [
        partner(1, "Ungdomsringen"),
        partner(2, "Husets venner"),
        place(1, "Biblioteket"),
        place(2, "Grønnemose Skole"),
        activity(1, title, 2, 1),
        activity(2, Text::new("da", "Fodbold"), 1, 2),
        activity(3, Text::new("da", "Sangaften"), 9, 9),
    ];
    let view = view_of(&[&rows], &[put(&activity(2, Text::new("da", "Bordfodbold"), 1, 1))]);
    let check = |typed: &str, expect: &[u128]| {
        let found = view.find(&Needle::new(typed));
        let expect: Vec<_> = expect.iter().map(|id| ActivityId(Uuid::from_u128(*id))).collect();
        assert_eq!(found, expect, "{typed}");
    };
    check("lektie", &[1]);
    check("homework", &[1]);
    check("velkomne", &[1, 2, 3]);
    check("groen lektie", &[1]);
    check("ungdom", &[1, 2]);
    check("ungdom bibliotek", &[2]);
    check("husets", &[]);
    check("bord", &[2]);
    check("fodbold", &[]);
    check("sang bibliotek", &[]);
}
