//! What a volunteer is told.

use sammen_domain::{
    Claim, Occurrence, OccurrenceId, OccurrenceState, RegistrationState, RosterEntry, SeriesPlaces,
    Tally, Text, Verdict, judge,
};
use uuid::Uuid;

use super::{STARTS, date, household, scan};

fn listed(state: RegistrationState) -> RosterEntry {
    let occurrence = date().id;
    RosterEntry { registration: household(1), occurrence, series: None, persons: 3, state }
}

fn signed(is_for_date: bool) -> Claim {
    Claim::Signed { registration: household(1), is_for_date }
}

fn check(claim: Claim, listed: Option<&RosterEntry>, expect: Verdict) {
    assert_eq!(judge(claim, &date(), listed, &Tally::default()), expect);
}

#[test]
fn what_the_list_says_goes_before_what_the_ticket_says() {
    let valid = Verdict::Valid { persons: Some(3) };
    for claim in [signed(true), signed(false), Claim::Listed(household(1))] {
        check(claim, Some(&listed(RegistrationState::Confirmed)), valid);
        check(claim, Some(&listed(RegistrationState::Cancelled)), Verdict::Cancelled);
        check(claim, Some(&listed(RegistrationState::CancelledByStaff)), Verdict::Cancelled);
        check(claim, Some(&listed(RegistrationState::Lapsed)), Verdict::Waits);
        let waits = listed(RegistrationState::Waitlisted { position: 1 });
        check(claim, Some(&waits), Verdict::Waits);
        let other = RosterEntry {
            occurrence: OccurrenceId(Uuid::nil()),
            ..listed(RegistrationState::Confirmed)
        };
        check(claim, Some(&other), Verdict::OtherDate);
    }
}

#[test]
fn a_ticket_that_the_list_does_not_know_yet_counts_for_its_date() {
    check(signed(true), None, Verdict::Valid { persons: None });
    check(signed(false), None, Verdict::OtherDate);
    check(Claim::NotOurs, None, Verdict::NotOurs);
    check(Claim::Revoked, None, Verdict::Revoked);
}

#[test]
fn of_a_series_the_dates_with_seats_count() {
    let places = |dates: Vec<OccurrenceId>, declined: Vec<OccurrenceId>| RosterEntry {
        occurrence: OccurrenceId(Uuid::nil()),
        series: Some(SeriesPlaces { activity: date().activity, dates, declined }),
        ..listed(RegistrationState::Confirmed)
    };
    let valid = Verdict::Valid { persons: Some(3) };
    check(signed(true), Some(&places(vec![date().id], vec![])), valid);
    check(signed(true), Some(&places(vec![], vec![date().id])), Verdict::Cancelled);
    check(signed(true), Some(&places(vec![], vec![])), Verdict::OtherDate);
}

#[test]
fn who_is_in_is_in_and_a_date_that_is_called_off_lets_nobody_in() {
    let tally = Tally::of(date().id, [scan(1, Some(household(1)), Some(STARTS))]);
    let confirmed = listed(RegistrationState::Confirmed);
    let verdict = judge(signed(true), &date(), Some(&confirmed), &tally);
    assert_eq!(verdict, Verdict::AlreadyIn { persons: 2, since: Some(STARTS) });
    let state = OccurrenceState::Cancelled { reason: Text::default() };
    let off = Occurrence { state, ..date() };
    let verdict = judge(signed(true), &off, Some(&confirmed), &Tally::default());
    assert_eq!(verdict, Verdict::Cancelled);
}
