//! Stored values: a version byte, then postcard.
//!
//! The byte is what lets a new app read an old value: when a stored type changes its shape, the byte is
//! raised and [`read`] learns the old shape.

use sammen_sync::StoreError;
use serde::{Serialize, de::DeserializeOwned};

const VERSION: u8 = 1;

pub(super) fn write<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_extend(value, vec![VERSION]).expect("no stored type is one that postcard refuses")
}

/// Reads a value of the store by this name.
pub(super) fn read<T: DeserializeOwned>(store: &str, bytes: &[u8]) -> Result<T, StoreError> {
    match bytes.split_first() {
        Some((&VERSION, rest)) => postcard::from_bytes(rest).ok(),
        _ => None,
    }
    .ok_or_else(|| StoreError::Damaged { what: store.to_owned() })
}

#[cfg(test)]
mod tests {
    use sammen_domain::{AreaId, Refusal, ResponseId, SurveyId};
    use sammen_sync::{ClientId, Cookie, Meta, OpId, OutboxEntry, RefusedEntry, ResponseRequest};
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

    #[wasm_bindgen_test]
    fn the_replicas_figures_are_stored_as_they_were() {
        let meta = Meta {
            next_mutation_id: 300,
            pushed_through: 2,
            settled_through: 1,
            cookie: Some(Cookie { epoch: Uuid::from_u128(9), version: 5 }),
            row_shape: 1,
            pulled_at: Some(-1),
            ..Meta::new(ClientId(Uuid::from_u128(7)))
        };
        check(
            &meta,
            "011000000000000000000000000000000007ac020201\
             0110000000000000000000000000000000090501\
             0101",
        );
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
