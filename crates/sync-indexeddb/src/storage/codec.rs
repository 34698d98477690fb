//! Stored values: a version byte, then postcard.
//!
//! The byte is what lets a new app read an old value: when a stored type changes its shape, the byte is
//! raised and [`read`] learns the old shape.

use sammen_domain::UnixSeconds;
use sammen_sync::{ClientId, Cookie, Meta, MutationId, Scope, StoreError};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

const VERSION: u8 = 1;
/// The replica's figures, since they say how far the phone's clock is ahead.
const META_VERSION: u8 = 4;
/// The replica's figures before that, since they say which private rows there are.
const META_V3: u8 = 3;
/// The replica's figures before that, since they have chunks.
const META_V2: u8 = 2;
/// What version 3 has after those: [`Scope::BEFORE_DOORS`].
const NO_ROLE: &[u8] = &[0];
/// What version 4 has after those: a clock that is right.
const NOT_AHEAD: &[u8] = &[0];

pub(super) fn write<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_extend(value, vec![VERSION]).expect("no stored type is one that postcard refuses")
}

/// Reads a value of the store by this name.
pub(super) fn read<T: DeserializeOwned>(store: &str, bytes: &[u8]) -> Result<T, StoreError> {
    match bytes.split_first() {
        Some((&VERSION, rest)) => postcard::from_bytes(rest).ok(),
        _ => None,
    }
    .ok_or_else(|| damaged(store))
}

/// Writes a replica's figures.
pub(super) fn write_meta(meta: &Meta) -> Vec<u8> {
    postcard::to_extend(meta, vec![META_VERSION])
        .expect("no stored type is one that postcard refuses")
}

/// Reads a replica's figures, those that an older app wrote too.
pub(super) fn read_meta(store: &str, bytes: &[u8]) -> Result<Meta, StoreError> {
    match bytes.split_first() {
        Some((&META_VERSION, rest)) => postcard::from_bytes(rest).map_err(|_| damaged(store)),
        Some((&META_V3, rest)) => {
            postcard::from_bytes(&[rest, NOT_AHEAD].concat()).map_err(|_| damaged(store))
        }
        Some((&META_V2, rest)) => {
            postcard::from_bytes(&[rest, NO_ROLE, NOT_AHEAD].concat()).map_err(|_| damaged(store))
        }
        _ => read::<MetaV1>(store, bytes).map(Meta::from),
    }
}

/// A replica's figures before there were chunks.
#[derive(Deserialize)]
struct MetaV1 {
    client: ClientId,
    next_mutation_id: MutationId,
    pushed_through: MutationId,
    settled_through: MutationId,
    cookie: Option<Cookie>,
    row_shape: u16,
    pulled_at: Option<UnixSeconds>,
}

impl From<MetaV1> for Meta {
    fn from(old: MetaV1) -> Self {
        Self {
            client: old.client,
            next_mutation_id: old.next_mutation_id,
            pushed_through: old.pushed_through,
            settled_through: old.settled_through,
            cookie: old.cookie,
            row_shape: old.row_shape,
            pulled_at: old.pulled_at,
            base: None,
            scope: Scope::BEFORE_DOORS,
            clock_ahead_seconds: 0,
        }
    }
}

fn damaged(store: &str) -> StoreError {
    StoreError::Damaged { what: store.to_owned() }
}

#[cfg(test)]
mod tests {
    use sammen_domain::{AreaId, Availability, OccurrenceId, Refusal, ResponseId, SurveyId};
    use sammen_sync::{Base, ContentHash, OpId, OutboxEntry, RefusedEntry, ResponseRequest};
    use uuid::Uuid;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::{ResponseEntry, ResponseState};

    fn check<T: Serialize + DeserializeOwned + PartialEq + core::fmt::Debug>(
        value: &T,
        expect: &str,
    ) {
        let bytes = write(value);
        let hex: String = bytes.iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(hex, expect);
        assert_eq!(read::<T>("test", &bytes).as_ref(), Ok(value));
    }

    fn entry() -> OutboxEntry {
        OutboxEntry {
            id: 3,
            op: OpId(Uuid::from_u128(4)),
            name: "toy.lend".to_owned(),
            args_version: 1,
            args: vec![0xa0],
            device_time: 1_000,
        }
    }

