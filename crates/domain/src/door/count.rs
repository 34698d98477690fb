//! Counting those who come where nobody registers.

use minicbor::{Decode, Encode};
use serde::{Deserialize, Serialize};

use super::Door;
use crate::{HeadCountId, OccurrenceId, Refusal};

/// The most that one tap adds or takes away.
const CHANGE_MAX: i16 = 500;

/// More came in, or fewer than was counted. Changes are added up, never put in each other's place: so the sum is the
/// same in whatever order they come.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Encode, Decode)]
#[cbor(map)]
pub struct CountHeads {
    /// The id of the change, made on the phone.
    #[n(0)]
    pub id: HeadCountId,
    /// The date.
    #[n(1)]
    pub occurrence: OccurrenceId,
    /// How many more; negative: fewer.
    #[n(2)]
    pub change: i16,
}

/// A change to keep.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct HeadCountChange {
    /// Its id.
    pub id: HeadCountId,
    /// The date.
    pub occurrence: OccurrenceId,
    /// How many more; negative: fewer.
    pub change: i16,
}

/// All changes of a date, added up.
#[derive(Clone, Copy, Debug, Eq, PartialEq, Serialize, Deserialize)]
pub struct HeadCount {
    /// The date.
    pub occurrence: OccurrenceId,
    /// The sum. It is below zero while the phone that counted down is heard before the one that counted up.
    pub sum: i64,
}

/// Keeps a change of a head count.
///
/// # Errors
/// As [`check_in`](super::check_in) for the date and the actor; [`Refusal::NotUnderstood`] for a change by nothing, or by
/// more than anybody taps.
pub fn count_heads(door: &Door<'_>, request: &CountHeads) -> Result<HeadCountChange, Refusal> {
    door.check(request.occurrence)?;
    let CountHeads { id, occurrence, change } = *request;
    if change == 0 || !(-CHANGE_MAX..=CHANGE_MAX).contains(&change) {
        return Err(Refusal::NotUnderstood);
    }
    Ok(HeadCountChange { id, occurrence, change })
}
