//! The parts of a server's data that the promises are about.

use std::{collections::BTreeMap, fmt::Debug, str::FromStr};

use sammen_domain::{Availability, OccurrenceId, RegistrationId, Row, RowKind};
use uuid::Uuid;

use super::{Stored, stored::TextRow};

/// A registration as it is stored.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) struct StoredRegistration {
    pub(super) id: RegistrationId,
    pub(super) occurrence: OccurrenceId,
    pub(super) persons: u32,
    /// `confirmed`, `waitlisted` or `cancelled`.
    pub(super) state: String,
    pub(super) position: Option<u32>,
}

/// All of one moment.
#[derive(Debug)]
pub(super) struct Evidence {
    /// Every registration, in the order they came to each date.
    pub(super) registrations: Vec<StoredRegistration>,
    /// What phones are told about seats.
    pub(super) availability: BTreeMap<OccurrenceId, Availability>,
    /// Lines whose last number is not the count of their mutations.
    pub(super) broken_lines: usize,
    /// How many operations were decided.
    pub(super) operations: usize,
    /// Every response with its answers, as hexadecimal digits.
    pub(super) responses: BTreeMap<Uuid, String>,
}

impl Evidence {
    /// Reads it past the server. Nobody may be writing.
    pub(super) fn read(stored: &Stored<'_>) -> Self {
        let queries = [
            format!(
                "SELECT {}, {}, persons, state, position FROM registration \
                 ORDER BY occurrence, sequence",
                stored.id("id"),
                stored.id("occurrence")
            ),
            format!(
                "SELECT {} FROM row WHERE kind = {} AND NOT deleted",
                stored.bytes("bytes"),
                RowKind::Availability as u8
            ),
            "SELECT count(*) FROM client WHERE last_mutation_id <> (SELECT count(*) FROM line \
             WHERE line.area = client.area AND line.client = client.id)"
                .to_owned(),
            "SELECT count(*) FROM operation".to_owned(),
            format!("SELECT {}, {} FROM response", stored.id("id"), stored.bytes("answers")),
        ];
        let mut answers = stored.read(&queries).into_iter();
        let mut next = || answers.next().expect("every query is answered");
        Self {
            registrations: next().iter().map(registration).collect(),
            availability: next().iter().map(availability).collect(),
            broken_lines: number(&next()[0][0]),
            operations: number(&next()[0][0]),
            responses: next().iter().map(|row| (id(&row[0]), row[1].clone())).collect(),
        }
    }
}

fn registration(row: &TextRow) -> StoredRegistration {
    let [key, occurrence, persons, state, position] = &row[..] else {
        panic!("a registration has five columns: {row:?}");
    };
    StoredRegistration {
        id: RegistrationId(id(key)),
        occurrence: OccurrenceId(id(occurrence)),
        persons: number(persons),
        state: state.clone(),
        position: (!position.is_empty()).then(|| number(position)),
    }
}

fn availability(row: &TextRow) -> (OccurrenceId, Availability) {
    match Row::decode(&bytes(&row[0])).expect("the server's rows are of this version") {
        Row::Availability(known) => (known.occurrence, known),
        other => panic!("a row of another kind was asked for: {:?}", other.key()),
    }
}

/// Bytes that are written as hexadecimal digits.
pub(super) fn bytes(digits: &str) -> Vec<u8> {
    let byte = |pair: &[u8]| {
        let pair = std::str::from_utf8(pair).expect("digits are ASCII");
        u8::from_str_radix(pair, 16).expect("bytes are written as digits")
    };
    digits.as_bytes().chunks(2).map(byte).collect()
}

fn id(digits: &str) -> Uuid {
    digits.parse().expect("an id is written as digits")
}

fn number<T: FromStr<Err: Debug>>(digits: &str) -> T {
    digits.parse().expect("a number is written as digits")
}
