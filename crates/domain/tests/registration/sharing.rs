//! How seats are shared.

use sammen_domain::{Decision, RegistrationState};

use crate::world::World;

#[test]
fn a_household_that_fits_passes_one_that_does_not() {
    let mut world = World::new(5);
    world.place(1, 1, 4).unwrap();
    world.place(2, 2, 3).unwrap();
    world.place(3, 3, 1).unwrap();
    world.place(4, 4, 2).unwrap();
    assert_eq!(world.state(1), RegistrationState::Confirmed);
    assert_eq!(world.state(2), RegistrationState::Waitlisted { position: 1 });
    assert_eq!(world.state(3), RegistrationState::Confirmed);
    assert_eq!(world.state(4), RegistrationState::Waitlisted { position: 2 });
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(2), RegistrationState::Confirmed);
    assert_eq!(world.state(4), RegistrationState::Waitlisted { position: 1 });
}

#[test]
fn fewer_seats_take_nobodys_seat() {
    let mut world = World::new(5);
    world.place(1, 1, 3).unwrap();
    world.place(2, 2, 2).unwrap();
    assert_eq!(world.set_capacity(0, 1), Decision::default());
    world.place(3, 3, 1).unwrap();
    assert_eq!(world.state(3), RegistrationState::Waitlisted { position: 1 });
    world.cancel(1, 1).unwrap();
    assert_eq!(world.state(3), RegistrationState::Waitlisted { position: 1 }, "2 of 1 are taken");
    world.cancel(2, 2).unwrap();
    assert_eq!(world.state(3), RegistrationState::Confirmed);
}
