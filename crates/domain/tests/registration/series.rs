//! A household that registers for a whole series.

use sammen_domain::{Covers, OccurrenceState, Refusal, RegistrationState};

use crate::world::{DAY, ENDS_AT, HOUR, STARTS_AT, World, date};

const CONFIRMED: RegistrationState = RegistrationState::Confirmed;
const FIRST: RegistrationState = RegistrationState::Waitlisted { position: 1 };

#[test]
fn a_household_has_seats_on_every_date_or_waits_for_all() {
    let mut world = World::series(&[4, 2, 4]);
    world.place(1, 1, 2).unwrap();
    world.place(2, 2, 2).unwrap();
    assert_eq!((world.state(1), world.held(1)), (CONFIRMED, vec![0, 1, 2]));
    assert_eq!((world.state(2), world.held(2)), (FIRST, vec![]));
    let taken: Vec<u32> = world.availability().iter().map(|date| date.taken).collect();
    assert_eq!(taken, [2, 2, 2]);
    assert_eq!(world.place(1, 3, 1), Err(Refusal::AlreadyRegistered));
    world.cancel(1, 1).unwrap();
    assert_eq!((world.state(2), world.held(2)), (CONFIRMED, vec![0, 1, 2]));
}

#[test]
fn one_date_can_be_cancelled_and_somebody_who_needs_only_that_one_gets_it() {
    let mut world = World::series(&[2, 2]);
    world.place(1, 1, 2).unwrap();
    world.place(2, 2, 2).unwrap();
    world.cancel_only(1, 1, 0).unwrap();
    assert_eq!((world.state(1), world.held(1)), (CONFIRMED, vec![1]));
    assert_eq!(world.state(2), FIRST, "it wants both");
    world.cancel_only(2, 2, 1).unwrap();
    assert_eq!((world.state(2), world.held(2)), (CONFIRMED, vec![0]));
    world.cancel_only(2, 2, 0).unwrap();
    assert_eq!(world.state(2), RegistrationState::Cancelled, "there is no date left to come to");
    assert_eq!(world.cancel_only(1, 1, 0).unwrap().registrations, [], "twice is no error");
}

#[test]
fn who_joins_later_gets_the_dates_that_lie_ahead() {
    let mut world = World::series(&[2, 2, 2]);
    world.place(1, 1, 2).unwrap();
    world.now = Some(ENDS_AT + DAY);
    world.place(2, 2, 2).unwrap();
    assert_eq!(world.state(2), FIRST);
    world.cancel_only(1, 1, 1).unwrap();
    world.cancel_only(1, 1, 2).unwrap();
    assert_eq!((world.state(2), world.held(2)), (CONFIRMED, vec![1, 2]));
    assert_eq!(world.cancel_only(1, 1, 0), Ok(Default::default()));
}

#[test]
fn a_date_that_closes_is_not_waited_for_any_more() {
    let mut world = World::series(&[1, 4]);
    world.place(1, 1, 1).unwrap();
    world.place(2, 2, 2).unwrap();
    assert_eq!(world.state(2), FIRST);
    let closes_at = STARTS_AT - 2 * HOUR;
    let due = world.book(crate::world::owner(0)).due_after(&Default::default());
    assert_eq!(due, Some(closes_at));
    world.now = Some(closes_at);
    world.settle();
    assert_eq!((world.state(2), world.held(2)), (CONFIRMED, vec![1]));
}

#[test]
fn a_series_is_open_until_its_last_date_closes() {
    let mut world = World::series(&[9, 9]);
    let last = STARTS_AT + 7 * DAY;
    world.now = Some(STARTS_AT - 48 * HOUR - 1);
    assert_eq!(world.place(1, 1, 1), Err(Refusal::NotOpenYet));
    world.now = Some(last - 2 * HOUR);
    assert_eq!(world.place(1, 1, 1), Err(Refusal::Closed));
    world.now = Some(last + DAY);
    assert_eq!(world.place(1, 1, 1), Err(Refusal::Past));
    world.now = Some(last - 2 * HOUR - 1);
    world.place(1, 1, 1).unwrap();
    assert_eq!(world.held(1), [1]);
    for date in &mut world.dates {
        date.state = OccurrenceState::Cancelled { reason: Default::default() };
    }
    assert_eq!(world.place(2, 2, 1), Err(Refusal::ActivityCancelled));
}

#[test]
fn a_new_date_takes_in_those_who_have_seats_if_they_fit() {
    let mut world = World::series(&[5]);
    world.place(1, 1, 3).unwrap();
    world.place(2, 2, 2).unwrap();
    world.place(3, 3, 1).unwrap();
    let new = date(world.activity.id, 1, 4);
    let ids = vec![world.dates[0].id, new.id];
    world.dates.push(new);
    world.terms().covers = Covers::Series(ids);
    world.settle();
    assert_eq!((world.held(1), world.held(2)), (vec![0, 1], vec![0]), "two do not fit on one seat");
    assert_eq!(world.state(3), FIRST, "the first date is full");
    world.cancel_only(1, 1, 1).unwrap();
    assert_eq!(world.held(2), [0, 1]);
}

#[test]
fn a_cancelled_date_is_just_gone() {
    let mut world = World::series(&[1, 2]);
    world.place(1, 1, 2).unwrap();
    assert_eq!(world.state(1), FIRST);
    world.dates[0].state = OccurrenceState::Cancelled { reason: Default::default() };
    world.settle();
    assert_eq!((world.state(1), world.held(1)), (CONFIRMED, vec![1]));
}

#[test]
fn an_offer_is_for_the_whole_series_and_ends_when_the_first_date_begins() {
    let mut world = World::series(&[2, 2]);
    world.terms().offer_hours = Some(1_000);
    world.place(1, 1, 2).unwrap();
    world.place(2, 2, 2).unwrap();
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(2), RegistrationState::Offered { until: STARTS_AT });
    assert_eq!(world.held(2), [0, 1]);
    world.accept(2, 2).unwrap();
    assert_eq!((world.state(2), world.held(2)), (CONFIRMED, vec![0, 1]));
}
