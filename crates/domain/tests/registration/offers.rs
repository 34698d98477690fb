//! Promotion with a time to answer.

use sammen_domain::{Refusal, RegistrationState};

use crate::world::{DAY, HOUR, STARTS_AT, World};

const CONFIRMED: RegistrationState = RegistrationState::Confirmed;
const FIRST: RegistrationState = RegistrationState::Waitlisted { position: 1 };

/// One has five seats, five wait, and two after them.
fn world() -> World {
    let mut world = World::new(5);
    world.terms().offer_hours = Some(6);
    world.place(1, 1, 5).unwrap();
    world.place(2, 2, 5).unwrap();
    world.place(3, 3, 2).unwrap();
    world
}

fn offered(world: &World, hours: i64) -> RegistrationState {
    RegistrationState::Offered { until: world.now.unwrap() + hours * HOUR }
}

#[test]
fn who_comes_while_there_is_room_is_not_asked_again() {
    assert_eq!(world().state(1), CONFIRMED);
}

#[test]
fn an_offer_holds_the_seats_of_the_whole_household_until_it_is_answered() {
    let mut world = world();
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(2), offered(&world, 6));
    assert_eq!(world.availability()[0].taken, 5);
    assert_eq!(world.state(3), FIRST);
    world.wait(5 * HOUR);
    world.accept(2, 2).unwrap();
    assert_eq!(world.state(2), CONFIRMED);
    world.wait(5 * HOUR);
    assert_eq!(world.state(2), CONFIRMED, "an accepted offer does not end");
}

#[test]
fn who_does_not_answer_in_time_lets_the_next_one_in_and_keeps_the_place_in_line() {
    let mut world = world();
    world.cancel(1, 1).unwrap();
    assert_eq!(world.wait(6 * HOUR - 1).registrations, []);
    world.wait(1);
    assert_eq!(world.state(2), RegistrationState::Lapsed);
    assert_eq!(world.state(3), offered(&world, 6));
    assert_eq!(world.availability()[0].waiting_households, 0);
    world.place(4, 4, 5).unwrap();
    assert_eq!(world.state(4), FIRST);

    world.accept(2, 2).unwrap();
    assert_eq!(world.state(2), FIRST, "before those who came later");
    assert_eq!(world.state(4), RegistrationState::Waitlisted { position: 2 });
    world.cancel(3, 3).unwrap();
    assert_eq!(world.state(2), offered(&world, 6));
}

#[test]
fn who_answers_too_late_has_the_seats_if_they_are_still_free() {
    let mut world = world();
    world.cancel(3, 3).unwrap();
    world.cancel(1, 1).unwrap();
    world.now = world.now.map(|now| now + 6 * HOUR);
    world.accept(2, 2).unwrap();
    assert_eq!(world.state(2), CONFIRMED);

    let mut world = self::world();
    world.cancel(1, 1).unwrap();
    world.now = world.now.map(|now| now + 6 * HOUR);
    world.accept(2, 2).unwrap();
    assert_eq!(world.state(2), CONFIRMED, "nobody was offered them meanwhile");
}

#[test]
fn an_offer_ends_at_the_latest_when_it_begins() {
    let mut world = world();
    world.now = Some(STARTS_AT - HOUR);
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(2), RegistrationState::Offered { until: STARTS_AT });
    world.now = Some(STARTS_AT);
    world.settle();
    assert_eq!(world.state(2), RegistrationState::Lapsed);
    assert_eq!(world.state(3), FIRST, "nobody is asked any more");
}

#[test]
fn an_offer_can_be_declined_and_what_was_cancelled_is_not_offered() {
    let mut world = world();
    world.cancel(1, 1).unwrap();
    world.cancel(2, 2).unwrap();
    assert_eq!(world.state(3), offered(&world, 6));
    assert_eq!(world.accept(2, 2), Err(Refusal::NothingOffered));
    assert_eq!(world.accept(2, 3), Err(Refusal::UnknownRegistration));
    assert_eq!(world.accept(1, 9), Err(Refusal::UnknownRegistration));
    world.now = Some(STARTS_AT + DAY);
    assert_eq!(world.accept(3, 3), Err(Refusal::Past));
}

#[test]
fn saying_yes_to_what_one_has_changes_nothing() {
    let mut world = world();
    assert_eq!(world.accept(1, 1).unwrap().registrations, []);
    assert_eq!(world.accept(2, 2).unwrap().registrations, []);
}

#[test]
fn a_phone_without_a_clock_takes_an_offer_as_it_stands() {
    let mut world = world();
    world.cancel(1, 1).unwrap();
    world.now = None;
    world.accept(2, 2).unwrap();
    assert_eq!(world.state(2), CONFIRMED);
}
