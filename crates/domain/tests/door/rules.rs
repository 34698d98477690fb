//! What is kept, and what is refused.

use sammen_domain::{
    CheckIn, CountHeads, Door, HeadCountId, PERSONS_MAX, Refusal, ScanId, check_in, count_heads,
};
use uuid::Uuid;

use super::{HOUR, STARTS, date, household};

fn request() -> CheckIn {
    CheckIn {
        scan: ScanId(Uuid::from_u128(5)),
        occurrence: date().id,
        registration: Some(household(1)),
        persons: 2,
        at: STARTS,
    }
}

/// What is said `hours` before the date begins to somebody who may be there.
fn kept(request: &CheckIn, hours: i64, may_check_in: bool) -> Result<Option<i64>, Refusal> {
    let occurrence = date();
    let now = Some(STARTS - hours * HOUR);
    let door = Door { occurrence: &occurrence, may_check_in, now };
    check_in(&door, request).map(|scan| scan.moment)
}

#[test]
fn a_scan_is_kept_from_the_opening_of_the_door_for_ever() {
    assert_eq!(kept(&request(), 13, true), Err(Refusal::NotBegun));
    for hours in [12, 0, -100_000] {
        assert_eq!(kept(&request(), hours, true), Ok(Some(STARTS)));
    }
    assert_eq!(kept(&request(), 0, false), Err(Refusal::NotAllowed));
    let other = CheckIn { occurrence: sammen_domain::OccurrenceId(Uuid::nil()), ..request() };
    assert_eq!(kept(&other, 0, true), Err(Refusal::UnknownOccurrence));
}

#[test]
fn a_scan_lets_in_somebody_and_not_a_crowd() {
    let of = |persons| kept(&CheckIn { persons, ..request() }, 0, true);
    let refused = Err(Refusal::HouseholdSize { max: PERSONS_MAX });
    assert_eq!(of(0), refused);
    assert_eq!(of(PERSONS_MAX + 1), refused);
    assert!(of(1).is_ok() && of(PERSONS_MAX).is_ok());
}

#[test]
fn a_clock_that_cannot_be_right_is_not_believed_and_nothing_is_refused_for_it() {
    let at = |at| kept(&CheckIn { at, ..request() }, 0, true);
    assert_eq!(at(STARTS - 12 * HOUR), Ok(Some(STARTS - 12 * HOUR)));
    assert_eq!(at(STARTS - 12 * HOUR - 1), Ok(None));
    assert_eq!(at(STARTS + 14 * HOUR), Ok(Some(STARTS + 14 * HOUR)));
    for wrong in [STARTS + 14 * HOUR + 1, 0, i64::MIN, i64::MAX] {
        assert_eq!(at(wrong), Ok(None));
    }
}

#[test]
fn a_head_count_changes_by_what_somebody_can_tap() {
    let occurrence = date();
    let door = Door { occurrence: &occurrence, may_check_in: true, now: None };
    let by = |change| {
        let id = HeadCountId(Uuid::from_u128(6));
        let request = CountHeads { id, occurrence: date().id, change };
        count_heads(&door, &request).map(|kept| kept.change)
    };
    assert_eq!(by(1), Ok(1));
    assert_eq!(by(-500), Ok(-500));
    for wrong in [0, 501, -501, i16::MIN] {
        assert_eq!(by(wrong), Err(Refusal::NotUnderstood));
    }
}
