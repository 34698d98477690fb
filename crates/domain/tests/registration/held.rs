//! Seats held for people without phones.

use sammen_domain::{Held, RegistrationState};

use crate::world::{HOUR, STARTS_AT, World};

const CONFIRMED: RegistrationState = RegistrationState::Confirmed;
const FIRST: RegistrationState = RegistrationState::Waitlisted { position: 1 };

/// Ten seats, four of them held until ten hours before.
fn world() -> World {
    let mut world = World::new(10);
    world.terms().held = Some(Held { seats: 4, released_hours_before: 10 });
    world
}

#[test]
fn held_seats_are_only_for_those_whom_somebody_else_registers() {
    let mut world = world();
    world.place(1, 1, 6).unwrap();
    world.place(2, 2, 1).unwrap();
    assert_eq!((world.state(1), world.state(2)), (CONFIRMED, FIRST));
    assert_eq!(world.availability()[0].taken, 10, "held seats cannot be had");
    world.place_on_behalf(3, 3, 3).unwrap();
    world.place_on_behalf(3, 4, 1).unwrap();
    assert_eq!((world.state(3), world.state(4), world.state(2)), (CONFIRMED, CONFIRMED, FIRST));
    assert_eq!(world.availability()[0].taken, 10);
    world.place_on_behalf(3, 5, 1).unwrap();
    assert_eq!(world.state(5), RegistrationState::Waitlisted { position: 2 });
}

#[test]
fn those_who_help_may_use_other_seats_too() {
    let mut world = world();
    world.place_on_behalf(3, 1, 6).unwrap();
    world.place(1, 2, 4).unwrap();
    assert_eq!((world.state(1), world.state(2)), (CONFIRMED, CONFIRMED));
}

#[test]
fn held_seats_are_shared_when_their_time_has_come() {
    let mut world = world();
    world.place(1, 1, 6).unwrap();
    world.place(2, 2, 4).unwrap();
    assert_eq!(world.state(2), FIRST);
    let released = STARTS_AT - 10 * HOUR;
    assert_eq!(world.book(crate::world::owner(0)).due_after(&Default::default()), Some(released));
    world.now = Some(released - 1);
    world.settle();
    assert_eq!(world.state(2), FIRST);
    world.now = Some(released);
    world.settle();
    assert_eq!(world.state(2), CONFIRMED);
}

#[test]
fn no_seat_is_held_that_somebody_has() {
    let mut world = World::new(10);
    world.place(1, 1, 6).unwrap();
    world.place(2, 2, 3).unwrap();
    world.terms().held = Some(Held { seats: 4, released_hours_before: 10 });
    world.settle();
    assert_eq!(world.state(2), CONFIRMED);
    assert_eq!(world.availability()[0].taken, 10);
    world.place(4, 4, 3).unwrap();
    world.cancel(2, 2).unwrap();
    assert_eq!(world.state(4), FIRST, "what is given back is held first");
}
