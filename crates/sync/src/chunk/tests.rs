use std::collections::BTreeSet;

use proptest::prelude::*;
use sammen_domain::{Availability, OccurrenceId, Partner, PartnerId, Text};
use uuid::Uuid;

use super::*;
use crate::Cookie;

fn partner(id: u128, name: &str) -> Row {
    Row::Partner(Partner {
        id: PartnerId(Uuid::from_u128(id)),
        name: Text::new("da", name),
        description: Text::default(),
        contact: Default::default(),
    })
}

/// Ids as good as random: a multiplicative sequence.
fn id(n: u128) -> u128 {
    (n + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835)
}

fn partners(count: u128) -> Vec<Row> {
    (0..count).map(|n| partner(id(n), "Beboerhuset")).collect()
}

fn names(rows: Vec<Row>) -> BTreeSet<ContentHash> {
    cut(rows).iter().map(|(bytes, _)| ContentHash::of(bytes)).collect()
}

fn bytes_of(hex: &str) -> Vec<u8> {
    let digits: Vec<char> = hex.chars().collect();
    let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16);
    digits.chunks(2).map(|pair| byte(pair).expect("is hex")).collect()
}

#[test]
fn a_chunk_stays_as_it_was() {
    let bytes = encode(&[partner(2, "Bo")]);
    let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
    assert_eq!(
        hex,
        "02020098435857ec4c62c7011d011000000000000000000000000000000002010264610242\
         6f00000000"
    );
    assert_eq!(
        ContentHash::of(&bytes).to_string(),
        "472662401c47bbe7296aa297ede88f8bcdf858ef556bcbd890ee255f244d31e5"
    );
    assert_eq!(decode(&bytes), Ok(vec![partner(2, "Bo")]));
}

#[test]
fn a_chunk_of_the_first_format_is_read() {
    let stored = "0102000201100000000000000000000000000000000201026461\
                  02426f000000000110000000000000000000000000000000030102646102426f00000000";
    let bytes = bytes_of(stored);
    assert_eq!(decode(&bytes), Ok(vec![partner(2, "Bo"), partner(3, "Bo")]));
    let chunk = Chunk::open(bytes.clone()).expect("is a chunk");
    assert_eq!(chunk.bytes(), bytes);
    let expect = [partner(2, "Bo"), partner(3, "Bo")].map(|row| (row.key(), row.encode()));
    assert!(chunk.rows().eq(expect.iter().map(|(key, bytes)| (*key, bytes.as_slice()))));
    assert_eq!(decode(&bytes[..bytes.len() - 1]), Err(DecodeChunkError::Damaged));
    assert_eq!(decode(&[bytes.as_slice(), &[0]].concat()), Err(DecodeChunkError::Damaged));
    // A count of four thousand million rows.
    let many = [1, SHAPE_BYTES[0], SHAPE_BYTES[1], 0xff, 0xff, 0xff, 0xff, 0x0f];
    assert_eq!(decode(&many), Err(DecodeChunkError::Damaged));
}

#[test]
fn a_chunk_says_where_its_rows_are() {
    let rows = [1, 2, 300].map(|n| partner(n, "Beboerhuset"));
    let bytes = encode(&rows);
    let chunk = Chunk::open(bytes.clone()).expect("is a chunk");
    assert_eq!((chunk.bytes(), chunk.len(), chunk.is_empty()), (bytes.as_slice(), 3, false));
    let expect: Vec<_> = rows.iter().map(|row| (row.key(), row.encode())).collect();
    assert!(chunk.rows().eq(expect.iter().map(|(key, bytes)| (*key, bytes.as_slice()))));
}

/// The shape of the rows of now, as a chunk says it.
const SHAPE_BYTES: [u8; 2] = Row::SHAPE.to_le_bytes();

/// A chunk of this body under a right checksum.
fn sealed(body: &[u8]) -> Vec<u8> {
    [&[FORMAT], SHAPE_BYTES.as_slice(), checksum(body).to_le_bytes().as_slice(), body].concat()
}

#[test]
fn what_was_written_wrong_is_damaged_too() {
    let row = partner(2, "Bo").encode();
    let length = u8::try_from(row.len()).expect("is short");
    let check = |body: &[&[u8]], expect: bool| {
        assert_eq!(Chunk::open(sealed(&body.concat())).is_ok(), expect, "{body:?}");
    };
    check(&[&[1, length], &row], true);
    check(&[&[0]], true);
    check(&[&[]], false);
    check(&[&[1, length]], false);
    check(&[&[1, length - 1], &row], false);
    check(&[&[1, length + 1], &row], false);
    check(&[&[1, length], &row, &[0]], false);
    check(&[&[2, length, length], &row, &row], false);
    check(&[&[2, length, 0], &row], false);
    check(&[&[1, 5], &row[..5]], false);
    check(&[&[0xff, 0xff, 0xff, 0xff, 0x0f]], false);
    check(&[&[1, 0xff, 0xff, 0xff, 0xff, 0x0f], &row], false);
    let before = partner(1, "Bo").encode();
    check(&[&[2, length, length], &row, &before], false);
    check(&[&[2, length, length], &before, &row], true);
}

#[test]
fn a_name_is_read_back_in_lower_case_only() {
    let name = ContentHash::of(b"");
    let text = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(name.to_string(), text);
    assert_eq!(text.parse(), Ok(name));
    let check = |text: &str| assert_eq!(text.parse::<ContentHash>(), Err(ParseHashError), "{text}");
    check("");
    check(&text[1..]);
    check(&text.to_uppercase());
    check(&format!("{text}0"));
    check(&text.replace("e3", "é"));
}

