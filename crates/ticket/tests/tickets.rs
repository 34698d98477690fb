//! Tickets are small, say nothing of anybody, and cannot be changed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use proptest::prelude::*;
use qrcode::{EcLevel, QrCode, bits};
use sammen_ticket::{
    Claims, OpenTicketError, PublicKey, SigningSeed, Subject, TEXT_CHARS_MAX, TICKET_BYTES, issue,
    open, public_key, read_short_code, short_code, tail,
};

/// The most that a ticket may be in its picture.
const PICTURE_BYTES_MAX: usize = 110;

fn seed(number: u8) -> SigningSeed {
    SigningSeed([number; 32])
}

/// The area's keys: 1 and 2.
fn known(number: u16) -> Option<PublicKey> {
    u8::try_from(number)
        .ok()
        .filter(|number| (1..=2).contains(number))
        .map(|n| public_key(&seed(n)))
}

fn claims() -> impl Strategy<Value = Claims> {
    let subject = (any::<bool>(), any::<[u8; 8]>()).prop_map(|(is_date, of)| match is_date {
        true => Subject::Date(of),
        false => Subject::Series(of),
    });
    (1..=2_u16, any::<[u8; 16]>(), subject, any::<u32>(), any::<u32>()).prop_map(
        |(key, registration, subject, not_before_minutes, not_after_minutes)| Claims {
            key,
            registration,
            subject,
            not_before_minutes,
            not_after_minutes,
        },
    )
}

fn issued(claims: &Claims) -> String {
    issue(claims, &seed(u8::try_from(claims.key).unwrap()))
}

fn one() -> Claims {
    Claims {
        key: 1,
        registration: [4; 16],
        subject: Subject::Date([5; 8]),
        not_before_minutes: 29_000_000,
        not_after_minutes: 29_003_000,
    }
}

/// Kept on phones and printed on paper: it never changes.
#[test]
fn a_ticket_is_written_as_it_always_was() {
    let text = issued(&one());
    assert_eq!(text.len(), 149);
    assert_eq!(text, SNAPSHOT);
    assert_eq!(open(SNAPSHOT, known), Ok(one()));
}

const SNAPSHOT: &str = "112Z50%M0%M0%M0%M0%M0%M0%M0*M0PS0PS0PS0LS00QN548BQN4KVD$HJXVX-HO4IC%DIHG+37-:RQCQKGG2 UHFF\
    /LA17F%MOZF6U+5PWN8M8IMUVN4587748U%HWAO9XTRAPXY80XNVWISZQ20";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn what_was_signed_is_read_again(claims in claims()) {
        prop_assert_eq!(open(&issued(&claims), known), Ok(claims));
    }

    #[test]
    fn it_has_at_most_110_bytes_in_its_picture(claims in claims()) {
        let text = issued(&claims);
        prop_assert!(TICKET_BYTES <= PICTURE_BYTES_MAX && text.len() <= TEXT_CHARS_MAX);
        let picture = bits::encode_auto(text.as_bytes(), EcLevel::M).unwrap();
        let version = picture.version();
        prop_assert!(matches!(version, qrcode::Version::Normal(1..=6)), "{version:?}");
        // The letters of base45 are the picture's own: eleven bits for two, and thirteen before them.
        let written = (4 + 9 + (text.len() / 2) * 11 + (text.len() % 2) * 6).div_ceil(8);
        prop_assert!(written <= PICTURE_BYTES_MAX, "{written}");
        prop_assert!(QrCode::with_error_correction_level(&text, EcLevel::M).is_ok());
    }

    #[test]
    fn a_changed_ticket_is_none(claims in claims(), at in 0..TICKET_BYTES, bit in 0..8_u8) {
        let mut bytes = base45::decode(issued(&claims)).unwrap();
        bytes[at] ^= 1 << bit;
        prop_assert!(open(&base45::encode(&bytes), known).is_err());
        bytes[at] ^= 1 << bit;
        bytes.truncate(at);
        prop_assert_eq!(open(&base45::encode(&bytes), known), Err(OpenTicketError::Malformed));
    }

    #[test]
    fn any_text_is_read_without_a_panic(text in "\\PC{0,300}") {
        prop_assert!(open(&text, known).is_err());
        prop_assert!(read_short_code(&text).is_none_or(|code| code.len() == 9));
    }

    #[test]
    fn a_code_is_read_as_people_write_it(id in any::<[u8; 16]>()) {
        let code = short_code(&id);
        let typed = code.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
        prop_assert_eq!(read_short_code(&typed), Some(code));
    }
}

#[test]
fn another_key_another_area_and_an_unknown_key_are_told_apart() {
    let text = issue(&one(), &seed(2));
    assert_eq!(open(&text, known), Err(OpenTicketError::BadSignature), "key 2 says it is key 1");
    let other_area = |number| known(number).map(|_| public_key(&seed(9)));
    assert_eq!(open(&issued(&one()), other_area), Err(OpenTicketError::BadSignature));
    let text = issue(&Claims { key: 3, ..one() }, &seed(3));
    assert_eq!(open(&text, known), Err(OpenTicketError::UnknownKey(3)));
}

#[test]
fn a_ticket_is_for_its_date_or_its_series_in_its_time() {
    let (date, activity) = ([1; 16], [2; 16]);
    let starts = |minutes: i64| (29_000_000 + minutes) * 60;
    let of_date = Claims { subject: Subject::Date(tail(&date)), ..one() };
    assert!(of_date.is_for(&date, &activity, starts(0)));
    assert!(of_date.is_for(&date, &activity, starts(3_000) + 59));
    assert!(!of_date.is_for(&date, &activity, starts(-1)));
    assert!(!of_date.is_for(&date, &activity, starts(3_001)));
    assert!(!of_date.is_for(&[3; 16], &activity, starts(0)));
    let of_series = Claims { subject: Subject::Series(tail(&activity)), ..one() };
    assert!(of_series.is_for(&date, &activity, starts(0)));
    assert!(!of_series.is_for(&date, &[3; 16], starts(0)));
}
