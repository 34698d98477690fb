//! Numbered seats: which one is whose.

use sammen_domain::{
    Decision, OccurrenceId, Registration, RegistrationState, SeatNumbers, number_seats,
};

use crate::world::{HOUR, World, owner, registration};

fn numbered(world: &World, given: &SeatNumbers) -> SeatNumbers {
    number_seats(&world.book(owner(0)), &Decision::default(), given)
}

fn numbers(pairs: &[(u128, u32)]) -> SeatNumbers {
    pairs.iter().map(|(id, number)| (registration(*id), *number)).collect()
}

#[test]
fn the_first_to_come_have_the_lowest_numbers_and_a_waiting_household_has_none() {
    let mut world = World::new(2);
    for by in 1..=3 {
        world.place(by, u128::from(by), 1).unwrap();
    }
    let given = numbered(&world, &SeatNumbers::new());
    assert_eq!(given, numbers(&[(1, 1), (2, 2)]));
}

#[test]
fn a_number_that_is_given_back_goes_to_the_next_and_all_others_stay() {
    let mut world = World::new(3);
    for by in 1..=4 {
        world.place(by, u128::from(by), 1).unwrap();
    }
    let given = numbered(&world, &SeatNumbers::new());
    world.cancel(2, 2).unwrap();
    assert_eq!(world.state(4), RegistrationState::Confirmed);
    let given = numbered(&world, &given);
    assert_eq!(given, numbers(&[(1, 1), (3, 3), (4, 2)]));
    world.set_capacity(0, 1);
    assert_eq!(numbered(&world, &given), given, "fewer seats take nobody's number");
}

#[test]
fn who_is_offered_a_seat_has_a_number_when_it_is_taken() {
    let mut world = World::new(1);
    world.terms().offer_hours = Some(6);
    world.place(1, 1, 1).unwrap();
    world.place(2, 2, 1).unwrap();
    world.cancel(1, 1).unwrap();
    assert!(matches!(world.state(2), RegistrationState::Offered { .. }));
    assert_eq!(numbered(&world, &SeatNumbers::new()), SeatNumbers::new());
    world.accept(2, 2).unwrap();
    assert_eq!(numbered(&world, &SeatNumbers::new()), numbers(&[(2, 1)]));
}

#[test]
fn of_a_series_a_household_has_one_number_and_keeps_it_when_it_leaves_a_date_out() {
    let mut world = World::series(&[2, 2]);
    world.place(1, 1, 1).unwrap();
    world.place(2, 2, 1).unwrap();
    let given = numbered(&world, &SeatNumbers::new());
    assert_eq!(given, numbers(&[(1, 1), (2, 2)]));
    world.cancel_only(1, 1, 0).unwrap();
    assert_eq!(numbered(&world, &given), given);
}

#[test]
fn where_single_dates_become_a_series_who_came_first_keeps_the_number() {
    let mut world = World::with_dates(&[2, 2]);
    world.place(1, 1, 1).unwrap();
    let other =
        sammen_domain::PlaceRegistration { occurrence: world.dates[1].id, ..world.request(2, 1) };
    world.now = world.now.map(|now| now + 6 * 24 * HOUR);
    world.place_as(2, &other).unwrap();
    let given = numbers(&[(1, 1), (2, 1)]);
    assert_eq!(numbered(&world, &given), given, "they are of two dates");
    let both = world.dates.iter().map(|date| date.id).collect();
    let first = world.registrations.iter_mut().find(|r| r.id == registration(1)).unwrap();
    first.series = Some(sammen_domain::SeriesPlaces {
        activity: world.activity.id,
        dates: both,
        declined: vec![],
    });
    assert_eq!(numbered(&world, &given), numbers(&[(1, 1), (2, 2)]));
}

/// The dates that a household has a seat on for certain.
fn dates_of(world: &World, registration: &Registration) -> Vec<OccurrenceId> {
    let held = world.dates.iter().filter(|date| registration.holds(date.id));
    let dates = held.map(|date| date.id);
    dates.filter(|_| registration.state == RegistrationState::Confirmed).collect()
}

/// What holds of numbers whatever is done.
pub fn check(world: &World, before: &SeatNumbers, after: &SeatNumbers) {
    let holders = || world.registrations.iter().filter(|r| !dates_of(world, r).is_empty());
    assert!(holders().map(|r| r.id).all(|id| after.contains_key(&id)), "who has a seat has one");
    assert_eq!(holders().count(), after.len(), "nobody else has");
    let meet = |one: &Registration, other: &Registration| {
        let others = dates_of(world, other);
        dates_of(world, one).iter().any(|date| others.contains(date))
    };
    for holder in holders() {
        let number = after[&holder.id];
        let on_its_dates = |wanted: u32| {
            holders().any(|r| r.id != holder.id && after[&r.id] == wanted && meet(r, holder))
        };
        assert!(!on_its_dates(number), "nobody has another's number");
        match before.get(&holder.id) {
            Some(had) => assert_eq!(*had, number, "a number stays"),
            None => assert!((1..number).all(on_its_dates), "it is the lowest that was free"),
        }
    }
}