#[test]
fn another_version_and_damage_are_told_apart() {
    let bytes = encode(&[1, 2, 3].map(|n| partner(n, "Beboerhuset")));
    let check = |bytes: &[u8], expect| assert_eq!(decode(bytes), Err(expect));
    let with = |at: usize, byte| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        bytes
    };
    check(&with(0, 9), DecodeChunkError::Version);
    check(&with(1, 9), DecodeChunkError::Version);
    (3..bytes.len()).for_each(|at| check(&with(at, bytes[at] ^ 4), DecodeChunkError::Damaged));
    check(&bytes[..bytes.len() - 1], DecodeChunkError::Damaged);
    check(&[bytes.as_slice(), &[0]].concat(), DecodeChunkError::Damaged);
    check(&[], DecodeChunkError::Damaged);
}

#[test]
fn ten_thousand_rows_are_few_chunks_in_three_packs() {
    let short = cut(partners(10_000));
    assert!((11..=18).contains(&short.len()), "{} chunks", short.len());
    let rows: Vec<Row> =
        (0..10_000).map(|n| partner(id(n), "Beboerhuset på torvet, med alle dets rum og alt det, der er i dem, hver eneste dag")).collect();
    let chunks = cut(rows.clone());
    assert!((21..=32).contains(&chunks.len()), "{} chunks", chunks.len());
    let (last, others) = chunks.split_last().expect("some");
    assert!(others.iter().all(|(bytes, _)| (38_000..=62_000).contains(&bytes.len())));
    assert!(last.0.len() <= 62_000);
    let cookie = Cookie { epoch: Uuid::from_u128(1), version: 2 };
    let publication = Publication::new(cookie, rows);
    assert_eq!(publication.manifest.packs.len(), 3);
    assert_eq!(publication.manifest.chunks().count(), publication.chunks.len());
}

#[test]
fn a_large_row_makes_small_chunks() {
    let large = "æ".repeat(ROW_BYTES_MAX / 4);
    let chunks = cut((0..6).map(|n| partner(n, &large)).collect());
    assert_eq!(chunks.iter().map(|(_, rows)| *rows).collect::<Vec<_>>(), [1; 6]);
    let larger = "æ".repeat(ROW_BYTES_MAX);
    let chunks = cut((0..3).map(|n| partner(n, &larger)).collect());
    assert_eq!(chunks.iter().map(|(_, rows)| *rows).collect::<Vec<_>>(), [1; 3]);
}

#[test]
fn a_publication_names_what_it_has_and_leaves_out_what_is_no_chunks() {
    let cookie = Cookie { epoch: Uuid::from_u128(1), version: 2 };
    let mut rows = partners(900);
    rows.push(Row::Availability(Availability::none(OccurrenceId(Uuid::from_u128(3)))));
    let publication = Publication::new(cookie, rows);
    let count: u32 = publication.manifest.chunks().map(|chunk| chunk.rows).sum();
    assert_eq!(count, 900);
    assert!(publication.named_chunks().all(|(name, bytes)| ContentHash::of(bytes) == name));
    for (pack, (name, bytes)) in publication.manifest.packs.iter().zip(publication.named_packs()) {
        assert_eq!((pack.hash, pack.bytes as usize), (name, bytes.len()));
        assert_eq!(ContentHash::of(&bytes), name);
        assert_eq!(pack.open(&bytes).map(|chunks| chunks.concat()), Some(bytes.clone()));
        assert_eq!(pack.open(&bytes[1..]), None);
        let mut other = bytes.clone();
        other[10] ^= 1;
        assert_eq!(pack.open(&other), None);
    }
    assert!(Publication::new(cookie, Vec::new()).manifest.packs.is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_row_that_changes_alters_one_chunk(count in 1..3_000_u128, which: prop::sample::Index) {
        let before = partners(count);
        let mut after = before.clone();
        let changed = which.index(after.len());
        after[changed] = partner(id(changed as u128), "Kirkerummet");
        let (before, after) = (names(before), names(after));
        prop_assert_eq!(before.len(), after.len());
        prop_assert_eq!(after.difference(&before).count(), 1);
    }

    #[test]
    fn a_row_that_becomes_longer_alters_few_chunks(
        count in 2_000..4_000_u128,
        which: prop::sample::Index,
    ) {
        let before = partners(count);
        let mut after = before.clone();
        let changed = which.index(after.len());
        after[changed] = partner(id(changed as u128), &"Et meget langt navn. ".repeat(20));
        let (before, after) = (names(before), names(after));
        prop_assert!(after.difference(&before).count() <= 4);
    }

    #[test]
    fn a_row_that_comes_alters_few_chunks(count in 2_000..4_000_u128, extra: u128) {
        let before = partners(count);
        let mut after = before.clone();
        after.push(partner(extra, "Nyt"));
        let (before, after) = (names(before), names(after));
        // Cuts find each other again after a chunk or two.
        prop_assert!(after.difference(&before).count() <= 4);
    }

    #[test]
    fn every_row_is_in_one_chunk(count in 0..1_500_u128) {
        let rows = partners(count);
        let mut read = Vec::new();
        for (bytes, rows) in cut(rows.iter().rev().cloned().collect()) {
            let chunk = decode(&bytes).expect("is a chunk");
            prop_assert_eq!(chunk.len(), rows as usize);
            read.extend(chunk);
        }
        let mut expect = rows;
        expect.sort_by_key(Row::key);
        prop_assert_eq!(read, expect);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _ = decode(&bytes);
        let _ = decode(&[&[1, 1, 0], bytes.as_slice()].concat());
        let _ = decode(&sealed(&bytes));
    }
}