    const ENTRY: &str = "0310000000000000000000000000000000040\
                         8746f792e6c656e640101a0d00f";

    #[wasm_bindgen_test]
    fn what_was_done_is_stored_as_it_was() {
        check(&entry(), &["01", ENTRY].concat());
        let refused = RefusedEntry { entry: entry(), refusal: Refusal::Closed };
        check(&refused, &["01", ENTRY, "06"].concat());
    }

    fn figures() -> Meta {
        Meta {
            next_mutation_id: 300,
            pushed_through: 2,
            settled_through: 1,
            cookie: Some(Cookie { epoch: Uuid::from_u128(9), version: 5 }),
            row_shape: 1,
            pulled_at: Some(-1),
            ..Meta::new(ClientId(Uuid::from_u128(7)))
        }
    }

    const FIGURES: &str = "1000000000000000000000000000000007ac020201\
                           0110000000000000000000000000000000090501\
                           0101";

    fn bytes_of(hex: &str) -> Vec<u8> {
        let digits: Vec<char> = hex.chars().collect();
        let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16);
        digits.chunks(2).map(|pair| byte(pair).expect("is hex")).collect()
    }

    #[wasm_bindgen_test]
    fn the_replicas_figures_are_stored_as_they_were() {
        let check = |meta: Meta, expect: &[&str]| {
            assert_eq!(write_meta(&meta), bytes_of(&expect.concat()));
            assert_eq!(read_meta("meta", &write_meta(&meta)), Ok(meta));
        };
        check(figures(), &["04", FIGURES, "00", "01", "00"]);
        let meta = Meta { scope: Scope(300), clock_ahead_seconds: -1, ..figures() };
        check(meta, &["04", FIGURES, "00", "ac02", "01"]);
        let cookie = Cookie { epoch: Uuid::from_u128(9), version: 4 };
        let base = Base { cookie, chunks: vec![ContentHash([0xaa; 32])] };
        let stored =
            ["011000000000000000000000000000000009", "04", "01", &"aa".repeat(32)].concat();
        check(Meta { base: Some(base), ..figures() }, &["04", FIGURES, &stored, "01", "00"]);
    }

    #[wasm_bindgen_test]
    fn figures_of_older_apps_are_read() {
        let older = || Meta { scope: Scope::BEFORE_DOORS, ..figures() };
        let stored = bytes_of(&["03", FIGURES, "00", "00"].concat());
        assert_eq!(read_meta("meta", &stored), Ok(older()));
        let stored = bytes_of(&["02", FIGURES, "00"].concat());
        assert_eq!(read_meta("meta", &stored), Ok(older()));
        let stored = bytes_of(&["01", FIGURES].concat());
        assert_eq!(read_meta("meta", &stored), Ok(older()));
    }

    #[wasm_bindgen_test]
    fn seat_counts_are_stored_as_they_were() {
        let occurrence = OccurrenceId(Uuid::from_u128(5));
        let counts = Availability { occurrence, taken: 300, waiting: 2, waiting_households: 1 };
        check(&vec![counts], "01011000000000000000000000000000000005ac020201");
    }

    #[wasm_bindgen_test]
    fn a_response_is_stored_as_it_was() {
        let request = ResponseRequest {
            id: ResponseId(Uuid::from_u128(1)),
            area: AreaId::new("vaerebro").expect("plain"),
            survey: SurveyId(Uuid::from_u128(2)),
            form_version: "3".to_owned(),
            answers: vec![4, 5],
        };
        let state = ResponseState::Rejected { status: 422 };
        check(
            &ResponseEntry { request, saved_at: 1_000, state },
            "0110000000000000000000000000000000010876616572656272\
             6f10000000000000000000000000000000020133020405d00f01a603",
        );
    }

    #[wasm_bindgen_test]
    fn what_cannot_be_read_is_named() {
        let damaged = StoreError::Damaged { what: "outbox".to_owned() };
        assert_eq!(read::<OutboxEntry>("outbox", &[]), Err(damaged.clone()));
        assert_eq!(read::<OutboxEntry>("outbox", &[9, 1, 2]), Err(damaged));
    }
}
